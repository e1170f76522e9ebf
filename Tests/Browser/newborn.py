"""A child is born: the mother applies in English on a telephone, the father agrees, a stranger may
not; what she typed survives the end of her session."""
import re

from harness import Desk, Visitor, journey

SERVICE = "sample.yunting.newborn"


def choose(page, label, value):
    group = page.locator("fieldset", has=page.locator(f"legend:has-text('{label}')"))
    group.get_by_label(value, exact=True).check()


def send(page):
    page.click("main form .actions button >> nth=0")


def main(browser, city):
    mother = Visitor(browser, city, 375, "en-GB")
    page = mother.page
    mother.sign_in("lin-ruoxi", "/en/login")
    mother.go(f"/en/services/{SERVICE}").check("guide", "en").shot("m-newborn-guide")
    page.click("text=Start now")
    mother.check("draft", "en").shot("m-newborn-draft")
    draft = page.url
    page.click("text=A few questions first")
    choose(page, "Are you the mother or the father?", "The mother")
    choose(page, "Whose household does the child join?", "The father’s")
    choose(page, "Shall the child join", "Yes")
    choose(page, "maternity benefit be claimed", "No")
    choose(page, "Would you like advice", "Yes")
    mother.check("questions", "en").shot("m-newborn-questions")
    send(page)
    mother.check("parents", "en").shot("m-newborn-parents")
    page.get_by_label("Mother’s number").fill("990101199406180008")
    page.get_by_label("Father’s number").fill("99010119921103000X")
    page.get_by_label("Father’s mobile").fill("16900000005")

    # Her session ends in another window; what she typed here is kept through signing in again.
    other = mother.context.new_page()
    other.goto(city.url + "/en/me")
    other.click("text=Sign out")
    other.close()
    send(page)
    mother.check("session over", "en").shot("m-session-over")
    assert "not lost" in page.inner_text("main"), page.inner_text("main")[:200]
    page.fill("#name", "lin-ruoxi")
    page.fill("#password", "lin-ruoxi-yunting")
    send(page)
    mother.check("signed in again", "en")
    page.click("text=Save what I typed")
    mother.check("name of the child", "en")
    page.goto(draft)
    page.click("text=The parents")
    assert page.get_by_label("Father’s number").input_value() == "99010119921103000X", "typed answers are gone"
    send(page)
    fill_rest(page, mother)
    page.goto(draft)
    page.click("text=Check your answers")
    mother.check("check", "en").shot("m-newborn-check")
    page.get_by_label("I agree that the child").check()
    page.click("button:text('Submit the application')")
    assert page.url.endswith("/done"), page.inner_text("main")[:900]
    mother.check("done", "en").shot("m-newborn-done")
    number = re.sub(r"\D", "", page.inner_text(".number"))

    stranger = Visitor(browser, city, 375)
    stranger.sign_in("fang-qing")
    stranger.go(f"/me/cases/{number}/confirm", 404)
    stranger.close()

    father = Visitor(browser, city, 375, "zh-TW", dark=True)
    father.sign_in("zhou-yiheng", "/zh-Hant/login")
    father.go("/zh-Hant/me").check("father's page", "zh-Hant").shot("m-father-me")
    father.page.click("text=同意或者不同意 >> nth=0") if father.page.locator("text=同意或者不同意").count() else father.page.click(".tasks a >> nth=0")
    father.check("father is asked", "zh-Hant").shot("m-father-confirm")
    send(father.page)
    father.check("father chose nothing", "zh-Hant")
    father.page.get_by_label("同意", exact=True).check()
    send(father.page)
    assert father.page.url.endswith(number), father.page.inner_text("main")[:400]
    father.check("father agreed", "zh-Hant")
    father.close()

    mother.go(f"/en/me/cases/{number}").check("case", "en").shot("m-newborn-case")
    assert "Accepted" in page.inner_text("main"), page.inner_text("main")[:600]
    # She thinks better of it: withdrawing asks for a reason first.
    mother.go(f"/en/me/cases/{number}/withdraw").check("withdrawing", "en")
    send(page)
    mother.check("withdrawing without a reason", "en")
    page.fill("#reason", "We go to the counter")
    send(page)
    mother.check("withdrawn", "en")
    assert "Withdrawn" in page.inner_text("main"), page.inner_text("main")[:300]
    mother.close()


def fill_rest(page, mother):
    page.get_by_label("Surname", exact=True).fill("周")
    page.get_by_label("Given name").fill("宁")
    send(page)
    mother.check("household", "en")
    if page.locator("legend:has-text('Why another surname')").count():
        send(page)
    choose(page, "Ethnic group", "The father’s")
    send(page)
    mother.check("card and insurance", "en")
    page.get_by_label("Bank of Yunting (sample)").check()
    send(page)
    if "Receiving" in page.inner_text("h1"):
        page.get_by_label("Electronic").check()
        send(page)


if __name__ == "__main__":
    journey(main)
