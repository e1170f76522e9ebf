#!/usr/bin/env python3
"""Three witnesses in processes of their own cosign a served city's ledger; two suffice. One that restarts remembers, and a
city that was set back to an older copy is cosigned by none. Each check is named and printed."""
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time
import uuid

from city import City, binary, free_port, soon

failed = 0


def check(what, holds, found=""):
    global failed
    failed += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {what}" + ("" if holds else f": {found}"))


class Witness:
    """One witness and its directory; the first start makes its key."""

    def __init__(self, folder, name, log_key):
        self.folder, self.name, self.log_key, self.port = folder / name, name, log_key, free_port()

    def start(self):
        self.process = subprocess.Popen(
            [binary(), "witness", "--data", str(self.folder), "--name", f"{self.name}.example", "--log", self.log_key,
             "--port", str(self.port)], stdout=subprocess.PIPE, text=True)
        _, self.key, self.address = self.process.stdout.readline().split()
        return self

    def stop(self):
        self.process.kill()
        self.process.wait()


def report(city, token, text):
    """A case, so that the ledger grows."""
    status, answer = city.ask(
        "POST", "/api/v1/cases",
        {"service": "sample.yunting.residence-proof", "answers": {"用途": text}}, token, str(uuid.uuid4()))
    check(f"a case is filed ({text})", status == 201, answer)


def size(note):
    return int(note.decode().splitlines()[1])


def witnessed(city):
    status, note = city.ask("GET", "/checkpoint/witnessed")
    return note if status == 200 else None


def whole(city, beyond):
    """The newest checkpoint, when it covers more than so many entries and enough witnesses signed it."""
    note = witnessed(city)
    return note if note and size(note) == size(city.ask("GET", "/checkpoint")[1]) > beyond else None


def audit(city, policy):
    done = subprocess.run([binary(), "ledger", "audit", f"http://127.0.0.1:{city.port}", "--policy", str(policy)],
                          capture_output=True, text=True)
    return done.returncode, done.stdout + done.stderr


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tongban-witnesses-"))
    city = City(folder / "data")
    witnesses = []
    try:
        city.start()
        key = city.ask("GET", "/version")[1]["ledgerKey"]
        check("without witnesses there is no witnessed checkpoint", witnessed(city) is None)
        city.stop()
        witnesses = [Witness(folder, name, key).start() for name in ("archive", "bar", "press")]
        policy = folder / "policy"
        policy.write_text(
            f"log {key}\n" + "".join(f"witness {w.name} {w.key} {w.address}\n" for w in witnesses)
            + "group enough 2 archive bar press\nquorum enough\n", encoding="utf-8")
        city.flags = ["--witnesses", str(policy)]
        city.start()
        token = city.sign_in("dai-wen")
        report(city, token, "入学")
        note = soon(lambda: whole(city, 0))
        check("the newest checkpoint is cosigned by all three", note and note.decode().count("\n— ") == 4, note)
        code, said = audit(city, policy)
        check("an outsider's audit asks for two of three and finds the ledger sound", code == 0, said)

        witnesses[0].stop()
        seen = size(note)
        report(city, token, "就医")
        check("with one witness gone two suffice", soon(lambda: whole(city, seen)) is not None)
        older = size(witnessed(city))
        witnesses[1].stop()
        report(city, token, "购车上牌")
        grown = soon(lambda: size(city.ask("GET", "/checkpoint")[1]) > older)
        time.sleep(3)
        check("with two gone the ledger goes on, and what is witnessed stays behind",
              grown and size(witnessed(city)) == older, witnessed(city))
        for witness in witnesses[:2]:
            witness.start()
        check("witnesses that come back remember, and catch up", soon(lambda: whole(city, older)) is not None)
        seen = size(witnessed(city))

        city.stop()
        shutil.copytree(city.data, folder / "older")
        city.start()
        token = city.sign_in("dai-wen")
        report(city, token, "入学")
        newest = soon(lambda: whole(city, seen))
        check("the city goes on after a restart", newest is not None)
        city.stop()
        back = City(folder / "older", flags=city.flags)
        back.start()
        try:
            report(back, back.sign_in("dai-wen"), "就医")
            time.sleep(4)
            note = witnessed(back)
            check("another past of the same ledger is cosigned by none",
                  note is None or size(note) < size(newest), note)
            log = back.log.read_text(encoding="utf-8")
            check("and its operator reads why", "does not cosign" in log, log[-400:])
        finally:
            back.stop()
    finally:
        city.stop()
        for witness in witnesses:
            witness.stop()
        if not failed:
            shutil.rmtree(folder)
    print("all as it should be" if not failed else f"{failed} failed; see {folder}")
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
