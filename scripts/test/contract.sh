#!/usr/bin/env bash
# schemathesis against the OpenAPI the sample city serves: no 5xx, no breach of contract.
set -euo pipefail
cd "$(dirname "$0")/../.."
venv=.venv
if [ ! -x "$venv/bin/schemathesis" ]; then
    python3 -m venv "$venv"
    "$venv/bin/pip" install -q --disable-pip-version-check schemathesis==4.32.5
fi
exec "$venv/bin/python" scripts/test/contract.py "$@"
