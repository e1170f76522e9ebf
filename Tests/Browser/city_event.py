"""A manhole without its cover: reported with place and photo, looked at, dispatched, handed back with proof,
arbitrated, made safe, restored, checked twice, closed and rated; on phones wherever people stand in the street."""
import os
import re

from harness import ROOT, Visitor, abroad, journey

FILES = os.path.join(ROOT, "SampleCity", "stories", "files")
SERVICE = "sample.yunting.manhole-missing"
AREA = "990101001002"


def photo(name):
    return os.path.join(FILES, name + ".png")


def choose(page, label, value):
    group = page.locator("fieldset", has=page.locator(f"legend:has-text('{label}')"))
    group.get_by_label(value, exact=True).check()


def send(page):
    page.click("main form .actions button >> nth=0")


def report(visitor, where, shots=False):
    """Reports it page by page; gives the number."""
    page = visitor.page

    def seen(name):
        visitor.check(name)
        if shots:
            visitor.shot("event-" + name.replace(" ", "-"))

    visitor.go(f"/services/{SERVICE}")
    page.click("main form button[type=submit]")
    seen("report")
    page.click("text=先问几个问题")
    choose(page, "现在有人或者车可能掉进去吗", "是")
    send(page)
    seen("report what and where")
    # Nothing typed: place and kind are asked for by name, and what was typed stays.
    page.get_by_label("在哪里").fill(where)
    send(page)
    seen("report without a place")
    assert page.title().startswith("错误："), page.title()
    assert "在哪个社区" in page.inner_text(".errors"), page.inner_text(".errors")
    assert page.get_by_label("在哪里").input_value() == where
    page.get_by_label("什么井").select_option("雨水")
    page.locator("#area").select_option(AREA)
    page.get_by_label("人行道").check()
    page.get_by_label("联系手机").fill("16900000032")
    send(page)
    seen("report filled in")
    page.click("text=要交的材料")
    seen("photo")
    page.set_input_files("input[type=file]", photo("open-hole"))
    if page.locator(".files li").count() == 0:
        page.locator("section.card button.quiet").last.click()
    page.wait_for_selector(".files li")
    seen("photo sent")
    page.click("main .actions a, main a.button >> nth=-1")
    page.click("main a:has-text('核对后提交')")
    seen("check answers")
    text = page.inner_text("main")
    assert "桥头社区" in text and "open-hole.png" in text, text[:900]
    page.locator("main form input[type=checkbox]").last.check()
    send(page)
    seen("reported")
    assert page.url.endswith("/done"), page.inner_text("main")[:600]
    assert "望江街道" in page.inner_text("main"), page.inner_text("main")[:600]
    return re.sub(r"\D", "", page.inner_text(".number"))


def case(visitor, number, part=None):
    return visitor.go(f"/desk/cases/{number}" + (f"?part={part}" if part else ""))


def act(visitor, number, action, name, **fields):
    """Opens the case, takes the action's page, fills it in and sends it."""
    open_sheet(visitor, number, action, name)
    fill(visitor.page, **fields)
    send(visitor.page)
    done(visitor, action)


def open_sheet(visitor, number, action, name):
    case(visitor, number)
    visitor.check(f"case before {name}")
    link = visitor.page.locator(f"main a[href*='/do/{action}']").first
    if not link.is_visible():
        visitor.page.locator("main details summary").first.click()
    link.click()
    visitor.check(name).shot("event-" + name.replace(" ", "-"))


def fill(page, files=(), **fields):
    for key, value in fields.items():
        if isinstance(value, bool):
            page.check(f"input[name={key}][value={'true' if value else 'false'}]")
        elif page.locator(f"select#{key}").count():
            page.select_option(f"#{key}", value)
        else:
            page.fill(f"#{key}", value)
    for field, name in files:
        page.set_input_files(f"#{field}", photo(name))


def done(visitor, action):
    assert f"done={action}" in visitor.page.url, visitor.page.inner_text("main")[:700]


def refused(visitor, word, name):
    """Sent without what is needed: said, and nothing has happened."""
    send(visitor.page)
    visitor.check(name)
    assert visitor.page.title().startswith("错误："), visitor.page.title()
    assert word in visitor.page.inner_text(".errors"), visitor.page.inner_text(".errors")


def main(browser, city):
    citizen = Visitor(browser, city, 375).sign_in("meng-fei")
    number = report(citizen, "望江街道临江路桥头公交站往东二十米，人行道上", shots=True)
    # A second person sees the same hole, without a script; the dispatcher makes them one case.
    neighbour = Visitor(browser, city, 375, script=False).sign_in("shi-yue")
    twin = report(neighbour, "临江路公交站旁边有个没盖的井")
    neighbour.close()

    grid = Visitor(browser, city, 375).sign_in("grid-wangjiang")
    grid.check("desk of a grid worker").shot("event-desk-375")
    case(grid, number).check("case on a phone").shot("event-case-375")
    height = grid.page.evaluate("document.documentElement.scrollHeight")
    assert height < 4000, f"the case is {height} px tall on a phone"
    assert "桥头社区" in grid.page.inner_text(".part.here"), "where it is does not stand first"
    # What there is opens one at a time, with the photograph of whoever reported it.
    grid.page.click(".parts >> text=材料")
    grid.check("papers on a phone").shot("event-materials-375")
    picture = grid.page.locator(".part.here img")
    assert picture.count() == 1 and picture.evaluate("i => i.complete && i.naturalWidth > 0"), "no photo"
    act(grid, number, "verify", "look at it", passed=True, note="属实，已放警示牌并值守",
        files=[("evidence-photo", "hole-with-warning")])

    yu = Visitor(browser, city, 1280).sign_in("dispatcher-yu")
    case(yu, number).check("case of the dispatcher").shot("event-dispatcher")
    assert yu.page.locator("#part-field img").count() == 1, "the photo of the grid worker is not shown"
    act(yu, number, "accept", "open the case")
    act(yu, twin, "merge-into", "same hole", case=number)
    act(yu, number, "dispatch", "dispatch", unit="drainage-company", reason="部件登记权属为排水公司")

    # Not ours, says one; proof or no return. Not ours, says the other; then the city decides.
    drainage = Visitor(browser, city, 375).sign_in("drainage-crew")
    open_sheet(drainage, number, "return-place", "hand back")
    fill(drainage.page, proposedUnit="telecom-company", reason="不属本单位：井内只有通信管线")
    refused(drainage, "依据", "hand back without proof")
    assert drainage.page.input_value("#reason").startswith("不属本单位"), "what was typed is gone"
    drainage.page.set_input_files("#proof", photo("cast-letters"))
    send(drainage.page)
    assert "done=return-place" in drainage.page.url or drainage.page.locator("h1").count() == 1
    act(yu, number, "dispatch", "dispatch again", unit="telecom-company", reason="排水公司举证退回")
    telecom = Visitor(browser, city, 375).sign_in("telecom-crew")
    act(telecom, number, "return-place", "hand back again", proposedUnit="drainage-company",
        reason="不属本单位：井座为排水井座", files=[("proof", "open-hole")])
    lan = Visitor(browser, city, 1280).sign_in("dispatcher-lan")
    case(lan, number).check("in arbitration").shot("event-arbitration")
    text = lan.page.inner_text("#part-field")
    assert "井内只有通信管线" in text and "井座为排水井座" in text and "排水" in text, text
    assert lan.page.locator("#part-field img").count() == 3, "the proofs are not shown"
    act(lan, number, "arbitrate", "arbitrate", unit="telecom-company", reason="竣工图显示该井已改造为通信井")

    act(telecom, number, "sign-for", "sign for it")
    open_sheet(telecom, number, "handle", "make it safe")
    fill(telecom.page, note="已围挡")
    refused(telecom, "已设警示的照片", "make it safe without a photo")
    fill(telecom.page, note="已设围挡和警示灯，留人值守", files=[("evidence-safety-photo", "hole-with-warning")])
    send(telecom.page)
    done(telecom, "handle")
    act(telecom, number, "handle", "restore it", note="已更换新盖",
        files=[("evidence-before-photo", "open-hole"), ("evidence-after-photo", "cover-loose")])

    # Checked: a failed check needs its reason and sends it back.
    open_sheet(grid, number, "verify", "check it")
    fill(grid.page, passed=False)
    send(grid.page)
    grid.check("failed without a reason")
    assert grid.page.locator("#note-wrong").count() == 1, grid.page.inner_text("main")[:500]
    fill(grid.page, passed=False, note="井盖松动，踩上去有响声",
         files=[("evidence-after-photo", "cover-loose")])
    send(grid.page)
    done(grid, "verify")
    case(telecom, number, "field").check("sent back").shot("event-sent-back-375")
    assert "踩上去有响声" in telecom.page.inner_text(".part.here")
    act(telecom, number, "handle", "restore it again", note="已加垫圈固定",
        files=[("evidence-before-photo", "cover-loose"), ("evidence-after-photo", "cover-restored")])
    act(grid, number, "verify", "check it again", passed=True, note="平齐稳固",
        files=[("evidence-after-photo", "cover-restored")])

    case(yu, number)
    if yu.page.locator("main a[href*='/do/call-back']").count():
        act(yu, number, "call-back", "call back", reached=True, solved=True, satisfied=True, note="市民表示满意")
    act(yu, number, "close", "close", note="符合结案条件",
        files=[("evidence-after-photo", "cover-restored")])
    case(yu, number).check("closed").shot("event-closed").picture("event")

    # Both who reported see how it ended; the first rates it.
    citizen.go(f"/me/cases/{number}").check("closed for the citizen").shot("event-me-375")
    citizen.page.click("text=评价")
    citizen.check("rating")
    citizen.page.locator("input[type=radio]").first.check()
    send(citizen.page)
    citizen.check("rated").shot("event-rated-375")
    assert "评价" in citizen.page.inner_text("main")

    # The pages in the other languages, small and dark.
    abroad(browser, city, "dispatcher-yu",
           [f"/desk/cases/{number}{part}" for part in
            ["", "?part=field", "?part=materials", "?part=history", "?part=letters"]])
    for visitor in [citizen, grid, yu, drainage, telecom, lan]:
        visitor.close()


if __name__ == "__main__":
    journey(main)
