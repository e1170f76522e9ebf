#!/bin/sh
# Runs every browser journey, each with a city of its own. Uses .cache/browser as its Python
# environment if it is there (scripts: python3 -m venv .cache/browser; pip install
# playwright==1.65.2 axe-playwright-python==0.1.8). Skips with a sentence where something is missing.
set -eu
cd "$(dirname "$0")"
python="${PYTHON:-}"
if [ -z "$python" ]; then
    python=../../.cache/browser/bin/python
    [ -x "$python" ] || python=python3
fi
for journey in open_pages noodle_shop newborn without_script; do
    [ -f "$journey.py" ] || continue
    "$python" "$journey.py"
done
