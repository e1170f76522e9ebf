"""A company names an agent: offered, agreed to, acted upon within scope and dates, seen by the company,
refused outside of it, ended at once."""
import urllib.error
import urllib.request
import json
import os

from harness import Desk, Visitor, journey

RENEWAL = "sample.yunting.food-permit-renewal"
RESTAURANT = "sample.yunting.open-restaurant"
AGENT = "990101199406180008"  # Lin Ruoxi


def refused(desk, kind, **body):
    headers = {"Accept": "application/json", "Authorization": "Bearer " + desk.token,
               "Content-Type": "application/json", "Idempotency-Key": os.urandom(12).hex()}
    request = urllib.request.Request(desk.city.url + "/api/v1/cases", json.dumps(body).encode(), headers, method="POST")
    try:
        urllib.request.urlopen(request)
    except urllib.error.HTTPError as error:
        problem = json.loads(error.read())
        assert problem["type"].endswith(kind), problem
        return problem
    raise AssertionError("it was taken")


def name_agent(visitor, services, until):
    page = visitor.page
    visitor.go("/me/mandates/new")
    page.locator("input[name=whom]").first.check()
    page.fill("#agent", AGENT)
    page.fill("#agentName", "林若溪")
    for service in services:
        page.locator(f"input[name=services][value='{service}']").check()
    page.fill("#until", until)
    page.click("main form .actions button")


def main(browser, city):
    head = Visitor(browser, city, 1280).sign_in("chen-yalan")
    page = head.page
    head.go("/me/mandates").check("no mandates")
    head.go("/me/mandates/new").check("new mandate").shot("mandate-new")
    page.fill("#agent", "990101199406180009")
    page.fill("#until", "2020-01-01")
    page.click("main form .actions button")
    head.check("new mandate, errors").shot("mandate-errors")
    assert page.input_value("#agent") == "990101199406180009", "what was typed is gone"
    assert page.title().startswith("错误："), page.title()
    name_agent(head, [RENEWAL], "2027-06-30")
    head.check("offered").shot("mandate-offered")
    assert "等对方同意" in page.inner_text("main"), page.inner_text("main")
    mandate = page.url.replace(city.url, "")
    company = Desk(city, "chen-yalan").send("GET", "/api/v1/me")["organisations"][0]

    # Before the agent has agreed, nothing counts; then only what it covers.
    agent_desk = Desk(city, "lin-ruoxi")
    refused(agent_desk, "mandate-ended", service=RENEWAL, organisation=company, answers={})
    agent = Visitor(browser, city, 375, "zh-TW").sign_in("lin-ruoxi", "/zh-Hant/login")
    agent.go("/zh-Hant/me/inbox").check("told", "zh-Hant")
    assert "有人請您代辦" in agent.page.inner_text("main")
    agent.go("/zh-Hant" + mandate).check("asked", "zh-Hant").shot("m-mandate-asked")
    agent.page.click("button[value=active]")
    agent.check("agreed", "zh-Hant").shot("m-mandate-active")
    assert "有效" in agent.page.inner_text("main")
    refused(agent_desk, "mandate-out-of-scope", service=RESTAURANT, organisation=company, answers={})
    stranger = Desk(city, "meng-fei")
    refused(stranger, "not-permitted", service=RENEWAL, organisation=company, answers={})

    # A case of the company, filed by its agent, is the company's; both follow it, others do not.
    filed = agent_desk.send("POST", "/api/v1/cases", {
        "service": RENEWAL, "organisation": company, "answers": renewal(company)})
    number = filed["number"]
    agent.go(f"/zh-Hant/me/cases/{number}").check("agent's view", "zh-Hant").shot("m-mandate-case")
    agent.go("/zh-Hant/me/cases")
    assert number in agent.page.inner_text("main").replace(" ", ""), agent.page.inner_text("main")
    head.go(f"/me/cases/{number}").check("company's view").shot("mandate-case")
    assert "由代办人 林若溪 办理" in page.inner_text("main"), page.inner_text("main")
    outsider = Visitor(browser, city, 1280).sign_in("meng-fei")
    outsider.go(f"/me/cases/{number}", 404)
    outsider.go(mandate, 404)
    outsider.close()

    # Ended: at once, in the session that is open, with the reason; the case stays the company's.
    head.go(mandate)
    page.click("button[value=revoked]")
    head.check("ended").shot("mandate-ended")
    assert "已撤销" in page.inner_text("main")
    agent.go(f"/zh-Hant/me/cases/{number}", 403)
    assert "委託已經結束" in agent.page.inner_text("main"), agent.page.inner_text("main")
    agent.go("/zh-Hant/me/cases")
    assert number not in agent.page.inner_text("main").replace(" ", "")
    refused(agent_desk, "mandate-ended", service=RENEWAL, organisation=company, answers=renewal(company))
    head.go(f"/me/cases/{number}")
    assert "由代办人 林若溪 办理" in page.inner_text("main")

    # A mandate runs out by itself; an agent names no agents.
    name_agent(head, [], "2026-12-31")
    second = page.url.replace(city.url, "")
    agent.go(second.replace("/me", "/zh-Hant/me", 1))
    agent.page.click("button[value=active]")
    agent.go("/zh-Hant/me/mandates/new").check("agent, new", "zh-Hant")
    assert agent.page.locator("input[name=whom]").count() == 1, "an agent could name an agent for the company"
    Desk(city, "system-admin").send("POST", "/api/v1/clock", {"to": "2027-01-04T09:00:00+08:00"})
    late = Desk(city, "lin-ruoxi")
    refused(late, "mandate-ended", service=RENEWAL, organisation=company, answers=renewal(company))
    english = Visitor(browser, city, 320, "en-GB", dark=True).sign_in("lin-ruoxi", "/en/login")
    english.go("/en/me/mandates").check("en mandates", "en").shot("m-mandates-en")
    assert "Run out" in english.page.inner_text("main"), english.page.inner_text("main")
    english.close()
    agent.close()
    head.close()


def renewal(company):
    return {"条件有变化": False, "统一社会信用代码": company, "联系手机": "16900000004", "取证方式": "电子"}


if __name__ == "__main__":
    journey(main)
