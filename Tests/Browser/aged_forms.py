"""What was typed is never lost to a session: sent from another tab's session, or after the session has ended, the
form is offered again with what stood in it. A password is repeated by no page."""
from harness import Desk, Visitor, journey

RENEWAL = "sample.yunting.food-permit-renewal"
REASON = "店面要重新装修，先不办了"


def main(browser, city):
    owner = Desk(city, "chen-yalan")
    company = owner.send("GET", "/api/v1/me")["organisations"][0]
    answers = {"条件有变化": False, "统一社会信用代码": company, "联系手机": "16900000004", "取证方式": "电子"}
    first, second, third = [owner.send("POST", "/api/v1/cases", {
        "service": RENEWAL, "organisation": company, "answers": answers})["number"] for _ in range(3)]

    def stage(number):
        return owner.send("GET", f"/api/v1/cases/{number}")["stage"]

    # Signed out and in again in another tab: nothing is done by the old page, and its text is offered again.
    visitor = Visitor(browser, city, 375).sign_in("chen-yalan")
    page = visitor.page
    visitor.go(f"/me/cases/{first}/withdraw")
    page.fill("#reason", REASON)
    visitor.context.clear_cookies()
    tab = visitor.context.new_page()
    tab.goto(city.url + "/login")
    tab.fill("#name", "chen-yalan")
    tab.fill("#password", "chen-yalan-yunting")
    tab.click("main form button[type=submit]")
    page.click("main form .actions button")
    visitor.check("offered again").shot("m-aged-form")
    assert "陈雅兰" in page.inner_text("main"), page.inner_text("main")
    assert page.input_value("input[name=reason]") == REASON and stage(first) != "withdrawn"
    page.click("main form .actions button")
    assert page.url.endswith(f"/me/cases/{first}") and stage(first) == "withdrawn", page.url

    # The same in a page of another language; an error then comes back on the form itself.
    visitor.go(f"/en/me/cases/{second}/withdraw")
    page.evaluate("document.querySelector('main input[name=csrf]').value = 'of-another-session'")
    page.click("main form .actions button")
    visitor.check("offered again", "en").shot("m-aged-form-en")
    assert "signed in as" in page.inner_text("main"), page.inner_text("main")
    page.click("main form .actions button")
    assert page.locator("#reason").count() and stage(second) != "withdrawn"
    page.fill("#reason", REASON)
    page.click("main form .actions button")
    assert stage(second) == "withdrawn"

    # The session has ended: signing in on the way, then the same.
    visitor.go(f"/zh-Hant/me/cases/{third}/withdraw")
    page.fill("#reason", REASON)
    visitor.context.clear_cookies()
    page.click("main form .actions button")
    visitor.check("signing in on the way", "zh-Hant")
    page.fill("#name", "chen-yalan")
    page.fill("#password", "chen-yalan-yunting")
    page.click("main form button[type=submit]")
    visitor.check("signed in, kept", "zh-Hant").shot("m-kept-form")
    page.click("main form .actions button")
    assert stage(third) == "withdrawn"

    # A draft's answers as well; what the press finds wrong comes back in the form.
    visitor.go(f"/services/{RENEWAL}")
    page.click("main form button[type=submit]")
    page.locator(".tasks a").nth(1).click()
    field = page.locator("main form input:not([type=hidden]):not([type=radio]):not([type=checkbox])").first
    field.fill("16900000009")
    name = field.get_attribute("name")
    page.evaluate("document.querySelector('main input[name=csrf]').value = 'of-another-session'")
    page.click("main form .actions button")
    assert page.input_value(f"input[name={name}]") == "16900000009"
    page.click("main form .actions button")
    assert page.input_value(f"#{name}") == "16900000009", page.inner_text("main")

    # A password is not repeated.
    visitor.go("/me/password")
    for field in ["old", "password", "again"]:
        if page.locator(f"#{field}").count():
            page.fill(f"#{field}", "A-Secret-Of-Mine-9")
    page.evaluate("document.querySelector('main input[name=csrf]').value = 'of-another-session'")
    page.click("main form .actions button")
    assert "页面已过期" in page.inner_text("main"), page.inner_text("main")
    assert "A-Secret-Of-Mine-9" not in page.content()
    visitor.close()


if __name__ == "__main__":
    journey(main)
