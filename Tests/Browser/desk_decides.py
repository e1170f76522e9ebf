"""A noodle shop from the application to the rating, all of it through pages: the citizen applies,
the window accepts, two offices ask for a supplement in one notice, three branches are examined,
visited and decided, the papers are made and verified, and the citizen rates. On the way: a person
who accepted may not examine, somebody is first, a button is pressed twice, a refusal has its
letter, work is given out."""
import os
import re

from harness import Desk, ROOT, Visitor, abroad, journey
from noodle_shop import choose, send, send_file

FILES = os.path.join(ROOT, "SampleCity", "stories", "files")
SERVICE = "sample.yunting.open-restaurant"


def apply(browser, city):
    """The citizen applies page by page; gives the number."""
    citizen = Visitor(browser, city, 1280).sign_in("chen-yalan")
    page = citizen.page
    citizen.go(f"/services/{SERVICE}")
    page.click("main form button[type=submit]")
    draft = page.url
    page.click("text=先问几个问题")
    choose(page, "店的营业执照办好了吗？", "是")
    choose(page, "店里只卖包装好的食品吗？", "否")
    for field, value in [("q3", "260"), ("q4", "1"), ("q5", "66")]:
        page.fill(f"input[name={field}]", value)
    choose(page, "店开在什么样的楼里？", "商业用房")
    choose(page, "门口要做招牌吗？", "是")
    choose(page, "店里还卖香烟吗？", "否")
    send(page)
    choose(page, "会做凉菜、生食、鲜榨果汁或冷加工糕点吗？", "是")
    choose(page, "店里有唱歌、跳舞或者表演吗？", "否")
    choose(page, "做菜会产生油烟吗？", "是")
    send(page)
    send(page)
    page.get_by_label("姓名").fill("陈雅兰")
    page.get_by_label("身份号码").fill("990101198803120004")
    page.get_by_label("手机").fill("16900000001")
    send(page)
    send(page)
    page.get_by_label("热食类").check()
    page.get_by_label("冷食类").check()
    choose(page, "也在网上接单", "否")
    page.get_by_label("姓名").fill("赵小满")
    send(page)
    page.get_by_label("一般程序").check()
    page.get_by_label("灭火器").check()
    send(page)
    page.get_by_label("招牌上的字").fill("陈记面馆")
    page.locator("input[inputmode=decimal]").nth(0).fill("3600")
    page.locator("input[inputmode=decimal]").nth(1).fill("900")
    page.get_by_label("是", exact=True).check()
    send(page)
    page.get_by_label("电子证照，即时可用").check()
    send(page)
    page.click("text=要交的材料")
    for place, name in enumerate(
            ["lease.pdf", "layout-first.png", "fire-plan-first.png", "signboard.png"]):
        send_file(page, place, os.path.join(FILES, name))
    page.wait_for_timeout(800)
    page.goto(draft)
    page.click("text=核对后提交")
    page.get_by_label("以上内容真实，愿意承担填报不实的责任").check()
    page.click("text=提交申请")
    assert page.url.endswith("/done"), page.inner_text("main")[:600]
    number = re.sub(r"\D", "", page.inner_text(".number"))
    citizen.close()
    return number


def official(browser, city, account):
    return Visitor(browser, city, 1280).sign_in(account)


def act(visitor, number, title, name=None):
    """Opens an action of the case's page by its words."""
    visitor.go(f"/desk/cases/{number}")
    visitor.page.get_by_role("link", name=title, exact=True).first.click()
    if name:
        visitor.check(name).shot(name.replace(" ", "-"))


def main(browser, city):
    number = apply(browser, city)
    grouped = " ".join(number[i:i + 4] for i in range(0, len(number), 4))

    # The window: its queue, who has it, the case, accepting it.
    gu = official(browser, city, "window-gu")
    page = gu.page
    gu.check("window desk").shot("desk-home")
    gu.go("/desk/queue").check("queue").shot("desk-queue")
    page.get_by_label(re.compile(f"选中 {grouped}")).check()
    send(page)
    gu.check("queue with an error").shot("desk-queue-error")
    assert page.get_by_label(re.compile(f"选中 {grouped}")).is_checked(), "the pick is gone"
    page.select_option("#to", "me")
    send(page)
    gu.check("given out")
    assert "已分派 1 件" in page.inner_text("main") and "我" in page.inner_text("table")
    gu.go("/desk/queue").picture("desk-queue")
    gu.go("/desk/queue?who=me&order=newest").check("mine")
    page.click("text=把现在的筛选存成视图")
    page.fill("#name", "我的新件")
    page.click("text=保存视图")
    gu.check("view kept")
    assert "我的新件" in page.inner_text(".tabs"), page.inner_text(".tabs")
    for kind in ["csv", "json"]:
        answer = page.request.get(f"{city.url}/desk/queue.{kind}?who=me")
        assert answer.ok and number in re.sub(r"[\s,]", "", answer.text()), f"queue.{kind}"

    # Refusing to accept shows its letter first; nothing is sent by looking.
    act(gu, number, "不予受理", "refuse to accept")
    page.get_by_label("不属于本机关职权范围").check()
    page.get_by_role("button", name="预览文书").click()
    gu.check("refusal without its text").shot("refuse-error")
    assert page.get_by_label("不属于本机关职权范围").is_checked(), "the ground is gone"
    page.fill("#text", "请到区市场监督管理局申请。")
    page.get_by_role("button", name="预览文书").click()
    gu.check("letter preview").shot("refuse-preview")
    assert "不予受理通知书" in page.inner_text(".letter"), page.inner_text(".letter")
    assert page.input_value("#text") == "请到区市场监督管理局申请。"
    draft = page.locator("form[action$='/preview']")
    sent = page.request.post(
        city.url + draft.get_attribute("action"), headers={"Origin": city.url},
        form={box.get_attribute("name"): box.get_attribute("value")
              for box in draft.locator("input").all()})
    assert sent.ok and sent.body()[:5] == b"%PDF-", sent.text()[:400]

    # Two windows of the same clerk: the second finds out what happened, and keeps what it has.
    gu.go(f"/desk/cases/{number}").check("case to accept").shot("desk-case-filed")
    other = gu.context.new_page()
    other.goto(f"{city.url}/desk/cases/{number}/do/refuse-to-accept")
    act(gu, number, "受理")
    send(page)
    gu.check("accepted").shot("desk-case-accepted")
    assert "已办：受理" in page.inner_text("main"), page.inner_text("main")[:300]
    files = page.locator(f"a[href*='/papers/cases/{number}/']")
    assert files.count() == 2, page.inner_text("main")[-900:]
    for link in files.all():
        answer = page.request.get(city.url + link.get_attribute("href"))
        assert answer.ok and answer.body()[:5] == b"%PDF-", answer.status
    other.get_by_label("不属于本机关职权范围").check()
    other.fill("#text", "晚了一步")
    other.click("main form .actions button >> nth=0")
    text = other.inner_text("main")
    assert "别人先办了一步" in text and "予以受理" in text, text[:500]
    other.close()

    # Three branches at three offices; what they miss becomes one notice.
    market, fire, town = (official(browser, city, account) for account in
                          ["market-examiner", "fire-examiner", "city-examiner"])
    market.check("examiner's desk").shot("desk-home-examiner")
    act(market, number, "要求补正：食品经营许可（新办）", "ask for supplement")
    send(market.page)
    market.check("supplement without anything").shot("supplement-error")
    market.page.get_by_label("主要设备设施布局和操作流程图").fill("图上没有标出凉菜专间")
    market.page.get_by_role("button", name="预览文书").click()
    market.check("supplement preview").shot("supplement-preview")
    assert "凉菜专间" in market.page.inner_text(".letter")
    send(market.page)
    # The fire examiner has the page open when the market examiner is first: it says so.
    stale = fire
    act(stale, number, "要求补正：公众聚集场所投入使用、营业前消防安全检查")
    Desk(city, "city-examiner").do(
        number, "suspend", branch="signboard", ground="专家评审", note="请专家看一下")
    stale.page.get_by_label("场所平面布置图和消防设施平面图").fill("没有标出两个安全出口的位置")
    send(stale.page)
    stale.check("somebody was first").shot("stale")
    text = stale.page.inner_text("main")
    assert "别人先办了一步" in text and "暂停计时" in text, text[:500]
    kept = stale.page.get_by_label("场所平面布置图和消防设施平面图").input_value()
    assert kept == "没有标出两个安全出口的位置", "what was typed is gone"
    send(stale.page)
    assert "已办" in stale.page.inner_text("main"), stale.page.inner_text("main")[:400]
    act(town, number, "恢复计时：户外招牌设施设置", "resume")
    send(town.page)
    assert "已办：恢复计时" in town.page.inner_text("main"), town.page.inner_text("main")[:400]
    act(market, number, "发出一次性告知", "send the notice")
    send(market.page)
    market.go(f"/desk/cases/{number}/letters/supplement").check("supplement letter")
    text = market.page.inner_text(".letter")
    assert "凉菜专间" in text and "安全出口" in text, text
    market.shot("supplement-letter")

    # The citizen supplies both at once.
    citizen = Visitor(browser, city, 375).sign_in("chen-yalan")
    citizen.go(f"/me/cases/{number}/fix")
    for place, name in enumerate(["layout-with-cold-room.png", "fire-plan-with-exits.png"]):
        citizen.page.locator("input[type=file]").nth(place).set_input_files(
            os.path.join(FILES, name))
    citizen.page.click("text=提交补正")
    assert citizen.page.url.endswith(number), citizen.page.inner_text("main")[:400]
    market.go("/desk").check("it came back").shot("desk-home-back")
    assert "补正已交" in market.page.inner_text("main"), market.page.inner_text("main")[:600]
    market.go(f"/desk/cases/{number}").check("to be examined").picture("desk-case")

    # Opinions against the checklist; passing without it is told.
    act(market, number, "写审查意见：食品经营许可（新办）", "record opinion")
    market.page.get_by_label("通过", exact=True).check()
    send(market.page)
    market.check("opinion without the checklist").shot("opinion-error")
    assert market.page.get_by_label("通过", exact=True).is_checked()
    for visitor, title in [
            (market, "写审查意见：食品经营许可（新办）"),
            (fire, "写审查意见：公众聚集场所投入使用、营业前消防安全检查"),
            (town, "写审查意见：户外招牌设施设置")]:
        act(visitor, number, title)
        visitor.page.get_by_label("通过", exact=True).check()
        for box in visitor.page.locator("input[name=checked]").all():
            box.check()
        visitor.page.fill("#text", "符合要求")
        # Pressed twice quickly it is one opinion.
        button = visitor.page.locator("main form .actions button").first
        button.dblclick()
        visitor.page.wait_for_selector(".notice.ok")
        assert "已办" in visitor.page.inner_text("main"), visitor.page.inner_text("main")[:500]
    opinions = Desk(city, "market-examiner").send("GET", f"/api/v1/cases/{number}")["opinions"]
    assert len(opinions) == 3, opinions

    # Who examined may not decide: the approver's actions are not the examiner's.
    town.go(f"/desk/cases/{number}/do/decide-branch?branch=signboard", 409)
    lead = official(browser, city, "city-approver")
    act(lead, number, "作决定：户外招牌设施设置", "decide")
    lead.page.get_by_label("不予许可").check()
    for box in lead.page.locator("input[name=articles]:checked").all():
        box.uncheck()
    send(lead.page)
    lead.check("refusal without reason").shot("decide-error")
    assert lead.page.locator(".errors li").count() == 2, lead.page.inner_text(".errors")
    lead.page.get_by_label("准予").check()
    lead.page.fill("#reason", "招牌设置符合要求")
    send(lead.page)
    lead.check("signboard decided").shot("desk-case-one-decided")
    lead.close()

    # One visit for two offices, on a day the sample city's clock is set to.
    act(market, number, "约现场查看：食品经营许可（新办）", "book visit")
    day = Desk(city, "market-examiner").send(
        "GET", f"/api/v1/cases/{number}")["promisedDue"]["due"]
    market.page.fill("#on", "2020-01-01")
    send(market.page)
    market.check("a visit in the past")
    assert market.page.locator(".errors").count() == 1
    market.page.fill("#on", day)
    market.page.fill("#at", "10:00")
    send(market.page)
    assert "已办" in market.page.inner_text("main")
    market.go(f"/desk/cases/{number}").check("visit booked")
    assert "约定的查看时间还没有到" in market.page.inner_text("main")
    Desk(city, "system-admin").send("POST", "/api/v1/clock", {"to": f"{day}T10:30:00+08:00"})
    for account, branch in [("market-examiner", "食品经营许可（新办）"),
                            ("fire-examiner", "公众聚集场所投入使用、营业前消防安全检查")]:
        visitor = official(browser, city, account)
        act(visitor, number, f"记录现场查看：{branch}", f"record visit {account}")
        visitor.page.get_by_label("是", exact=True).check()
        visitor.page.fill("#note", "设施齐全")
        visitor.page.locator("input[type=file]").set_input_files(
            os.path.join(FILES, "signboard.png"))
        send(visitor.page)
        assert "已办" in visitor.page.inner_text("main"), visitor.page.inner_text("main")[:500]
        visitor.close()
    for account, branch in [("market-approver", "食品经营许可（新办）"),
                            ("fire-approver", "公众聚集场所投入使用、营业前消防安全检查")]:
        visitor = official(browser, city, account)
        act(visitor, number, f"作决定：{branch}")
        visitor.page.get_by_label("准予").check()
        visitor.page.fill("#reason", "符合条件")
        send(visitor.page)
        assert "已办：作决定" in visitor.page.inner_text("main")
        visitor.close()

    # The papers are made at once; the window prints the decision and hands over the rating code.
    he = official(browser, city, "window-he")
    he.go(f"/desk/cases/{number}").check("finished at the window").shot("desk-case-finished")
    text = he.page.inner_text("main")
    assert "食品经营许可证" in text, text[:800]
    assert he.page.locator(".qr").count() == 1, "no rating code at the window"
    he.go(f"/desk/cases/{number}/letters/decision").check("decision letter").shot("decision")
    assert "决定准予" in he.page.inner_text(".letter")
    abroad(browser, city, "market-approver",
           ["/desk", "/desk/queue", f"/desk/cases/{number}", f"/desk/cases/{number}/dates",
            f"/desk/cases/{number}/letters/decision"], (f"/desk/cases/{number}", "m-desk-case"))

    # Another unit sees no such case, exactly as one that never was; nor does a citizen.
    tobacco = official(browser, city, "tobacco-examiner")
    tobacco.go(f"/desk/cases/{number}", 404)
    tobacco.go("/desk/cases/990100261122999996", 404)
    tobacco.go(f"/desk/find?number={number}").check("found nothing")
    assert "没有这个编号的办件" in tobacco.page.inner_text("main")
    tobacco.close()

    # The citizen shows a paper to anybody, and rates.
    citizen.sign_in("chen-yalan")
    citizen.go("/me/documents")
    citizen.page.click(".cards a >> nth=0")
    citizen.page.click("main >> text=验证照")
    assert "真实有效" in citizen.page.inner_text("main")
    citizen.go("/desk", 403)
    citizen.go(f"/me/cases/{number}")
    citizen.page.click("text=评价这次办理")
    citizen.page.get_by_label("非常满意", exact=True).check()
    citizen.page.click("main form button[type=submit]")
    assert "谢谢" in citizen.page.inner_text("main"), citizen.page.inner_text("main")
    for visitor in [citizen, gu, market, fire, town, he]:
        visitor.close()


if __name__ == "__main__":
    journey(main)
