#!/usr/bin/env python3
"""Speed and memory of a served city over HTTP, with the load generator on the same cores.

Usage: run.py [--cases N]   N cases are filed first (default 20,000; the design speaks of 1,000,000).
Prints a Markdown table. Only loopback addresses are asked, for a bounded time.
"""
import argparse
import json
import os
import pathlib
import re
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


def load(city, script, seconds, token, **places):
    run = subprocess.run(
        ["wrk", "-t1", "-c64", f"-d{seconds}s", "--latency", "--timeout", "10s", "-s",
         str(pathlib.Path(__file__).parent / script), f"http://127.0.0.1:{city.port}"],
        env={**os.environ, "TOKEN": token, **{k: str(v) for k, v in places.items()}},
        capture_output=True, text=True, check=True)
    requests, micros, refused, half, most = map(int, re.search(r"RESULT (.+)", run.stdout).group(1).split())
    return (requests - refused) / (micros / 1e6), half / 1000, most / 1000, refused


def own_cases(city, token, wanted):
    """Ids of cases spread over all that the account filed."""
    found, after = [], None
    while len(found) < wanted:
        _, page = city.ask("GET", "/api/v1/cases?limit=200" + (f"&after={after}" if after else ""), None, token)
        found += [item["id"] for item in page["items"]]
        after = page["next"]
        if after is None:
            break
    return found


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--cases", type=int, default=20_000)
    options.add_argument("--seconds", type=int, default=10)
    options = options.parse_args()
    rows = []
    with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
        folder = pathlib.Path(folder)
        (folder / "filing.json").write_text(json.dumps(FILING["filing"]), encoding="utf-8")
        city = City(folder / "data", program=PROGRAM, flags=["--unlimited"])
        rows.append(("Start, empty directory made the sample city", f"{city.start():.2f} s", ""))
        rows.append(("Resident memory, idle", f"{resident(city):.0f} MB", "bar 100 MB"))
        token = city.sign_in(FILING["account"])
        rate, half, most, refused = load(city, "filing.lua", options.seconds, token, FILING=folder / "filing.json")
        rows.append(("Filing, 64 clients, empty", f"{rate:.0f}/s, p50 {half:.1f} ms, p99 {most:.1f} ms",
                     f"bar 4,000/s, p99 50 ms; {refused} refused"))
        filed = int(rate * options.seconds)
        began = time.monotonic()
        while filed < options.cases:
            token = city.sign_in(FILING["account"])
            rate, *_ = load(city, "filing.lua", 60, token, FILING=folder / "filing.json")
            filed += int(rate * 60)
            print(f"  {filed} cases after {time.monotonic() - began:.0f} s", file=sys.stderr)
        token = city.sign_in(FILING["account"])
        rate, half, most, refused = load(city, "filing.lua", options.seconds, token, FILING=folder / "filing.json")
        rows.append((f"Filing, 64 clients, {filed:,} cases", f"{rate:.0f}/s, p50 {half:.1f} ms, p99 {most:.1f} ms",
                     f"{refused} refused"))
        city.stop()
        rows.append((f"Start, {filed:,} cases", f"{city.start():.2f} s", "bar 3 s"))
        token = city.sign_in(FILING["account"])
        (folder / "cases").write_text("\n".join(own_cases(city, token, 5_000)), encoding="utf-8")
        rate, half, most, refused = load(city, "reading.lua", options.seconds, token, CASES=folder / "cases")
        rows.append((f"Reading a case, 64 clients, {filed:,} cases", f"{rate:.0f}/s, p50 {half:.1f} ms, p99 {most:.1f} ms",
                     f"bar 5,000/s, p99 10 ms; {refused} refused"))
        rows.append((f"Resident memory, {filed:,} cases", f"{resident(city):.0f} MB", "bar 512 MB"))
        city.stop()
    print(f"{machine()}; release build; wrk on the same cores; {time.strftime('%Y-%m-%d')}\n")
    print("| What | Measured | |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


if __name__ == "__main__":
    main()
