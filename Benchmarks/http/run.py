#!/usr/bin/env python3
"""Speed and memory of a served city over HTTP, with the load generator on the same cores.

Usage: run.py make DATA            makes DATA a sample city and ends
       run.py [--data DATA]        measures: an empty city, and DATA as it is where it is given

DATA keeps what is filed while measuring. Prints a Markdown table. Only loopback addresses are
asked, for a bounded time.
"""
import argparse
import json
import os
import pathlib
import random
import re
import sqlite3
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts" / "test"))
from city import City  # noqa: E402

PROGRAM = pathlib.Path(os.environ.get("TONGBAN_BINARY", ROOT / ".build" / "release" / "tongban"))
FILING = json.loads((ROOT / "scripts" / "test" / "filing.json").read_text(encoding="utf-8"))


def machine():
    model = re.search(r"model name\s*:\s*(.+)", pathlib.Path("/proc/cpuinfo").read_text()).group(1)
    return f"{os.cpu_count()} cores, {model}"


def resident(city):
    status = pathlib.Path(f"/proc/{city.process.pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024


def load(city, script, seconds, token, clients, **places):
    run = subprocess.run(
        ["wrk", "-t1", f"-c{clients}", f"-d{seconds}s", "--latency", "--timeout", "10s", "-s",
         str(pathlib.Path(__file__).parent / script), f"http://127.0.0.1:{city.port}"],
        env={**os.environ, "TOKEN": token, **{k: str(v) for k, v in places.items()}},
        capture_output=True, text=True, check=True)
    requests, micros, refused, half, most = map(int, re.search(r"RESULT (.+)", run.stdout).group(1).split())
    return (requests - refused) / (micros / 1e6), half / 1000, most / 1000, refused


def some_cases(data, wanted):
    """Ids of cases drawn from all of a city's, and how many it has."""
    with sqlite3.connect(f"file:{data}/tongban.sqlite?mode=ro", uri=True) as store:
        count = store.execute("SELECT max(case_no) FROM cases").fetchone()[0] or 0
        draw = random.Random(7)
        numbers = [draw.randint(1, count) for _ in range(wanted)] if count else []
        rows = [store.execute("SELECT id FROM cases WHERE case_no = ?", (number,)).fetchone() for number in numbers]
    return [base32(row[0]) for row in rows if row], count


def base32(blob):
    number = int.from_bytes(blob, "big")
    return "".join("0123456789abcdefghjkmnpqrstvwxyz"[number >> shift & 31] for shift in range(125, -1, -5))


def measured(outcome):
    rate, half, most, refused = outcome
    return f"{rate:.0f}/s, p50 {half:.1f} ms, p99 {most:.1f} ms" + (f"; {refused} refused" if refused else "")


def measure(data, folder, seconds, name):
    """Start, memory, reading and filing of one city."""
    rows = []
    city = City(data, program=PROGRAM, flags=["--unlimited"])
    ids, count = some_cases(data, 20_000) if (data / "tongban.sqlite").exists() else ([], 0)
    rows.append((f"Start, {name}", f"{city.start():.2f} s", "3 s at 1,000,000"))
    time.sleep(2)
    rows.append((f"Resident memory, idle, {name}", f"{resident(city):.0f} MB", "100 MB empty"))
    if ids:
        (folder / "cases").write_text("\n".join(ids), encoding="utf-8")
        token = city.sign_in("dispatcher-yu")
        for clients in (32, 64):
            outcome = load(city, "reading.lua", seconds, token, clients, CASES=folder / "cases")
            rows.append((f"Reading a case drawn from {count:,}, {clients} clients", measured(outcome),
                         "5,000/s, p99 10 ms"))
    token = city.sign_in(FILING["account"])
    load(city, "filing.lua", 2, token, 64, FILING=folder / "filing.json")
    outcome = load(city, "filing.lua", seconds, token, 64, FILING=folder / "filing.json")
    rows.append((f"Filing, 64 clients, {name}", measured(outcome), "4,000/s, p99 50 ms"))
    rows.append((f"Resident memory after it, {name}", f"{resident(city):.0f} MB", "512 MB at 1,000,000"))
    city.stop()
    return rows


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("make", nargs="*", help="make DATA: only makes the sample city")
    options.add_argument("--data", type=pathlib.Path)
    options.add_argument("--seconds", type=int, default=10)
    options = options.parse_args()
    if options.make:
        city = City(options.make[-1], program=PROGRAM)
        city.start()
        city.stop()
        return
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        folder = pathlib.Path(folder)
        (folder / "filing.json").write_text(json.dumps(FILING["filing"]), encoding="utf-8")
        rows = measure(folder / "data", folder, options.seconds, "empty city")
        if options.data:
            _, count = some_cases(options.data, 0)
            rows += measure(options.data, folder, options.seconds, f"{count:,} cases")
    print(f"{machine()}; release build; wrk on the same cores; {time.strftime('%Y-%m-%d')}\n")
    print("| What | Measured | Bar |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
