#!/usr/bin/env bash
# Runs every browser journey, each with a city of its own. Usage: Tests/Browser/run.sh [JOURNEY …]
# Makes its Python environment in .cache/browser the first time. Chromium comes from scripts/setup.sh test.
set -euo pipefail
cd "$(dirname "$0")/../.."
environment=.cache/browser
if ! "$environment/bin/python" -c 'import playwright, axe_playwright_python' 2>/dev/null; then
    python3 -m venv "$environment"
    "$environment/bin/pip" install -q --disable-pip-version-check \
        playwright==1.65.2 axe-playwright-python==0.1.8
fi
journeys=("$@")
if [ ${#journeys[@]} -eq 0 ]; then
    for file in Tests/Browser/*.py; do
        name="$(basename "$file" .py)"
        case "$name" in harness | screenshots | *_parts) ;; *) journeys+=("$name") ;; esac
    done
fi
# Two side by side: a journey mostly waits, now for the browser, now for the city.
report="$(mktemp -d)"
trap 'rm -rf "$report"' EXIT
# A journey that stumbles is walked once more, and both are told: a busy machine must not look like a fault.
walk() {
    local began=$SECONDS
    if "$1/bin/python" "Tests/Browser/$3.py" >"$2/$3" 2>&1; then
        echo "$(tail -1 "$2/$3") ($((SECONDS - began)) s)"
    elif tail -5 "$2/$3" && "$1/bin/python" "Tests/Browser/$3.py" >"$2/$3" 2>&1; then
        echo "$(tail -1 "$2/$3"), at the second try ($((SECONDS - began)) s)"
    else
        cat "$2/$3"
        echo "$3: NOT well ($((SECONDS - began)) s)"
        touch "$2/ill"
    fi
}
export -f walk
printf '%s\n' "${journeys[@]}" | xargs -P 2 -I{} bash -c 'walk "$@"' walk "$environment" "$report" {}
[ ! -e "$report/ill" ]
