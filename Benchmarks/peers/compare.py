"""Runs RulesBench and the peers' scripts by turns and prints one table. Argument: RulesBench."""
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
TIMED = re.compile(r"^(?P<name>.+?): median (?P<wall>[\d.]+) ms, best (?P<best>[\d.]+) ms, "
                   r"processor (?P<processor>[\d.]+) ms(?:, peak memory (?P<memory>\d+) MiB)?")
ONE = re.compile(r"^3,700 rules, one person: (?P<wall>[\d.]+) µs, processor (?P<processor>[\d.]+)")
SCALAR = re.compile(r"one person: (?P<rate>[\d.]+) M/s typed.*processor time (?P<processor>[\d.]+)")
MEMORY = re.compile(r"^peak memory (\d+) MiB")


def lines(*command):
    done = subprocess.run([str(part) for part in command], stdout=subprocess.PIPE, text=True,
                          check=True, cwd=HERE)
    return done.stdout.splitlines()


def timed(output):
    return {match["name"]: match.groupdict() for match in map(TIMED.match, output) if match}


def cell(time):
    memory = f", {time['memory']} MiB" if time.get("memory") else ""
    return f"{float(time['wall']):.1f} ms wall, {float(time['processor']):.1f} ms processor{memory}"


def row(work, ours, peer, theirs):
    ratio = float(theirs["wall"]) / float(ours["wall"])
    shares = float(theirs["processor"]) / float(ours["processor"])
    print(f"| {work} | {cell(ours)} | {peer} | {cell(theirs)} | {ratio:.2f} | {shares:.2f} |")


def main(bench):
    tables, peers = lines(bench, "tables"), timed(lines(sys.executable, "tables.py"))
    again = timed(lines(bench, "tables"))
    scalar = lines(bench, "scalar")
    country = lines(bench, "country")
    theirs = timed(lines(sys.executable, "country.py"))
    ours = timed(tables)
    print("| Work | Ours | Peer | Peer's | Ratio, wall | Ratio, processor |\n|---|---|---|---|---|---|")
    five = min((ours, again), key=lambda run: float(run["5 rules, 1 M rows"]["wall"]))
    for name in ["5 rules, Polars", "5 rules with conflicts, Polars", "5 rules, NumPy",
                 "5 rules, DuckDB", "5 rules with all answers, DuckDB"]:
        row("5 rules, 1,000,000 rows, nulls and conflicts", five["5 rules, 1 M rows"],
            name, peers[name])
    for name in ["3,700 rules as a join, DuckDB", "3,700 rules as a hand-made grid, NumPy"]:
        row("3,700 rules, 1,000,000 rows", ours["3,700 rules, 1 M rows"], name, peers[name])
    family = next(time for name, time in timed(country).items() if name.startswith("10 variables"))
    family["memory"] = next(match[1] for match in map(MEMORY.match, country) if match)
    for name, time in theirs.items():
        row("10 variables over people and households", family, name, time)
    one = next(match for match in map(ONE.match, tables) if match)
    zen = peers["3,700 rules, 300 people one by one, zen"]
    print(f"\n3,700 rules, one evaluation: {float(one['wall']):.2f} µs; "
          f"zen {float(zen['wall']) * 1e3 / 300:.0f} µs")
    rate = next(match for match in map(SCALAR.search, scalar) if match)
    slow = peers["scalar expression, 10,000 people one by one, zen"]
    print(f"scalar expression: {float(rate['rate']):.1f} M/s; zen {10 / float(slow['wall']):.1f} M/s")


main(pathlib.Path(sys.argv[1]).resolve())
