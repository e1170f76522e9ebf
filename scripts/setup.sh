#!/usr/bin/env bash
# Installs what a stage needs and is missing. Usage: scripts/setup.sh run|test|bench
# As root it installs; otherwise it prints the exact line to run and stops.
set -euo pipefail

run_packages=(ca-certificates git make libsqlite3-dev libcurl4 libpango1.0-dev fonts-noto-cjk)
test_packages=(python3 sqlite3 golang-go golang-golang-x-mod-dev python3-venv python3-pip chromium
    poppler-utils qpdf zbar-tools)
bench_packages=(wrk)

stage="${1:-run}"
packages=("${run_packages[@]}")
case "$stage" in
    run) ;;
    test) packages+=("${test_packages[@]}") ;;
    bench) packages+=("${test_packages[@]}" "${bench_packages[@]}") ;;
    *) echo "usage: scripts/setup.sh run|test|bench" >&2; exit 64 ;;
esac

if ! command -v swift >/dev/null 2>&1; then
    echo "The Swift toolchain is missing: install Swift 6.3 for Debian 12 and put it on PATH." >&2
    exit 78
fi

missing=()
for package in "${packages[@]}"; do
    status="$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)"
    [ "$status" = "install ok installed" ] || missing+=("$package")
done
[ ${#missing[@]} -eq 0 ] && exit 0

line="apt-get update && apt-get install -y --no-install-recommends ${missing[*]}"
if [ "$(id -u)" -ne 0 ]; then
    echo "Some Debian packages are missing. Please run this line as root, then try again:" >&2
    echo "    $line" >&2
    exit 78
fi
echo "Installing ${missing[*]} …"
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq
apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
