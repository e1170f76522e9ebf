"""Keeping the house: units, accounts, roles by two people, erasure, backups, keys, jobs, audit, clock."""
import json
import re
import urllib.request

from harness import Desk, Visitor, journey

SYSTEM = ["/admin", "/admin/units", "/admin/calendars", "/admin/keys", "/admin/jobs", "/admin/backups",
          "/admin/health", "/admin/clock"]
SECURITY = ["/admin", "/admin/people", "/admin/proposals", "/admin/units"]
PAGES = [("system-admin", SYSTEM), ("security-admin", SECURITY), ("auditor", ["/admin", "/admin/audit"]),
         ("privacy-officer", ["/admin", "/admin/erase", "/admin/proposals"])]


def send(visitor, selector="main form button[type=submit]"):
    visitor.page.click(selector)


def accounts(visitor):
    """Account addresses by name, from the list's twin."""
    text = visitor.page.evaluate("fetch('/admin/people.json').then(a => a.text())")
    return {item["account"]: item["id"] for item in json.loads(text)["items"]}


def every_page(browser, city):
    for account, pages in PAGES:
        for width, dark in [(1280, False), (375, True), (320, False)]:
            visitor = Visitor(browser, city, width, dark=dark).sign_in(account)
            for path in pages:
                name = path.replace("/", "-").strip("-") + f"-{account}-{width}"
                visitor.go(path).check(f"{path} of {account} at {width}", "zh-Hans").shot(name)
            visitor.close()
        for locale, prefix, language in [("en-GB", "/en", "en"), ("zh-TW", "/zh-Hant", "zh-Hant")]:
            visitor = Visitor(browser, city, 1280, locale).sign_in(account, prefix + "/login")
            for path in pages:
                visitor.go(prefix + path).check(path, language).shot(path.replace("/", "-").strip("-") + "-" + language)
            visitor.close()


def walls(browser, city):
    """Each administrator sees what is theirs and nothing else."""
    for account, denied in [("system-admin", ["/admin/people", "/admin/audit", "/admin/erase", "/desk/queue"]),
                            ("security-admin", ["/admin/backups", "/admin/audit", "/admin/erase"]),
                            ("auditor", ["/admin/people", "/admin/backups", "/admin/erase"]),
                            ("chen-yalan", ["/admin", "/admin/health", "/admin/units"])]:
        visitor = Visitor(browser, city).sign_in(account)
        for path in denied:
            visitor.go(path, 403)
        visitor.close()


def units(browser, city):
    visitor = Visitor(browser, city).sign_in("system-admin")
    visitor.go("/admin/units")
    visitor.page.fill("#key", "Not A Key")
    visitor.page.fill("#name", "园林绿化处")
    send(visitor, "#add button")
    visitor.check("unit with errors").shot("admin-units-errors")
    assert visitor.page.input_value("#name") == "园林绿化处"
    visitor.page.fill("#key", "green-spaces")
    visitor.page.fill("#region", "990100")
    visitor.page.select_option("#kind", "institution")
    visitor.page.select_option("#parent", "city-management")
    send(visitor, "#add button")
    assert visitor.page.url.endswith("/admin/units/green-spaces"), visitor.page.url
    visitor.check("one unit").shot("admin-unit")
    visitor.page.fill("#name", "园林绿化中心")
    send(visitor)
    assert "园林绿化中心" in visitor.page.content()
    visitor.go("/admin/units/market-regulation")
    send(visitor, "button.grave")
    visitor.check("unit in use").shot("admin-unit-in-use")
    assert visitor.page.locator(".errors").count() == 1
    visitor.go("/admin/units/green-spaces")
    send(visitor, "button.grave")
    visitor.check("units after closing")
    visitor.close()


def roles(browser, city):
    first = Visitor(browser, city).sign_in("security-admin")
    assert first.page.url.endswith("/admin"), first.page.url
    first.go("/admin/people")
    first.page.fill("#name", "zhao xin")
    first.page.fill("#display", "赵新")
    send(first, "main .split > div:last-child section:last-child button")
    first.check("account with an error").shot("admin-people-error")
    assert first.page.input_value("#display") == "赵新"
    first.page.fill("#name", "zhao-xin")
    send(first, "main .split > div:last-child section:last-child button")
    first.check("invitation").shot("admin-invitation")
    link = first.page.locator(".panel code").inner_text()

    # The new colleague takes the account over with the link, once.
    colleague = Visitor(browser, city, 375)
    colleague.go(link.replace(city.url, ""))
    colleague.page.fill("#password", "password1234")
    colleague.page.fill("#again", "password1234")
    send(colleague)
    colleague.check("weak password").shot("invitation-weak")
    colleague.page.fill("#password", "paper boat goes north")
    colleague.page.fill("#again", "paper boat goes north")
    send(colleague)
    assert "/login" in colleague.page.url, colleague.page.url
    colleague.go(link.replace(city.url, ""), 410)

    # One proposes, nobody signs for himself, another signs.
    known = accounts(first)
    first.go(f"/admin/people/{known['zhao-xin']}").check("one account").shot("admin-account")
    first.page.select_option("#role", "grant:examiner")
    first.page.select_option("#unit", "health")
    first.page.fill("#reason", "任职文件〔2026〕7 号")
    send(first, "main form[action$=role] button")
    first.check("own proposal").shot("admin-proposal-own")
    address = first.page.url.replace(city.url, "")
    assert first.page.locator("form[action$=sign]").count() == 0
    # Roles that are kept apart, with the reason.
    first.go(f"/admin/people/{known['auditor']}")
    first.page.select_option("#role", "grant:system-administrator")
    first.page.fill("#reason", "试试")
    send(first, "main form[action$=role] button")
    first.check("kept apart").shot("admin-roles-exclude")
    assert "审计管理员" in first.page.locator(".errors").inner_text()
    first.go(f"/admin/people/{known['security-admin']}").check("own account")
    assert first.page.locator("main form").count() == 0, "may change his own account"

    second = Visitor(browser, city).sign_in("security-second")
    second.go("/admin/proposals").check("proposals").shot("admin-proposals")
    second.go(address).check("proposal to sign").shot("admin-proposal-sign")
    send(second, "form[action$=sign] button")
    second.check("signed").shot("admin-proposal-done")
    assert "已生效" in second.page.content()
    colleague.go("/login")
    colleague.page.fill("#name", "zhao-xin")
    colleague.page.fill("#password", "paper boat goes north")
    send(colleague)
    assert colleague.page.url.endswith("/desk"), colleague.page.url
    # Locked: out at once.
    second.go(f"/admin/people/{known['zhao-xin']}")
    send(second, "form[action$=lock] button")
    colleague.go("/desk")
    assert "/login" in colleague.page.url, "a locked account went on"
    for visitor in (first, second, colleague):
        visitor.close()


def erasure(browser, city):
    desk = Desk(city, "liang-guihua")
    filed = desk.send("POST", "/api/v1/cases", {
        "service": "sample.yunting.micro-wish",
        "answers": {"涉及内容": "一般", "心愿类型": "物品和服务", "估价": 260, "心愿": "想要一个助行器",
                    "所在社区": "990102002003", "希望时间": "下周二上午", "联系手机": "16900000012"}})
    number = filed["number"]
    officer = Visitor(browser, city).sign_in("privacy-officer")
    officer.go("/admin/erase")
    officer.page.fill("#number", number)
    officer.page.fill("#reason", "本人来信要求")
    officer.page.click("text=个人撤回同意")
    send(officer, "main form button")
    officer.check("case still open").shot("admin-erase-open")
    assert officer.page.input_value("#number") == number
    desk.do(number, "withdraw", reason="不用了")
    send(officer, "main form button")
    officer.check("erasure proposed").shot("admin-erase-proposed")
    address = officer.page.url.replace(city.url, "")
    second = Visitor(browser, city).sign_in("supervisor")
    second.go(address).check("erasure to confirm").shot("admin-erase-confirm")
    send(second, "form[action$=sign] button")
    second.check("erased").shot("admin-erase-done")
    citizen = Visitor(browser, city).sign_in("liang-guihua")
    citizen.go(f"/me/cases/{number}", 404)
    for visitor in (officer, second, citizen):
        visitor.close()


def upkeep(browser, city):
    visitor = Visitor(browser, city).sign_in("system-admin")
    visitor.go("/admin/health").picture("admin-health").go("/admin/backups")
    send(visitor)
    for _ in range(60):
        visitor.go("/admin/backups")
        if "完成" in visitor.page.locator("table").inner_text():
            break
        visitor.page.wait_for_timeout(500)
    visitor.check("backups").shot("admin-backups-done")
    assert "完成" in visitor.page.locator("table").inner_text()
    # A backup signs nobody out.
    visitor.go("/admin/health").check("health after a backup")
    visitor.go("/admin/clock")
    before = visitor.page.locator(".notice").inner_text()
    visitor.page.click("button[value='24']")
    # A day on, the session is over: said in words, and one comes back to where one was.
    assert "/login?next=" in visitor.page.url, visitor.page.url
    assert "登录已到期" in visitor.page.locator(".notice.warn").inner_text()
    visitor.check("signed out by the clock").shot("signed-out")
    visitor.page.fill("#name", "system-admin")
    visitor.page.fill("#password", "system-admin-yunting")
    send(visitor)
    assert visitor.page.url.endswith("/admin/clock"), visitor.page.url
    visitor.check("clock").shot("admin-clock")
    assert visitor.page.locator(".notice").inner_text() != before
    visitor.page.fill("#day", "2020-01-01")
    send(visitor, "main form:last-of-type button")
    visitor.check("clock with an error")
    visitor.close()


def audit(browser, city):
    visitor = Visitor(browser, city).sign_in("auditor")
    visitor.go("/admin/audit")
    visitor.page.fill("#account", "nobody-at-all")
    visitor.page.fill("#from", "yesterday")
    send(visitor)
    visitor.check("audit with errors").shot("admin-audit-errors")
    visitor.page.fill("#account", "system-admin")
    visitor.page.fill("#from", "")
    visitor.page.select_option("#decision", "denied")
    visitor.page.fill("#why", "plan-2026-3")
    send(visitor)
    visitor.check("audit of one person").shot("admin-audit-found")
    assert "account=system-admin" in visitor.page.url
    assert visitor.page.locator("tbody tr").count() >= 1
    visitor.go("/admin/audit?why=plan-2026-3")
    visitor.check("audit after searching").picture("audit")
    assert "plan-2026-3" in visitor.page.locator("table").inner_text()
    # Rows are sealed within a minute; an early one has its proof by now or soon.
    number = visitor.page.locator("tbody tr td:last-child a").last.inner_text()
    for _ in range(80):
        status = visitor.page.evaluate(f"fetch('/admin/audit/{number}/proof').then(a => a.status)")
        if status == 200:
            break
        visitor.page.wait_for_timeout(1000)
    proof = json.loads(visitor.page.evaluate(f"fetch('/admin/audit/{number}/proof').then(a => a.text())"))
    assert proof["receipt"]["checkpoint"] and proof["leaves"][proof["place"]]
    visitor.close()


def settings(browser, city):
    """Password and sessions; a form whose session ended comes back whole."""
    visitor = Visitor(browser, city).sign_in("window-he")
    other = Visitor(browser, city).sign_in("window-he")
    visitor.go("/me/settings").check("settings").shot("me-settings")
    send(visitor, "#sessions form button")
    visitor.check("settings after signing out elsewhere")
    other.go("/me")
    assert "/login" in other.page.url, "the other session went on"
    visitor.go("/me/password")
    visitor.page.fill("#old", "window-he-yunting")
    visitor.page.fill("#password", "window-he-2026!!")
    visitor.page.fill("#again", "window-he-2026!!")
    send(visitor)
    visitor.check("password with an error").shot("me-password-error")
    visitor.page.fill("#old", "window-he-yunting")
    visitor.page.fill("#password", "paper boat goes north")
    visitor.page.fill("#again", "paper boat goes north")
    send(visitor)
    visitor.check("password changed").shot("me-password")
    visitor.close()
    other.close()

    security = Visitor(browser, city).sign_in("security-admin")
    security.go("/admin/people")
    security.page.fill("#name", "typed-name")
    security.page.fill("#display", "写了一半的名字")
    security.context.clear_cookies()
    send(security, "main .split > div:last-child section:last-child button")
    security.check("session ended").shot("session-ended")
    security.page.fill("#name", "security-admin")
    security.page.fill("#password", "security-admin-yunting")
    send(security)
    security.check("kept form").shot("session-kept")
    send(security, "main form button")
    security.check("kept form saved")
    assert re.search(r"/invitation/", security.page.content()), "what was typed was lost"
    security.close()


def main(browser, city):
    every_page(browser, city)
    walls(browser, city)
    units(browser, city)
    roles(browser, city)
    erasure(browser, city)
    upkeep(browser, city)
    audit(browser, city)
    settings(browser, city)


journey(main)
