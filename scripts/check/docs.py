#!/usr/bin/env python3
"""Docs tell the truth: public types and functions say what they give, links lead somewhere, and
what the operators' guide must name is named there.
"""
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
DECLARED = re.compile(r"^\s*public\s+(?:final\s+|static\s+|mutating\s+|indirect\s+|nonmutating\s+)*"
                      r"(struct|enum|class|protocol|actor|func)\s+([^\s(<:]+)")
EXEMPT = {"hash", "==", "<", "encode", "makeIterator", "next", "index", "validate", "run", "write"}
LINK = re.compile(r"\]\((?!https?:|#|mailto:)([^)#\s]+)")


def undocumented():
    for path in sorted(ROOT.glob("Sources/**/*.swift")):
        lines = path.read_text(encoding="utf-8").splitlines()
        conforming = False
        for number, line in enumerate(lines):
            if line.startswith("extension "):
                # What a protocol asks for is told where the protocol stands.
                conforming = ":" in line.split("{")[0].split(" where ")[0]
            elif line == "}":
                conforming = False
            match = DECLARED.match(line)
            if not match or match.group(2) in EXEMPT or conforming:
                continue
            above = number - 1
            while above >= 0 and lines[above].strip().startswith("@"):
                above -= 1
            if above < 0 or not lines[above].strip().startswith("///"):
                name = path.relative_to(ROOT)
                yield f"{name}:{number + 1}: {match.group(1)} {match.group(2)} does not say what it gives"


def broken_links():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md")]
    for page in sorted(pages):
        for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
            for goal in LINK.findall(line):
                if not (page.parent / goal).exists():
                    yield f"{page.relative_to(ROOT)}:{number}: leads nowhere: {goal}"


def unnamed():
    """Commands of the binary, problems of the API: each stands in the operators' guide."""
    guide = ROOT / "docs" / "operators.md"
    text = guide.read_text(encoding="utf-8") if guide.exists() else ""
    for path in sorted(ROOT.glob("Sources/tongban/Commands/*.swift")):
        for name in re.findall(r'commandName: "([a-z-]+)"', path.read_text(encoding="utf-8")):
            if name not in text:
                yield f"docs/operators.md: does not name the command {name}"
    kinds = ROOT / "Sources" / "Civics" / "Problems" / "Problem+Kinds.swift"
    problems = ROOT / "docs" / "problems.md"
    named = problems.read_text(encoding="utf-8") if problems.exists() else ""
    if kinds.exists():
        for name in re.findall(r'Kind\(\s*"([a-z-]+)",\s*\d+', kinds.read_text(encoding="utf-8")):
            if f"`{name}`" not in named:
                yield f"docs/problems.md: does not name {name}"


if __name__ == "__main__":
    found = [*undocumented(), *broken_links(), *unnamed()]
    print("\n".join(found) if found else "docs: complete")
    sys.exit(1 if found else 0)
