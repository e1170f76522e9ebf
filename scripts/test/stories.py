#!/usr/bin/env python3
"""Serves a fresh sample city and plays every story against it over HTTP."""
import pathlib
import subprocess
import sys
import tempfile

from city import ROOT, City, binary

passed = failed = 0
STORIES = sorted(p for p in (ROOT / "SampleCity" / "stories").glob("*.md") if p.stem != "README")
for story in STORIES:
    with tempfile.TemporaryDirectory() as folder:
        city = City(pathlib.Path(folder) / "data", flags=["--unlimited"])
        city.start()
        run = subprocess.run([str(binary()), "story", story.stem, "--url", f"http://127.0.0.1:{city.port}"],
                             cwd=ROOT, capture_output=True, text=True)
        city.stop()
    lines = (run.stdout + run.stderr).strip().splitlines()
    print(f"{story.stem}: {'ended well' if run.returncode == 0 else 'stopped'}; {lines[-1] if lines else ''}")
    if run.returncode:
        print("\n".join(lines[-15:]))
    passed, failed = passed + (run.returncode == 0), failed + (run.returncode != 0)
print(f"{passed} passed, {failed} failed")
sys.exit(1 if failed else 0)
