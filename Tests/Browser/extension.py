"""A limit too short: whoever examines asks for longer, whoever approves says no with a reason, then yes; the dates move,
the applicant is told, and the law's once is once."""
from desk_decides import apply, official
from harness import Desk, Visitor, abroad, journey
from noodle_shop import send

BRANCH = "食品经营许可（新办）"


def act(visitor, number, title, name=None):
    """Opens an action by its words, wherever on the page it stands."""
    visitor.go(f"/desk/cases/{number}")
    link = visitor.page.get_by_role("link", name=title, exact=True).first
    if not link.is_visible():
        visitor.page.locator("main details summary").first.click()
    link.click()
    if name:
        visitor.check(name).shot("extension-" + name.replace(" ", "-"))


def due(visitor, number):
    """The promised date of the branch as the table of the offices has it."""
    visitor.go(f"/desk/cases/{number}")
    row = visitor.page.locator("#part-branches tr", has_text=BRANCH)
    return row.locator("td").nth(4).inner_text()


def main(browser, city):
    number = apply(browser, city)
    Desk(city, "window-gu").do(number, "accept", gaps=[])
    examiner = official(browser, city, "market-examiner")
    approver = official(browser, city, "market-approver")
    before = due(examiner, number)

    # Nothing typed, then longer than the document allows: said, and what was typed stays.
    act(examiner, number, f"申请延期：{BRANCH}", "ask for longer")
    send(examiner.page)
    examiner.check("ask without anything").shot("extension-error")
    assert examiner.page.locator(".errors li").count() == 2, examiner.page.inner_text("main")[:500]
    examiner.page.fill("#by", "30")
    examiner.page.fill("#reason", "要等专家的书面意见")
    send(examiner.page)
    examiner.check("ask for too long")
    assert examiner.page.title().startswith("错误："), examiner.page.inner_text("main")[:400]
    assert examiner.page.input_value("#reason") == "要等专家的书面意见", "what was typed is gone"
    examiner.page.fill("#by", "3")
    send(examiner.page)
    examiner.check("asked").shot("extension-asked")
    assert "等审批人答复" in examiner.page.inner_text("main"), examiner.page.inner_text("main")[:600]
    links = examiner.page.locator("a[href*='/do/ask-for-extension?branch=food-permit']")
    assert links.count() == 0, "asked twice"
    assert due(examiner, number) == before, "asking alone moved the date"

    # No, with a reason; a no without one is none.
    act(approver, number, f"不同意延期：{BRANCH}", "refuse longer")
    assert "要等专家的书面意见" in approver.page.inner_text("main")
    send(approver.page)
    approver.check("refused without a reason")
    assert approver.page.locator("#reason-wrong").count() == 1
    approver.page.fill("#reason", "先看现有材料，专家意见周五就到")
    send(approver.page)
    examiner.go(f"/desk/cases/{number}").check("refused").shot("extension-refused")
    assert "专家意见周五就到" in examiner.page.inner_text("main")
    assert due(examiner, number) == before

    # Asked again and granted: what was asked for stands there; the date moves.
    act(examiner, number, f"申请延期：{BRANCH}")
    examiner.page.fill("#by", "2")
    examiner.page.fill("#reason", "专家意见要修改")
    send(examiner.page)
    act(approver, number, f"延期：{BRANCH}", "grant longer")
    assert approver.page.input_value("#by") == "2", "what was asked for is not there"
    approver.page.fill("#reason", "同意延期两日")
    send(approver.page)
    approver.check("granted").shot("extension-granted")
    assert due(approver, number) != before, "the date has not moved"
    text = approver.page.inner_text("main")
    assert "专家意见要修改" in text and "同意延期两日" in text, text[:900]
    # Once, says the document.
    examiner.go(f"/desk/cases/{number}")
    assert links.count() == 0, "a second extension is offered"

    citizen = Visitor(browser, city, 375).sign_in("chen-yalan")
    citizen.go(f"/me/cases/{number}").check("the applicant's page").shot("extension-me")
    assert "延长期限" in citizen.page.inner_text("main") or "延期" in citizen.page.inner_text("main")
    assert "专家意见周五就到" not in citizen.page.inner_text("main"), "the offices' words are shown to the applicant"
    abroad(browser, city, "market-examiner", [f"/desk/cases/{number}?part=matters"])
    for visitor in [examiner, approver, citizen]:
        visitor.close()


if __name__ == "__main__":
    journey(main)
