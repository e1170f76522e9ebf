"""The five-row table and the 3,700-row table in Polars, NumPy, DuckDB and zen."""
import json
import os
import tempfile
import time

import duckdb
import numpy as np
import polars as pl
import zen

from draw import columns, median

ROWS = 1_000_000
FILE = os.path.join(tempfile.mkdtemp(), "people.parquet")


def clocked(name, work, times=15):
    spent = []
    processor = time.process_time()
    for _ in range(times):
        begin = time.perf_counter()
        work()
        spent.append((time.perf_counter() - begin) * 1e3)
    processor = (time.process_time() - processor) * 1e3 / times
    print(f"{name}: median {median(spent):.2f} ms, best {min(spent):.2f} ms, "
          f"processor {processor:.2f} ms", flush=True)


def five():
    age, income, no_age, no_income = columns(1, ROWS, [100, 800_000, 10, 10])
    frame = pl.DataFrame({"age": age.astype(np.int32), "income": income}).with_columns(
        age=pl.when(pl.lit(no_age != 0)).then(pl.col("age")),
        income=pl.when(pl.lit(no_income != 0)).then(pl.col("income")))
    a, i = pl.col("age"), pl.col("income")
    # A hand-written cascade: neither conflicts nor missing facts are told apart.
    cascade = (pl.when(a < 60).then(0).when(a < 70).then(5000)
               .when((a < 80) & (i <= 300_000)).then(15000)
               .when((a < 80) & (i > 300_000)).then(10000)
               .when(a >= 80).then(30000))
    clocked("5 rules, Polars", lambda: frame.select(cascade.alias("out")))
    # The same question our kernel answers: which row, with conflicts.
    hits = [a < 60, (a >= 60) & (a < 70), (a >= 70) & (a < 80) & (i <= 300_000),
            (a >= 70) & (a < 80) & (i > 300_000), a >= 80]
    count = sum(hit.fill_null(False).cast(pl.Int8) for hit in hits)
    which = pl.coalesce([pl.when(hit).then(pl.lit(n, pl.Int8)) for n, hit in enumerate(hits)])
    clocked("5 rules with conflicts, Polars",
            lambda: frame.select(which.alias("row"), count.alias("hits")))
    known_age, known_income = no_age != 0, no_income != 0

    def in_numpy():
        return np.select(
            [known_age & (age < 60), known_age & (age < 70),
             known_age & known_income & (age < 80) & (income <= 300_000),
             known_age & known_income & (age < 80) & (income > 300_000),
             known_age & (age >= 80)], [0, 5000, 15000, 10000, 30000], -1)
    clocked("5 rules, NumPy", in_numpy, 7)
    base = duckdb.connect()
    base.execute("SET threads TO 2")
    frame.write_parquet(FILE)
    base.execute(f"CREATE TABLE people AS SELECT * FROM '{FILE}'")
    clocked("5 rules, DuckDB", lambda: base.execute(
        "SELECT sum(CASE WHEN age < 60 THEN 0 WHEN age < 70 THEN 5000 "
        "WHEN age < 80 AND income <= 300000 THEN 15000 WHEN age < 80 AND income > 300000 "
        "THEN 10000 WHEN age >= 80 THEN 30000 END) FROM people").fetchall())
    clocked("5 rules with all answers, DuckDB", lambda: base.execute(
        "CREATE OR REPLACE TEMP TABLE out AS SELECT CASE WHEN age < 60 THEN 0 WHEN age < 70 "
        "THEN 5000 WHEN age < 80 AND income <= 300000 THEN 15000 WHEN age < 80 AND "
        "income > 300000 THEN 10000 WHEN age >= 80 THEN 30000 END AS x FROM people"))


def rules():
    made = []
    for place in range(37):
        for age in range(10):
            for income in range(10):
                made.append((place, age * 10, 1000 if age == 9 else age * 10 + 10,
                             income * 100_000, 10**12 if income == 9 else (income + 1) * 100_000,
                             len(made) % 997))
    return made


def many():
    place, age, income = columns(2, ROWS, [37, 100, 1_000_000])
    base = duckdb.connect()
    base.execute("SET threads TO 2")
    pl.DataFrame({"place": place, "age": age, "income": income}).write_parquet(FILE)
    base.execute(f"CREATE TABLE people AS SELECT * FROM '{FILE}'")
    base.execute("CREATE TABLE rules (place BIGINT, a0 BIGINT, a1 BIGINT, i0 BIGINT, i1 BIGINT, "
                 "x BIGINT)")
    base.executemany("INSERT INTO rules VALUES (?, ?, ?, ?, ?, ?)", rules())
    clocked("3,700 rules as a join, DuckDB", lambda: base.execute(
        "SELECT count(*), sum(x) FROM people p JOIN rules r ON p.place = r.place AND p.age >= r.a0 "
        "AND p.age < r.a1 AND p.income >= r.i0 AND p.income < r.i1").fetchall(), 5)
    grid = np.array([rule[5] for rule in rules()]).reshape(37, 10, 10)
    bands = np.arange(1, 10)

    def in_numpy():
        return grid[place, np.searchsorted(bands * 10, age, side="right"),
                    np.searchsorted(bands * 100_000, income, side="right")]
    clocked("3,700 rules as a hand-made grid, NumPy", in_numpy, 7)


def one_by_one():
    inputs = [{"id": "p", "field": "place", "name": "place"},
              {"id": "a", "field": "age", "name": "age"},
              {"id": "i", "field": "income", "name": "income"}]
    made = [{"_id": str(n), "p": f'"区{p}"', "a": f"[{a0}..{a1})", "i": f"[{i0 // 100}..{i1 // 100})",
             "o": str(x)} for n, (p, a0, a1, i0, i1, x) in enumerate(rules())]
    content = {"nodes": [
        {"id": "in", "name": "in", "type": "inputNode", "position": {"x": 0, "y": 0}},
        {"id": "t", "name": "t", "type": "decisionTableNode", "position": {"x": 0, "y": 0},
         "content": {"hitPolicy": "first", "inputs": inputs,
                     "outputs": [{"id": "o", "field": "x", "name": "x"}], "rules": made}},
        {"id": "out", "name": "out", "type": "outputNode", "position": {"x": 0, "y": 0}}],
        "edges": [{"id": "1", "type": "edge", "sourceId": "in", "targetId": "t"},
                  {"id": "2", "type": "edge", "sourceId": "t", "targetId": "out"}]}
    decision = zen.ZenEngine().create_decision(json.dumps(content))
    people = [{"place": f"区{n % 37}", "age": n % 100, "income": n * 7 % 10_000} for n in range(300)]
    clocked("3,700 rules, 300 people one by one, zen",
            lambda: [decision.evaluate(person) for person in people], 5)
    rule = zen.compile_expression("age >= 80 and local == true ? round(income * 0.255, 2) : 0")
    some = [{"age": n % 100, "income": n * 0.37, "local": n % 3 != 0} for n in range(10_000)]
    clocked("scalar expression, 10,000 people one by one, zen",
            lambda: [rule.evaluate(person) for person in some], 5)


five()
many()
one_by_one()
