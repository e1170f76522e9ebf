#!/usr/bin/env python3
"""How quickly the key pages come at a steady rate, with signed-in sessions.

Usage: pages.py --data DATA [--rate 200] [--seconds 20] [--only NAME]

Requests leave at their appointed times whether or not earlier ones have been answered, and a
page's time counts from its appointed moment, so that waiting in a queue is not left out. The
pages are asked by turns, each with cases, people and services drawn anew. Prints a Markdown table.
"""
import argparse
import http.client
import pathlib
import queue
import random
import sqlite3
import sys
import threading
import time

from run import City, FILING, PROGRAM, machine, some_cases

CONNECTIONS = 16
BAR = 50.0


class Pages:
    """The pages, each an address drawn for an account."""

    def __init__(self, city, data):
        self.draw = random.Random(3)
        self.tokens = {}
        self.city = city
        self.desk = desk_cases(data)
        self.services = services(city)
        self.own = self.own_cases()

    def token(self, account):
        if account and account not in self.tokens:
            self.tokens[account] = self.city.sign_in(account)
        return self.tokens.get(account)

    def own_cases(self):
        status, page = self.city.ask("GET", "/me/cases.json", token=self.token(FILING["account"]))
        return [item["number"] for item in page.get("items", [])] if status == 200 else []

    def all(self):
        citizen = FILING["account"]
        pages = [
            ("Home", None, lambda: "/"),
            ("Services", None, lambda: "/services"),
            ("A service", None, lambda: "/services/" + self.draw.choice(self.services)),
            ("My page", citizen, lambda: "/me"),
            ("My cases", citizen, lambda: "/me/cases"),
            ("Messages", citizen, lambda: "/me/inbox"),
            ("Supervision", "supervisor", lambda: "/desk/supervise"),
            ("Administration", "system-admin", lambda: "/admin"),
            ("Health", "system-admin", lambda: "/admin/health"),
            ("Audit", "auditor", lambda: "/admin/audit"),
        ]
        if self.own:
            pages.append(("My case", citizen, lambda: "/me/cases/" + self.draw.choice(self.own)))
        if self.desk:
            steward, numbers = self.desk
            pages += [
                ("Desk", steward, lambda: "/desk"),
                ("Queue", steward, lambda: "/desk/queue"),
                ("Queue, newest first", steward, lambda: "/desk/queue?order=newest"),
                ("Queue, longest waiting", steward, lambda: "/desk/queue?order=since"),
                ("A case at the desk", steward, lambda: "/desk/cases/" + self.draw.choice(numbers)),
            ]
        return pages


def desk_cases(data):
    """The steward of the fullest community, and numbers of cases that wait there."""
    stewards = {"community-nantang": "nantang-worker", "community-yanchi": "yanchi-worker",
                "civil-affairs": "civil-steward", "market-regulation": "market-steward"}
    with sqlite3.connect(f"file:{data}/tongban.sqlite?mode=ro", uri=True) as store:
        loads = store.execute("SELECT unit, sum(count) FROM unit_loads GROUP BY unit ORDER BY 2 DESC").fetchall()
        unit = next((unit for unit, count in loads if unit in stewards and count), None)
        if unit is None:
            return None
        found = store.execute("SELECT c.number FROM queue q JOIN cases c USING (case_no) "
                              "WHERE q.unit = ? AND q.desk = 'steward' LIMIT 500", (unit,))
        return stewards[unit], [row[0] for row in found]


def services(city):
    status, page = city.ask("GET", "/services.json")
    assert status == 200, page
    return [item["key"] if "key" in item else item["id"] for item in page["items"]]


class Clock:
    """Hands out appointed moments and keeps how long each page took from its own."""

    def __init__(self, pages, rate, seconds):
        self.work = queue.SimpleQueue()
        self.times = {name: [] for name, _, _ in pages}
        self.wrong = {}
        self.sizes = {}
        start = time.monotonic() + 0.2
        for turn in range(int(rate * seconds)):
            self.work.put((start + turn / rate, pages[turn % len(pages)]))

    def run(self, port, tokens):
        workers = [threading.Thread(target=self.client, args=(port, tokens)) for _ in range(CONNECTIONS)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join()

    def client(self, port, tokens):
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        while True:
            try:
                moment, (name, account, address) = self.work.get_nowait()
            except queue.Empty:
                return
            time.sleep(max(0.0, moment - time.monotonic()))
            fields = {"Accept-Encoding": "gzip"}
            if account:
                fields["Authorization"] = "Bearer " + tokens[account]
            connection.request("GET", address(), headers=fields)
            answer = connection.getresponse()
            body = answer.read()
            self.times[name].append((time.monotonic() - moment) * 1000)
            self.sizes[name] = len(body)
            if answer.status != 200:
                self.wrong[name] = answer.status


def quantile(times, share):
    times = sorted(times)
    return times[min(len(times) - 1, int(len(times) * share))]


def measure(city, data, rate, seconds, only):
    pages = Pages(city, data)
    wanted = [page for page in pages.all() if not only or page[0] in only]
    for _, account, _ in wanted:
        pages.token(account)
    Clock(wanted, rate / 2, min(3, seconds)).run(city.port, pages.tokens)
    clock = Clock(wanted, rate, seconds)
    clock.run(city.port, pages.tokens)
    return clock


def report(clock, rate, count):
    print(f"{machine()}; release build; {count:,} cases; {rate} requests/s over {len(clock.times)} pages, "
          f"load generator on the same cores; {time.strftime('%Y-%m-%d')}\n")
    print("| Page | p50 | p99 | longest | KB sent | Bar |\n|---|---|---|---|---|---|")
    for name, times in clock.times.items():
        most = quantile(times, 0.99)
        verdict = f"answers {clock.wrong[name]}" if name in clock.wrong else "met" if most <= BAR else "missed"
        print(f"| {name} | {quantile(times, 0.5):.1f} ms | {most:.1f} ms | {max(times):.1f} ms "
              f"| {clock.sizes[name] / 1000:.0f} | p99 {BAR:.0f} ms: {verdict} |")
    every = [each for times in clock.times.values() for each in times]
    print(f"| all | {quantile(every, 0.5):.1f} ms | {quantile(every, 0.99):.1f} ms | {max(every):.1f} ms | | |")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=pathlib.Path, required=True)
    options.add_argument("--rate", type=int, default=200)
    options.add_argument("--seconds", type=int, default=20)
    options.add_argument("--only", action="append")
    options = options.parse_args()
    city = City(options.data, program=PROGRAM, flags=["--unlimited"])
    city.start()
    try:
        clock = measure(city, options.data, options.rate, options.seconds, options.only)
    finally:
        city.stop()
    report(clock, options.rate, some_cases(options.data, 0)[1])
    if clock.wrong:
        sys.exit("a page was not answered as it should be")


if __name__ == "__main__":
    main()
