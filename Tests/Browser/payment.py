"""Paying for a new identity card at a provider in a process of its own: failed, paid, told late, paid
twice and given back, told again and again; the receipt; and who may not pay or say that it was paid."""
import json
import os
import urllib.error
import urllib.request

from harness import Desk, Sandbox, Visitor, journey, until

SERVICE = "sample.yunting.identity-card"
sandbox = Sandbox("pay")


def file_case(city, account="chen-yalan", why="丢失"):
    return Desk(city, account).send("POST", "/api/v1/cases", {
        "service": SERVICE, "answers": {"原因": why, "领取方式": "窗口"}})["number"]


def to_provider(page):
    page.click("main form .actions button >> nth=0")
    page.click("main a.button")
    assert page.url.startswith(sandbox.url), page.url


def main(browser, city):
    number = file_case(city)
    visitor = Visitor(browser, city, 1280).sign_in("chen-yalan")
    visitor.neighbours = (sandbox.url,)
    page = visitor.page
    visitor.go(f"/me/cases/{number}").check("case, to be paid")
    assert "缴费" in page.inner_text(".notice.warn")
    visitor.go(f"/me/cases/{number}/pay").check("pay").shot("pay")
    main_text = page.inner_text("main")
    assert "40.00 元" in main_text and "居民身份证工本费" in main_text and "第三条" in main_text, main_text

    # It fails first, is said so, and can be tried again under a new order.
    to_provider(page)
    visitor.shot("pay-sandbox")
    first = page.url
    page.click("button[value=fail]")
    page.click("main a.button")
    assert page.url.endswith(f"/me/cases/{number}/pay"), page.url
    until(page, "document.querySelector('main').innerText.includes('没有成功')")
    visitor.go(f"/me/cases/{number}/pay").check("pay, failed").shot("pay-failed")

    # The order is open: leaving and coming back finds the same one, not a second.
    page.click("main form .actions button >> nth=0")
    visitor.check("pay, order open").shot("pay-open")
    order = page.locator("dl.rows").nth(1).locator("dd").first.inner_text()
    page.click("main form .actions button >> nth=0")
    assert order in page.inner_text("main"), "pressing again opened another order"

    # Paid; the provider's notice comes late, and the page has asked by itself before.
    page.click("main a.button")
    assert page.url != first, "a failed order was opened again"
    page.click("button[value=late]")
    page.click("main a.button")
    assert "缴费凭据" in page.inner_text("main"), page.inner_text("main")
    visitor.go(f"/me/cases/{number}/pay").check("receipt").shot("pay-receipt")
    assert "SB" in page.inner_text("#receipt") and "退回" not in page.inner_text("main")
    case = Desk(city, "chen-yalan").send("GET", f"/api/v1/cases/{number}")
    assert case["payments"][0]["totalFen"] == 4000 and case["payments"][0]["paidAt"], case["payments"]
    assert [p["step"] for p in case["waiting"]] == ["制证"], case["waiting"]
    paid = case["version"]
    page.wait_for_timeout(9000)
    again = Desk(city, "chen-yalan").send("GET", f"/api/v1/cases/{number}")
    assert again["version"] == paid, "the late notice was counted a second time"

    # Paid twice by mistake: the second payment goes back by itself; the page follows live.
    other = file_case(city, "lin-ruoxi", "损坏")
    second = Visitor(browser, city, 375, "zh-TW", dark=True).sign_in("lin-ruoxi", "/zh-Hant/login")
    second.neighbours = (sandbox.url,)
    second.go(f"/zh-Hant/me/cases/{other}/pay").check("zh-Hant pay", "zh-Hant").shot("m-pay-zh-Hant")
    assert "20.00 元" in second.page.inner_text("main")
    watching = second.context.new_page()
    watching.goto(f"{city.url}/zh-Hant/me/cases/{other}/pay")
    to_provider(second.page)
    second.page.click("button[value=twice]")
    until(watching, "document.querySelector('main').innerText.includes('繳費憑據')")
    watching.wait_for_timeout(1500)
    watching.reload()
    assert "已退回" in watching.inner_text("main"), watching.inner_text("main")
    watching.close()
    second.go(f"/zh-Hant/me/cases/{other}/pay").check("given back", "zh-Hant").shot("m-pay-back")
    # Nobody pays a case that is paid; nobody pays another's.
    second.go(f"/zh-Hant/me/cases/{number}/pay", 404)
    second.close()

    # The case is withdrawn while the payer is away: what comes then is given back.
    third = file_case(city)
    visitor.go(f"/me/cases/{third}/pay")
    to_provider(page)
    Desk(city, "chen-yalan").do(third, "withdraw", reason="不办了")
    page.click("button[value=pay]")
    page.click("main a.button")
    until(page, "document.querySelector('main').innerText.includes('办件已结束')", seconds=30)
    visitor.go(f"/me/cases/{third}/pay").check("withdrawn, given back").shot("pay-withdrawn")
    assert "缴费凭据" not in page.inner_text("main")

    english = Visitor(browser, city, 320, "en-GB").sign_in("chen-yalan", "/en/login")
    english.go(f"/en/me/cases/{number}/pay").check("en receipt", "en").shot("m-pay-en")
    english.close()

    refused(city, third, number)
    provider_away(visitor, city)
    visitor.close()


def refused(city, open_number, number):
    """Nobody but the provider says that something was paid."""
    body = json.dumps({"number": open_number + "0101", "reference": "X", "fen": 4000, "paid": True}).encode()
    for headers in [{}, {"X-Pay-Signature": "t=1,v=" + "0" * 64}]:
        request = urllib.request.Request(
            city.url + "/payments/notices", body, {"Content-Type": "application/json", **headers})
        try:
            urllib.request.urlopen(request)
            raise AssertionError("a notice without a signature was taken")
        except urllib.error.HTTPError as error:
            assert error.code == 401, error.code
    payer = Desk(city, "chen-yalan")
    try:
        payer.send("POST", f"/api/v1/cases/{file_case(city)}/commands/pay",
                   {"order": "1", "amount": 4000, "reference": "X", "version": 1})
        raise AssertionError("a payer said that they have paid")
    except AssertionError as error:
        assert " 403 " in str(error) or " 404 " in str(error), error


def provider_away(visitor, city):
    """The provider does not answer: said plainly, nothing lost, paid later."""
    number = file_case(city)
    sandbox.process.send_signal(19)  # SIGSTOP
    visitor.go(f"/me/cases/{number}/pay")
    visitor.page.set_default_timeout(40000)
    visitor.page.click("main form .actions button >> nth=0")
    assert "没有扣款" in visitor.page.inner_text(".errors"), visitor.page.inner_text("main")
    visitor.check("provider away").shot("pay-away")
    sandbox.process.send_signal(18)  # SIGCONT
    visitor.page.click("main form .actions button >> nth=0")
    assert visitor.page.locator("main a.button").count() == 1, visitor.page.inner_text("main")


if __name__ == "__main__":
    try:
        journey(main, "--payments", sandbox.file("payments.json"))
    finally:
        sandbox.stop()
