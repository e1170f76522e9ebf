"""Serves a sample city, signs in, and lets schemathesis try every operation it describes."""
import os
import pathlib
import subprocess
import sys
import tempfile

from city import ROOT, City

EXAMPLES = os.environ.get("TONGBAN_EXAMPLES", "25")

with tempfile.TemporaryDirectory() as folder:
    city = City(pathlib.Path(folder) / "data", flags=["--unlimited"])
    city.start()
    token = city.sign_in("chen-yalan")
    run = subprocess.run(
        [str(ROOT / ".venv" / "bin" / "schemathesis"),
         "--config-file", str(ROOT / "scripts" / "test" / "schemathesis.toml"),
         "run", f"http://127.0.0.1:{city.port}/openapi.json",
         "--header", f"Authorization: Bearer {token}", "--max-examples", EXAMPLES,
         "--seed", "20261121", "--generation-deterministic",
         "--phases", "examples,coverage,fuzzing", "--exclude-path", "/api/v1/sessions/current",
         "--exclude-path", "/api/v1/clock", "--no-color", "--request-timeout", "10"],
        cwd=folder)
    city.stop()
sys.exit(run.returncode)
