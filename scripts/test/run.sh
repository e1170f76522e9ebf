#!/usr/bin/env bash
# Tests that look at the built binary from outside: conformance suites, stories, kills, contract.
set -euo pipefail
cd "$(dirname "$0")/../.."
tongban=.build/debug/tongban
suites="${TONGBAN_CONFORMANCE:-../shared/conformance}"
passed=0
failed=0

say() { printf '\n== %s\n' "$1"; }
try() { if "$@"; then passed=$((passed + 1)); else failed=$((failed + 1)); fi; }

if [ -d "$suites" ]; then
    say "Legal clock vectors";  try "$tongban" conformance clock "$suites/clock.jsonl"
    say "Merkle proofs";        try "$tongban" conformance merkle "$suites/merkle"
    say "JSON Schema 2020-12";  try "$tongban" conformance json-schema "$suites/json-schema"
    say "DMN compatibility kit"; try "$tongban" conformance dmn "$suites/dmn-tck"
else
    say "The public suites are not at $suites: skipped"
fi

say "Policy documents of the sample city"
for policy in SampleCity/policies/*/; do
    try "$tongban" policy check "$policy"
    try "$tongban" policy test "$policy"
done

say "Stories over HTTP"
try python3 scripts/test/stories.py

say "Cases that grow out of cases"
try python3 scripts/test/children.py

say "Witnesses outside of the city"
try python3 scripts/test/witnesses.py

say "Kills under load"
try python3 scripts/test/crash.py "${TONGBAN_KILLS:-50}"

say "Contract of the API"
try scripts/test/contract.sh

say "Journeys in the browser"
try Tests/Browser/run.sh

say "Tests from outside"
echo "$passed passed, $failed failed"
[ "$failed" -eq 0 ]
