#!/usr/bin/env python3
"""Arrows point inward: what a target may import of ours, from the manifest and from import lines.

Exit 1 with one line per arrow that points outward or that the manifest does not declare.
"""
import json
import pathlib
import re
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
RING = {
    "JSON": 0, "Civics": 0, "FEEL": 0, "DMN": 0, "JSONSchema": 0, "TransparencyLog": 0,
    "QRCodes": 0,
    "Policies": 1, "Cases": 1,
    "City": 2,
    "Storage": 3, "Web": 3, "API": 3, "Portal": 3, "Papers": 3, "Scanning": 3, "Payments": 3, "SignOn": 3,
    "WebTesting": 3,
    "tongban": 4,
}
# Within a ring these arrows are allowed, because the design names them.
SIDEWAYS = {
    ("Civics", "JSON"), ("JSONSchema", "JSON"), ("TransparencyLog", "JSON"), ("DMN", "FEEL"),
    ("Cases", "Policies"), ("API", "Web"), ("Portal", "Web"), ("WebTesting", "Web"),
}
# Libraries that stand alone: usable by anyone, so they import nothing of ours but these.
ALONE = {"FEEL": set(), "JSON": set(), "JSONSchema": {"JSON"}, "TransparencyLog": {"JSON"},
         "QRCodes": set()}
# Rings 0 to 2 are pure: no networking, no store, no operating system.
IMPURE = {"Hummingbird", "GRDB", "NIOCore", "Glibc", "Dispatch", "ServiceLifecycle", "Logging"}
IMPORT = re.compile(r"^\s*(?:@\w+(?:\([^)]*\))?\s+)?(?:public |internal |package |private )?import\s+"
                    r"(?:struct |class |enum |func |protocol |typealias )?(\w+)")


def manifest():
    text = subprocess.run(["swift", "package", "dump-package"], cwd=ROOT, check=True,
                          capture_output=True, text=True).stdout
    targets = {}
    for target in json.loads(text)["targets"]:
        names = {next(iter(d.values()))[0] for d in target["dependencies"]}
        targets[target["name"]] = (target["type"], names)
    return targets


def arrow_fault(source, goal):
    if (source, goal) in SIDEWAYS:
        return None
    if source in ALONE and goal not in ALONE[source]:
        return "stands alone"
    if RING[goal] < RING[source]:
        return None
    return f"ring {RING[source]} to ring {RING[goal]}"


def faults(targets):
    for name, (kind, declared) in sorted(targets.items()):
        if kind == "test" or name not in RING:
            if kind != "test" and kind != "system" and name not in RING:
                yield f"Package.swift: target {name} has no ring in scripts/check/arrows.py"
            continue
        for goal in sorted(declared & RING.keys()):
            if fault := arrow_fault(name, goal):
                yield f"Package.swift: {name} -> {goal} ({fault})"
        yield from import_faults(name, declared)


def import_faults(name, declared):
    for path in sorted((ROOT / "Sources" / name).rglob("*.swift")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            match = IMPORT.match(line)
            if not match:
                continue
            goal = match.group(1)
            where = f"{path.relative_to(ROOT)}:{number}"
            if goal in RING and goal not in declared:
                yield f"{where}: imports {goal}, which Package.swift does not declare for {name}"
            if RING[name] <= 2 and goal in IMPURE:
                yield f"{where}: {name} is pure and may not import {goal}"


if __name__ == "__main__":
    found = list(faults(manifest()))
    print("\n".join(found) if found else "arrows: all point inward")
    sys.exit(1 if found else 0)
