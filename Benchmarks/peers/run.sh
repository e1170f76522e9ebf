#!/usr/bin/env bash
# Rules beside their peers in the same minutes, printed as one table. Nothing here is part of
# `make test`. PEERS names a Python environment with requirements.txt that is there already.
set -euo pipefail
cd "$(dirname "$0")/../.."
peers="${PEERS:-.cache/peers}"
bench="${RULES_BENCH:-Benchmarks/.build/release/RulesBench}"
if [ ! -x "$peers/bin/python" ]; then
    python3 -m venv "$peers"
    "$peers/bin/pip" install --quiet --requirement Benchmarks/peers/requirements.txt
fi
if [ ! -x "$bench" ]; then
    swift build -c release --package-path Benchmarks --product RulesBench
fi
exec "$peers/bin/python" Benchmarks/peers/compare.py "$bench"
