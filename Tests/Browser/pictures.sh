#!/usr/bin/env bash
# Writes the key pages into docs/screenshots: the journeys stop at them and look in three languages at two widths.
set -euo pipefail
cd "$(dirname "$0")/../.."
folder="${1:-docs/screenshots}"
rm -rf "$folder" && mkdir -p "$folder"
PICTURES="$PWD/$folder" Tests/Browser/run.sh $(grep -l '\.picture(' Tests/Browser/*.py | xargs -n1 basename | sed 's/\.py$//' | grep -v '^harness$')
.cache/browser/bin/python -c 'import PIL' 2>/dev/null ||
    .cache/browser/bin/python -m pip install -q --disable-pip-version-check pillow==12.0.0
# 64 colours are enough for calm pages and a quarter of the bytes.
.cache/browser/bin/python - "$folder" <<'PYTHON'
import pathlib
import sys

from PIL import Image

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.png")):
    Image.open(path).convert("RGB").quantize(64, dither=Image.Dither.NONE).save(path, optimize=True)
PYTHON
echo "$(ls "$folder" | wc -l) pictures in $folder, $(du -sh "$folder" | cut -f1)"
