"""A new version of the allowance: refused with its faults, proposed, signed by a second person, in force at its instant."""
import io
import os
import zipfile

from harness import ROOT, Desk, Visitor, journey

ALLOWANCE = "sample.yunting.senior-allowance"
FOLDER = os.path.join(ROOT, "SampleCity", "policies", "senior-allowance")


def folder(*changes):
    """The sample document as a zip, with texts replaced."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for base, _, names in os.walk(FOLDER):
            for name in names:
                path = os.path.join(base, name)
                text = open(path, encoding="utf-8").read()
                for file, old, new in changes:
                    if name == file:
                        assert old in text, f"{old} is not in {name}"
                        text = text.replace(old, new)
                archive.writestr("senior-allowance/" + os.path.relpath(path, FOLDER), text)
    return {"name": "senior-allowance.zip", "mimeType": "application/zip", "buffer": packed.getvalue()}


VERSION = [
    ("policy.md", "\nversion: 1\n", "\nversion: 2\n"),
    ("policy.md", "\neffective: 2026-01-01\n", "\neffective: 2026-12-20\n"),
    ("policy.md", "2027-01-01: 120", "2027-01-01: 130"),
]
SITUATION = ("situations.yaml", "月标准: 120, 资格.结论: 符合, 本月应发: 120",
             "月标准: 130, 资格.结论: 符合, 本月应发: 130")


def clock(city, moment):
    """Sets the sample city's clock forward; sessions end on the way, so one is opened for it."""
    Desk(city, "system-admin").send("POST", "/api/v1/clock", {"to": moment})


def everywhere(browser, city, account, pages):
    """Each page at every width, light and dark, and three languages."""
    for width, dark in [(1280, False), (375, True), (320, False), (1280, True)]:
        visitor = Visitor(browser, city, width=width, dark=dark).sign_in(account)
        for name, path in pages:
            visitor.go(path).check(f"{name} {width}").shot(f"shelf-{name}-{width}{'-dark' if dark else ''}")
        visitor.close()
    for language, prefix in [("zh-Hant", "/zh-Hant"), ("en", "/en")]:
        visitor = Visitor(browser, city, language="zh-TW" if language == "zh-Hant" else "en-GB")
        visitor.sign_in(account, f"{prefix}/login")
        for name, path in pages:
            visitor.go(prefix + path).check(f"{name} {language}", language).shot(f"shelf-{name}-{language}")
        visitor.close()


def main(browser, city):
    clock(city, "2026-12-19T20:00:00+08:00")

    author = Visitor(browser, city).sign_in("policy-author")
    assert "/desk/policies" in author.page.url, "an author's desk is the shelf"
    author.check("shelf")
    author.page.click("text=提请新版本")

    # Nothing chosen, no archive, and a document with faults: each is said, nothing is kept.
    author.page.click("text=检查并提请")
    author.check("nothing chosen").shot("shelf-propose-empty")
    assert author.page.locator("#folder-wrong").count() == 1
    author.page.set_input_files("#folder", {"name": "a.zip", "mimeType": "application/zip", "buffer": b"no zip at all"})
    author.page.click("text=检查并提请")
    assert "不是 zip" in author.page.inner_text(".errors")
    author.page.set_input_files("#folder", folder(*VERSION))
    author.page.click("text=检查并提请")
    author.check("faults").shot("shelf-propose-faults")
    assert "situations.yaml:" in author.page.inner_text("main")
    assert "不符合" in author.page.inner_text("main")

    # The right one: checked, then proposed.
    author.page.set_input_files("#folder", folder(*VERSION, SITUATION))
    author.page.click("text=只检查，不提请")
    assert "没有错误，可以提请" in author.page.inner_text("main")
    author.page.set_input_files("#folder", folder(*VERSION, SITUATION))
    author.page.click("text=检查并提请")
    author.page.wait_for_url("**/proposals/*")
    proposal = author.page.url.replace(city.url, "")
    author.check("proposal of the author")
    assert "须由另一个人" not in author.page.inner_text("main"), "an author has no button to release"
    assert author.page.locator("text=签署并发布").count() == 0
    assert "八十标准" in author.page.inner_text("main")
    author.close()

    # The second person: not without the tick; then signed.
    releaser = Visitor(browser, city).sign_in("policy-releaser")
    releaser.go(proposal).check("proposal").shot("shelf-proposal")
    releaser.page.click("text=签署并发布")
    releaser.check("not ticked").shot("shelf-proposal-error")
    assert releaser.page.locator("#checked-wrong").count() == 1
    releaser.page.check("#checked")
    releaser.page.click("text=签署并发布")
    releaser.check("released").shot("shelf-released")
    assert "已发布，待施行" in releaser.page.inner_text("main")
    releaser.go("/policies/" + ALLOWANCE)
    assert "第 1 版" in releaser.page.inner_text("main")
    releaser.check("public page before")

    # At its instant, for everybody.
    clock(city, "2026-12-20T00:00:00+08:00")
    releaser.go("/policies/" + ALLOWANCE)
    assert "第 2 版" in releaser.page.inner_text("main")
    assert "130" in releaser.page.inner_text("main")
    clock(city, "2026-12-20T00:01:00+08:00")
    releaser.close()
    # Sessions end when nobody uses them for half an hour, so the releaser comes anew.
    releaser = Visitor(browser, city).sign_in("policy-releaser").go(proposal)
    assert "已施行" in releaser.page.inner_text("main")
    assert "在办件全部告知" in releaser.page.inner_text("main")
    releaser.go(f"/desk/policies/{ALLOWANCE}/difference?from=1&to=2").picture("policy-difference")
    releaser.close()

    version = f"/desk/policies/{ALLOWANCE}/versions/2"
    everywhere(browser, city, "policy-releaser", [
        ("list", "/desk/policies"),
        ("document", f"/desk/policies/{ALLOWANCE}"),
        ("version", version),
        ("situations", version + "?part=situations"),
        ("checks", version + "?part=checks"),
        ("cases", version + "/cases"),
        ("difference", f"/desk/policies/{ALLOWANCE}/difference?from=1&to=2"),
        ("bundle", "/desk/policies/sample.yunting.open-restaurant/versions/1"),
        ("calendar", "/desk/policies/sample.yunting.calendar-2026/versions/1"),
        ("proposal", proposal),
    ])
    public = Visitor(browser, city, width=375)
    public.go("/policies").check("public list").shot("shelf-public-list")
    public.go("/policies/" + ALLOWANCE).check("public document").shot("shelf-public")
    public.go("/desk/policies")
    assert "/login" in public.page.url, "the shelf of the desk is not for passers-by"
    public.close()

    # Without script everything is there as well.
    plain = Visitor(browser, city, script=False).sign_in("policy-author")
    plain.go(version).check("without script")
    plain.close()


journey(main)
