#!/usr/bin/env python3
"""Kills the server at random moments under load and checks that nothing acknowledged is lost.

Each round: clients file cases, the process gets SIGKILL after 0.2 to 2 seconds, starts again, and
every acknowledgement is checked: the case exists with its number, the same key gives the same
answer and no second case, its receipts verify. At the end the whole ledger is audited.
Usage: crash.py [ROUNDS]. The last line is `N passed, N failed`.
"""
import http.client
import json
import pathlib
import random
import subprocess
import sys
import tempfile
import threading
import time

from city import City, binary

SEED = 20261121
WRITERS = 16


def filing(body, number):
    filled = json.loads(json.dumps(body))
    return filled, f"crash-{SEED}-{number}"


class Load:
    def __init__(self, city, token, body, first):
        self.city, self.token, self.body = city, token, body
        self.acknowledged = []
        self.next = first
        self.lock = threading.Lock()
        self.stopping = False
        self.threads = [threading.Thread(target=self.write, daemon=True) for _ in range(WRITERS)]

    def draw(self):
        with self.lock:
            self.next += 1
            return self.next

    def write(self):
        connection = self.city.connection()
        while not self.stopping:
            body, key = filing(self.body, self.draw())
            try:
                status, answer = self.city.ask("POST", "/api/v1/cases", body, self.token, key, connection)
            except (OSError, http.client.HTTPException):
                return
            if status in (200, 201):
                self.acknowledged.append((key, answer["id"], answer["number"]))

    def run(self, seconds):
        for thread in self.threads:
            thread.start()
        time.sleep(seconds)


def check(city, token, body, acknowledged, sample):
    faults = []
    connection = city.connection()
    for key, case, number in acknowledged:
        status, view = city.ask("GET", f"/api/v1/cases/{case}", None, token, None, connection)
        if status != 200 or view.get("number") != number:
            faults.append(f"{case}: acknowledged and lost ({status})")
    for key, case, number in sample:
        status, again = city.ask("POST", "/api/v1/cases", body, token, key, connection)
        if status not in (200, 201) or again.get("id") != case:
            faults.append(f"{key}: repeated and not the same answer ({status})")
        status, receipts = city.ask("GET", f"/api/v1/cases/{case}/receipts", None, token, None, connection)
        if status != 200 or not receipts.get("items"):
            faults.append(f"{case}: no receipts ({status})")
    return faults


def main():
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 50
    chance = random.Random(SEED)
    body = json.loads((pathlib.Path(__file__).parent / "filing.json").read_text(encoding="utf-8"))
    passed = failed = filed = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory() as folder:
        city = City(pathlib.Path(folder) / "data", flags=["--unlimited"])
        city.start()
        for number in range(rounds):
            token = city.sign_in(body["account"])
            load = Load(city, token, body["filing"], number * 1_000_000)
            load.run(chance.uniform(0.2, 2.0))
            city.kill()
            load.stopping = True
            for thread in load.threads:
                thread.join()
            slowest = max(slowest, city.start())
            token = city.sign_in(body["account"])
            time.sleep(1.2)
            few = chance.sample(load.acknowledged, min(5, len(load.acknowledged)))
            faults = check(city, token, body["filing"], load.acknowledged, few)
            filed += len(load.acknowledged)
            passed, failed = passed + (not faults), failed + bool(faults)
            for fault in faults[:5]:
                print(f"round {number + 1}: {fault}")
        city.stop()
        audit = subprocess.run([str(binary()), "ledger", "audit", str(city.data)], capture_output=True, text=True)
        fsck = subprocess.run([str(binary()), "fsck", "--data", str(city.data)], capture_output=True, text=True)
        for run in (audit, fsck):
            print(run.stdout.strip() or run.stderr.strip())
            passed, failed = passed + (run.returncode == 0), failed + (run.returncode != 0)
    print(f"{rounds} kills under load, {filed} acknowledged filings checked, ready again within {slowest:.1f} s")
    print(f"{passed} passed, {failed} failed")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
