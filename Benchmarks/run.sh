#!/usr/bin/env bash
# Every figure of docs/benchmarks.md: rules, the store beside bare SQLite, whole lifecycles, the city over HTTP, its pages.
#
# CASES=1000000 for the sizes the design speaks of (20,000 without). The city that is filled is kept where
# CITY=DIR names a place for it; a second run on the same DIR need not fill it again.
set -euo pipefail
cd "$(dirname "$0")/.."
cases="${CASES:-20000}"
city="${CITY:-}"
if [ -z "$city" ]; then
    city="$(mktemp -d /var/tmp/tongban-city-XXXXXX)/data"
    trap 'rm -rf "$(dirname "$city")"' EXIT
fi

echo "Building (the first time the libraries too, which takes some minutes)" >&2
swift build -c release --product tongban >&2
swift build -c release --package-path Benchmarks >&2
programs="$(swift build -c release --package-path Benchmarks --show-bin-path)"

echo "## Store"
"$programs/StoreBench" "$cases"
echo "## Whole lifecycles"
if [ ! -e "$city/tongban.sqlite" ]; then python3 Benchmarks/http/run.py make "$city"; fi
"$programs/LifecycleBench" "$city"
"$programs/LifecycleBench" "$city" fill "$cases"
"$programs/LifecycleBench" "$city"
echo "## City over HTTP"
python3 Benchmarks/http/run.py --data "$city"
echo "## Pages at 200 requests a second"
python3 Benchmarks/http/pages.py --data "$city"
echo "## Rules beside peers"
Benchmarks/peers/run.sh
