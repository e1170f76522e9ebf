"""A served sample city for tests that look at it from outside: start, ask, kill, stop.

Only loopback addresses; the port is drawn free. Standard library only.
"""
import http.client
import json
import os
import pathlib
import signal
import socket
import subprocess
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Demo accounts exist in the sample city only; SampleCity/accounts.yaml says how they open.
DEMO_SUFFIX = "-yunting"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def binary():
    """The program under test: $TONGBAN_BINARY, or what was built last."""
    if os.environ.get("TONGBAN_BINARY"):
        return pathlib.Path(os.environ["TONGBAN_BINARY"])
    for kind in ("debug", "release"):
        path = ROOT / ".build" / kind / "tongban"
        if path.exists():
            return path
    raise SystemExit("tongban is not built: run `swift build` first")


class City:
    def __init__(self, data, port=None, program=None, flags=()):
        self.flags = list(flags)
        self.data = pathlib.Path(data)
        self.port = port or free_port()
        self.program = program or binary()
        self.process = None
        self.log = self.data.parent / f"{self.data.name}.log"

    def start(self, patience=120):
        command = [str(self.program), "serve", "--data", str(self.data), "--port", str(self.port),
                   "--sample", *self.flags]
        self.process = subprocess.Popen(command, stdout=open(self.log, "ab"), stderr=subprocess.STDOUT,
                                        cwd=ROOT, env={**os.environ, "LC_ALL": "C.UTF-8"})
        began = time.monotonic()
        while time.monotonic() - began < patience:
            if self.process.poll() is not None:
                raise SystemExit(f"the city ended while starting; see {self.log}")
            try:
                status, _ = self.ask("GET", "/readyz")
                if status == 200:
                    return time.monotonic() - began
            except OSError:
                pass
            time.sleep(0.05)
        raise SystemExit("the city is not ready in time")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            self.process.wait(timeout=30)

    def connection(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)

    def ask(self, method, path, body=None, token=None, key=None, connection=None):
        fields = {"Content-Type": "application/json"}
        if token:
            fields["Authorization"] = f"Bearer {token}"
        if key:
            fields["Idempotency-Key"] = key
        own = connection or self.connection()
        own.request(method, path, json.dumps(body) if body is not None else None, fields)
        answer = own.getresponse()
        data = answer.read()
        if connection is None:
            own.close()
        try:
            return answer.status, json.loads(data)
        except ValueError:
            return answer.status, data

    def sign_in(self, account):
        status, body = self.ask("POST", "/api/v1/sessions", {"name": account, "password": account + DEMO_SUFFIX})
        if status not in (200, 201):
            raise SystemExit(f"{account} cannot sign in: {status} {body}")
        return body["token"]


def soon(question, patience=15):
    """What a follower or an outsider does within a second is waited for; `None` when it does not come."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        if answer := question():
            return answer
        time.sleep(0.1)
    return None
