#!/usr/bin/env python3
"""Over HTTP, with the demo accounts: a bad rating opens a correction case which survives a kill, and its end
lets the person rate again; a reported event is split in two. Each check is named and printed."""
import pathlib
import sys
import tempfile
import time
import uuid

from city import City

failed = 0


def check(what, holds, found=""):
    global failed
    failed += not holds
    print(f"{'ok  ' if holds else 'FAIL'} {what}" + ("" if holds else f": {found}"))


class People:
    def __init__(self, city):
        self.city = city
        self.tokens = {}

    def ask(self, who, method, path, body=None):
        if who not in self.tokens:
            self.tokens[who] = self.city.sign_in(who)
        status, answer = self.city.ask(method, path, body, self.tokens[who], str(uuid.uuid4()))
        return status, answer

    def case(self, who, number):
        return self.ask(who, "GET", f"/api/v1/cases/{number}")[1]

    def give(self, who, case, command, **fields):
        fields["version"] = self.case(who, case)["version"]
        return self.ask(who, "POST", f"/api/v1/cases/{case}/commands/{command}", fields)


def soon(question, patience=10):
    """What a follower does within a second is waited for."""
    began = time.monotonic()
    while time.monotonic() - began < patience:
        if answer := question():
            return answer
        time.sleep(0.1)
    return None


def correction(city, people):
    status, filed = people.ask("dai-wen", "POST", "/api/v1/cases",
                               {"service": "sample.yunting.residence-proof", "answers": {"用途": "入学"}})
    case = filed.get("id")
    check("a proof of residence is given on the spot", status == 201 and filed["stage"] == "closed", filed)
    status, answer = people.give("dai-wen", case, "rate", level=1, comment="地址写错了")
    check("the person rates it badly", status == 200, answer)
    child = soon(lambda: people.case("dai-wen", case)["children"][0].get("case"))
    check("a correction case is filed for it", child is not None)
    city.kill()
    city.start()
    view = people.case("dai-wen", child)
    check("it is there after a kill, with its parent", view.get("parent", {}).get("case") == case, view)
    check("it waits at the unit that had the matter",
          [(p["step"], p["unit"]) for p in view["waiting"]] == [("联系", "public-security")], view["waiting"])
    check("it has a clock of its own", any(c["clock"] == "promised@place:联系" for c in view["clocks"]))
    for note in ("已联系", "已更正"):
        status, answer = people.give("police-examiner", child, "handle", note=note)
        check(f"the examiner handles it: {note}", status == 200, answer)
    status, answer = people.give("dai-wen", child, "confirm", agrees=True)
    check("the person confirms", status == 200 and answer["stage"] == "closed", answer)
    told = soon(lambda: people.case("dai-wen", case).get("mayRate"))
    check("the first case takes one more rating", bool(told))
    status, receipts = people.ask("dai-wen", "GET", f"/api/v1/cases/{child}/receipts")
    check("the correction has receipts of its own", status == 200 and len(str(receipts)) > 1000)
    status, services = people.ask("dai-wen", "GET", "/api/v1/services?limit=100")
    check("nobody is offered to file a correction by hand",
          "rating-correction" not in str(services), services)


def split(people):
    report = {"service": "sample.yunting.manhole-missing", "category": "01003",
              "answers": {"井盖类别": "雨水", "位置描述": "临江路18号门前"},
              "position": {"longitude": 121.4737, "latitude": 31.2304}}
    status, filed = people.ask("meng-fei", "POST", "/api/v1/cases", report)
    check("an event is reported", status == 201, filed)
    case = filed["id"]
    status, answer = people.ask("shi-yue", "POST", f"/api/v1/cases/{case}/commands/join",
                                {"version": filed["version"]})
    check("a neighbour joins the report", status == 200, answer)
    status, answer = people.give("dispatcher-yu", case, "split", reason="旁边电力井盖也不见了",
                                 category="01005", answers={"井盖类别": "电力"})
    check("the dispatcher splits it", status == 200, answer)
    first = people.case("dispatcher-yu", case)
    other = first["relations"][0]["case"]
    second = people.case("dispatcher-yu", other)
    check("both know each other", (first["relations"][0]["kind"], second["relations"][0]["kind"])
          == ("split-into", "split-from"))
    check("the second is as old as the first", second["filedAt"] == first["filedAt"])
    check("everyone who reported hears of both", people.case("shi-yue", other).get("id") == other)
    check("the second matter has its own category", second["answers"]["类别"]["value"] == "01005")


with tempfile.TemporaryDirectory() as folder:
    city = City(pathlib.Path(folder) / "data", flags=["--unlimited"])
    city.start()
    try:
        people = People(city)
        correction(city, people)
        split(people)
    finally:
        city.stop()
print("all hold" if not failed else f"{failed} do not hold")
sys.exit(1 if failed else 0)
