"""The supervisor sees what is late, orders a reply, shows a card; the unit answers; everything in its list."""
from harness import Desk, Visitor, journey


def file(city, account="meng-fei"):
    """A small wish, through the API; gives its number."""
    citizen = Desk(city, account)
    told = citizen.send("POST", "/api/v1/cases", {
        "service": "sample.yunting.micro-wish",
        "answers": {"涉及内容": "一般", "心愿类型": "服务", "心愿": "想请人帮忙换一下灯泡",
                    "所在社区": "990102002003", "联系手机": "13900000000"}})
    return told["number"]


def main(browser, city):
    numbers = [file(city), file(city)]
    # Four days on: the community let its three working days pass.
    Desk(city, "system-admin").send("POST", "/api/v1/clock", {"to": later(city, 7)})

    supervisor = Visitor(browser, city).sign_in("supervisor").go("/desk/supervise")
    supervisor.check("overview").shot("supervise-start")
    row = supervisor.page.locator("tr", has_text="南塘社区").first
    assert row.locator("td").nth(1).inner_text() != "0" or row.locator("td").nth(2).inner_text() != "0", row.inner_text()
    supervisor.page.click("text=发督办、亮牌")
    supervisor.check("which case")
    supervisor.page.fill("#number", "123")
    supervisor.page.click("text=找到办件")
    supervisor.check("no such case").shot("supervise-none")
    assert supervisor.page.locator("#number-wrong").count() == 1
    supervisor.page.fill("#number", numbers[0])
    supervisor.page.click("text=找到办件")
    supervisor.check("forms").shot("supervise-forms")

    # Nothing typed: each field says so, nothing happens.
    supervisor.page.click("text=发出督办")
    supervisor.check("empty order").shot("supervise-errors")
    assert supervisor.page.locator("#text-wrong").count() == 1
    supervisor.page.fill("#text", "请今天联系这位居民，并说明为什么拖了这么久")
    supervisor.page.fill("#replyBy", day(city, 2))
    supervisor.page.click("text=发出督办")
    supervisor.check("order given")
    assert "已记录" in supervisor.page.inner_text("main")
    supervisor.page.check("input[name=colour][value=yellow]")
    supervisor.page.select_option("#unit", index=0)
    supervisor.page.fill("#reason", "三个工作日没有审核")
    supervisor.page.click("text=亮牌并记录")
    supervisor.check("card shown")
    supervisor.go("/desk/supervise").check("with order").shot("supervise-order").picture("supervise")
    assert "请今天联系这位居民" in supervisor.page.inner_text("#orders")
    assert "黄牌" in supervisor.page.inner_text("#cards")

    # The unit that holds the case answers; empty first.
    unit = Visitor(browser, city, width=375).sign_in("nantang-worker").go("/desk/orders")
    unit.check("own orders").shot("orders-own-375")
    unit.page.click("text=提交回复")
    unit.check("empty reply").shot("orders-own-error-375")
    unit.page.fill("#text-0", "已经电话联系，明天上午上门")
    unit.page.click("text=提交回复")
    unit.check("answered")
    assert "没有要回复的督办" in unit.page.inner_text("main")
    unit.go("/desk/supervise", status=403)
    unit.close()

    supervisor.go("/desk/supervise/orders").check("all orders").shot("orders-all")
    assert "明天上午上门" in supervisor.page.inner_text("main")
    for path in ["/desk/supervise.csv", "/desk/supervise.json", "/desk/supervise/orders.csv", "/desk/supervise/orders.json"]:
        answer = supervisor.page.request.get(city.url + path)
        assert answer.status == 200 and len(answer.body()) > 20, path
    supervisor.close()

    pages = [("overview", "/desk/supervise"), ("orders", "/desk/supervise/orders"),
             ("order", f"/desk/supervise/order?number={numbers[1]}")]
    for width, dark in [(1280, True), (375, False), (320, True)]:
        visitor = Visitor(browser, city, width=width, dark=dark).sign_in("supervisor")
        for name, path in pages:
            visitor.go(path).check(f"{name} {width}").shot(f"supervise-{name}-{width}{'-dark' if dark else ''}")
        visitor.close()
    for language, tag, prefix in [("zh-TW", "zh-Hant", "/zh-Hant"), ("en-GB", "en", "/en")]:
        visitor = Visitor(browser, city, language=language).sign_in("supervisor", f"{prefix}/login")
        for name, path in pages:
            visitor.go(prefix + path).check(f"{name} {tag}", tag).shot(f"supervise-{name}-{tag}")
        visitor.close()


def now(city):
    import datetime
    told = Desk(city, "supervisor").send("GET", "/api/v1/clock")["now"]
    return datetime.datetime.fromisoformat(told)


def later(city, days):
    import datetime
    return (now(city) + datetime.timedelta(days=days)).isoformat(timespec="seconds")


def day(city, days):
    import datetime
    return (now(city) + datetime.timedelta(days=days)).date().isoformat()


journey(main)
