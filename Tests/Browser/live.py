"""A case that moves while its page is open: the page follows without being loaded again, says so
politely, stays still while somebody types, and stops when the session ends. Without script it is a page."""
import re
import urllib.request

from harness import Desk, Visitor, journey, until


def file_case(city):
    owner = Desk(city, "liang-guihua")
    return owner.send("POST", "/api/v1/cases", {
        "service": "sample.yunting.micro-wish",
        "answers": {"涉及内容": "一般", "心愿类型": "物品和服务", "估价": 260,
                    "心愿": "想要一个助行器，下周二上午有人陪去门诊", "所在社区": "990102002003",
                    "希望时间": "下周二上午", "联系手机": "16900000003"},
    })["number"]


def main(browser, city):
    number = file_case(city)
    visitor = Visitor(browser, city, 1280).sign_in("liang-guihua")
    page = visitor.page
    visitor.go(f"/me/cases/{number}").check("case").shot("live-before")
    visitor.go(f"/me/cases/{number}")  # axe leaves its marks in a page it has looked at
    page.evaluate("window.sameDocument = true")
    before = page.inner_text("[data-state]")
    position = page.evaluate("() => { scrollTo(0, 300); return scrollY }")

    Desk(city, "nantang-worker").do(
        number, "record-opinion", passes=True, text="已入户核实，公开文字不含姓名和住址",
        checked=["需求属实", "隐去身份与住址", "不属资金、医疗、违法和应享待遇"], evidence=[])
    until(page, "old => document.querySelector('[data-state]').innerText !== old", before)
    assert page.evaluate("window.sameDocument"), "the page was loaded anew"
    until(page, "document.querySelector('[data-said]').textContent !== ''")
    assert page.inner_text("[data-said]") == "页面已更新"
    assert abs(page.evaluate("scrollY") - position) <= 2 or position == 0, "the reader was moved"
    visitor.check("case, followed").shot("live-after")

    # What the stream says of a person: nothing but a number.
    events = page.evaluate("""async number => {
        const answer = await fetch(`/live/cases/${number}?since=0`);
        const reader = answer.body.getReader();
        let text = "";
        while (!text.includes("event: changed")) text += new TextDecoder().decode((await reader.read()).value);
        await reader.cancel();
        return [answer.headers.get("cache-control"), answer.headers.get("content-type"), text];
    }""", number)
    assert events[0] == "no-store" and events[1].startswith("text/event-stream"), events
    assert re.fullmatch(r'retry: 3000\n: \n\nid: (\d+)\nevent: changed\ndata: \{"version":\1\}\n\n', events[2]), events

    # My cases follow as well.
    visitor.go("/me/cases")
    count = page.locator("tbody tr").count()
    file_case(city)
    until(page, "n => document.querySelectorAll('tbody tr').length > n", count)

    # Another's case, none's, and nobody: no stream.
    stranger = Visitor(browser, city, 375).sign_in("lin-ruoxi")
    for path, status in [(f"/live/cases/{number}", 404), ("/live/cases/990100261122999996", 404),
                         ("/live/queues/market-regulation", 403)]:
        answer = stranger.page.request.get(city.url + path)
        assert answer.status == status, f"{path}: {answer.status}"
    stranger.close()
    nobody = urllib.request.Request(f"{city.url}/live/cases/{number}", headers={"Accept": "text/event-stream"})
    with urllib.request.urlopen(nobody) as answer:
        assert "/login" in answer.url, answer.url

    # Signing out in another tab ends the listening, and the page says so.
    visitor.go(f"/me/cases/{number}")
    other = visitor.context.new_page()
    other.goto(city.url + "/me")
    other.click("text=退出登录")
    other.close()
    page.bring_to_front()
    page.wait_for_selector("[data-news]:not([hidden])", timeout=20000)
    assert "登录已结束" in page.inner_text("[data-news]")
    visitor.check("signed out elsewhere").shot("live-over")
    visitor.close()

    plain = Visitor(browser, city, 375, script=False).sign_in("liang-guihua")
    plain.go(f"/me/cases/{number}").check("without script")
    assert plain.page.locator("[data-news]").is_hidden()
    plain.close()


if __name__ == "__main__":
    journey(main)
