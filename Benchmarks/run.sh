#!/usr/bin/env bash
# Every figure of docs/benchmarks.md: the store beside bare SQLite, rules, the city over HTTP.
# CASES=1000000 for the sizes the design speaks of.
set -euo pipefail
cd "$(dirname "$0")/.."
cases="${CASES:-20000}"
swift build -c release --product tongban
swift build -c release --package-path Benchmarks
echo "## Store"; Benchmarks/.build/release/StoreBench "$cases"
echo "## City over HTTP"; python3 Benchmarks/http/run.py --cases "$cases"
echo "## Rules beside peers"; Benchmarks/peers/run.sh
