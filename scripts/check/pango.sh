#!/usr/bin/env bash
# The declarations of Sources/CPango agree with pango's own headers: a C compiler refuses two that differ.
set -euo pipefail
cd "$(dirname "$0")/../.."
for tool in clang pkg-config; do
    command -v "$tool" >/dev/null 2>&1 || { echo "pango: skipped, $tool is missing"; exit 0; }
done
# shellcheck disable=SC2046
clang -fsyntax-only -Werror $(pkg-config --cflags pangocairo) -include pango/pangocairo.h -x c Sources/CPango/shim.h
echo "pango: declarations agree"
