#!/usr/bin/env python3
"""Calls that belong in the composition only, and words this house does not use.

Time, ids and chance come in as arguments; only Sources/tongban/Composition may ask the machine.
A line may carry `// Allowed: reason` where a rule is broken on purpose.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
COMPOSITION = "Sources/tongban/"
CALLS = re.compile(r"\bDate\(\)|\bUUID\(\)|\.random\(|\.randomElement\(|\.shuffled\(\)|Calendar\.current|"
                   r"Locale\.current|TimeZone\.current|ProcessInfo|SystemRandomNumberGenerator|"
                   r"ContinuousClock\(\)\.now|SuspendingClock\(\)\.now|clock_gettime|gettimeofday")
UNSAFE = re.compile(r"@unchecked Sendable|nonisolated\(unsafe\)|@preconcurrency")
UNFINISHED = re.compile(r"\bTODO\b|\bFIXME\b|\bXXX\b")
NAMES = re.compile(r"(Utils?|Helpers?|Common|Manager|Info)\.swift$")
DEFAULT_OVER = re.compile(r"fatalError\(|preconditionFailure\(|try!\s")
MACHINE = re.compile(r"/work/|/home/[a-z]|/root/|/Users/|pypi\.org|files\.pythonhosted|deb\.debian\.org")
PURE = ("JSON", "Civics", "FEEL", "DMN", "JSONSchema", "TransparencyLog", "Policies", "Cases", "City")


def faults():
    for path in sorted(ROOT.glob("Sources/**/*.swift")):
        name = path.relative_to(ROOT).as_posix()
        pure = name.split("/")[1] in PURE
        if NAMES.search(path.name):
            yield f"{name}:1: a file is named after its principal type"
        lines = path.read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, 1):
            code = line.split("//")[0]
            if "// Allowed:" in line:
                continue
            if not name.startswith(COMPOSITION) and CALLS.search(code):
                yield f"{name}:{number}: {CALLS.search(code).group(0)} belongs in the composition"
            if UNSAFE.search(code) and not safe(lines, number, pure):
                yield f"{name}:{number}: needs a `// Safety:` sentence (and may not stand in rings 0-2)"
            if UNFINISHED.search(line):
                yield f"{name}:{number}: unfinished work belongs in an issue"
            if pure and DEFAULT_OVER.search(code):
                yield f"{name}:{number}: the pure core refuses, it never traps"
    for pattern in ("Sources/**/*", "Tests/**/*", "scripts/**/*", "docs/**/*.md", "SampleCity/**/*", "*.md",
                    "Benchmarks/**/*.swift", "Benchmarks/**/*.py", "Benchmarks/**/*.sh"):
        for path in sorted(ROOT.glob(pattern)):
            name = path.relative_to(ROOT).as_posix()
            if not path.is_file() or ".build" in name or name == "scripts/check/forbidden.py":
                continue
            for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1):
                if MACHINE.search(line):
                    yield f"{name}:{number}: names a machine's path or a registry's host"


def safe(lines, number, pure):
    near = lines[max(0, number - 6):number + 2]
    return not pure and any("// Safety:" in line or "/// Safety:" in line for line in near)


if __name__ == "__main__":
    found = list(faults())
    print("\n".join(found) if found else "forbidden calls: none")
    sys.exit(1 if found else 0)
