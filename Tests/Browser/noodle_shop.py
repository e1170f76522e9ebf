"""Ms Chen opens a noodle shop: applying page by page, the offices at their desks, supplementing,
urging, the licences, their verification, tracking without signing in, and rating."""
import os
import re

from harness import Desk, ROOT, Visitor, abroad, journey

FILES = os.path.join(ROOT, "SampleCity", "stories", "files")
SERVICE = "sample.yunting.open-restaurant"


def choose(page, label, value):
    """Answers a question by its words."""
    group = page.locator("fieldset", has=page.locator(f"legend:has-text('{label}')"))
    group.get_by_label(value, exact=True).check()


def send(page):
    page.click("main form .actions button >> nth=0")


def main(browser, city):
    visitor = Visitor(browser, city, 1280)
    page = visitor.page
    visitor.go("/").picture("home")
    visitor.go(f"/services/{SERVICE}").check("guide").shot("guide").picture("guide")

    # Can she? Nothing is stored, and the fumes of a kitchen below flats are told at once.
    visitor.go(f"/services/{SERVICE}/check")
    choose(page, "店的营业执照办好了吗？", "是")
    choose(page, "店里只卖包装好的食品吗？", "否")
    send(page)
    visitor.check("eligibility, further questions")
    assert "还有" in page.inner_text("main") and page.locator("legend:text-is('做菜会产生油烟吗？')").count() == 1
    choose(page, "做菜会产生油烟吗？", "是")
    choose(page, "店开在什么样的楼里？", "居民住宅楼")
    send(page)
    visitor.check("eligibility, no").shot("eligibility-no")
    assert "不得新建产生油烟" in page.inner_text(".notice.bad"), page.inner_text("main")[:300]

    # She starts, signs in on the way, and comes back to the guide.
    visitor.go(f"/services/{SERVICE}")
    page.click("main form button[type=submit]")
    visitor.check("sign-in on the way")
    page.fill("#name", "chen-yalan")
    page.fill("#password", "chen-yalan-yunting")
    send(page)
    assert page.url.endswith(SERVICE), page.url
    page.click("main form button[type=submit]")
    assert re.search(r"/apply/[0-9a-z]{26}$", page.url), page.url
    draft = page.url
    visitor.check("draft").shot("draft-empty")

    # The questions: an unanswered one is said, and what was chosen stays.
    page.click("text=先问几个问题")
    choose(page, "店的营业执照办好了吗？", "是")
    choose(page, "店里只卖包装好的食品吗？", "否")
    page.fill("input[name=q3]", "很大")
    send(page)
    visitor.check("questions with errors").shot("questions-error")
    assert page.title().startswith("错误："), page.title()
    assert page.input_value("input[name=q3]") == "很大", "what was typed is gone"
    assert page.get_by_label("是", exact=True).first.is_checked()
    page.fill("input[name=q3]", "260")
    page.fill("input[name=q4]", "1")
    page.fill("input[name=q5]", "66")
    choose(page, "店开在什么样的楼里？", "商业用房")
    choose(page, "门口要做招牌吗？", "是")
    choose(page, "店里还卖香烟吗？", "否")
    send(page)
    # Her answers lead to three more on the same page.
    visitor.check("questions, more of them").shot("questions-more")
    choose(page, "会做凉菜、生食、鲜榨果汁或冷加工糕点吗？", "是")
    choose(page, "店里有唱歌、跳舞或者表演吗？", "否")
    choose(page, "做菜会产生油烟吗？", "是")
    send(page)

    # The shop: her licence is known already, with its source.
    visitor.check("shop").shot("topic-shop")
    assert "陈记面馆" in page.content() and "不对？申请更正" in page.content()
    send(page)
    visitor.check("person applying")
    page.get_by_label("姓名").fill("陈雅兰")
    page.get_by_label("身份号码").fill("990101198803120005")
    page.get_by_label("手机").fill("16900000001")
    send(page)
    visitor.check("person with an error").shot("person-error")
    assert "校验位" in page.inner_text(".errors"), page.inner_text(".errors")
    page.get_by_label("身份号码").fill("990101198803120004")
    send(page)
    visitor.check("place").shot("topic-place")
    assert "临江路18号" in page.content()
    send(page)
    page.get_by_label("热食类").check()
    page.get_by_label("冷食类").check()
    choose(page, "也在网上接单", "否")
    page.get_by_label("姓名").fill("赵小满")
    page.get_by_role("button", name="再加一个：食品安全管理员").click()
    assert page.get_by_label("姓名").first.input_value() == "赵小满", "adding one lost the other"
    visitor.check("food").shot("topic-food")
    send(page)
    visitor.check("fire")
    page.get_by_label("一般程序").check()
    page.get_by_label("灭火器").check()
    page.get_by_label("应急照明").check()
    send(page)
    visitor.check("signboard").shot("topic-sign")
    page.get_by_label("招牌上的字").fill("陈记面馆")
    page.locator("input[inputmode=decimal]").nth(0).fill("3600")
    page.locator("input[inputmode=decimal]").nth(1).fill("900")
    page.get_by_label("是", exact=True).check()
    send(page)
    visitor.check("delivery")
    page.get_by_label("电子证照，即时可用").check()
    send(page)
    assert page.url == draft, page.url
    visitor.check("draft, all filled in").shot("draft-full").picture("draft-full")

    # Papers: a wrong kind and an empty form are told at the paper, the good ones stay.
    page.click("text=要交的材料")
    visitor.check("files").shot("files-empty")
    send_file(page, 0, os.path.join(ROOT, "README.md"))
    visitor.check("files with an error").shot("files-error")
    assert page.locator(".errors").count() == 1
    for place, name in enumerate(["lease.pdf", "layout-first.png", "fire-plan-first.png", "signboard.png"]):
        send_file(page, place, os.path.join(FILES, name))
    assert page.locator(".files li").count() == 4, page.locator(".files li").count()
    page.wait_for_timeout(1200)
    page.reload()
    visitor.check("files, all there").shot("files-full")

    page.goto(draft)
    page.click("text=核对后提交")
    visitor.check("check").shot("submit")
    page.click("text=提交申请")
    visitor.check("check without the declaration").shot("submit-error")
    page.get_by_label("以上内容真实，愿意承担填报不实的责任").check()
    page.click("text=提交申请")
    assert page.url.endswith("/done"), page.inner_text("main")[:600]
    visitor.check("done").shot("done")
    number = re.sub(r"\D", "", page.inner_text(".number"))
    code = page.locator("dl.rows dd").first.inner_text().replace(" ", "").strip()
    assert len(number) == 18, number
    # Handed in once: the button of another window only shows the same number again.
    page.go_back()
    page.goto(draft)
    assert number in re.sub(r"\s", "", page.inner_text("main"))

    page.goto(city.url + f"/me/cases/{number}")
    visitor.check("case").shot("case-filed")
    Desk(city, "window-gu").do(number, "accept", gaps=[])
    market, fire = Desk(city, "market-examiner"), Desk(city, "fire-examiner")
    market.do(number, "ask-for-supplement", branch="food-permit",
              items=[{"what": "设备布局图", "defect": "图上没有标出凉菜专间"}])
    fire.do(number, "ask-for-supplement", branch="fire-check",
            items=[{"what": "消防设施平面图", "defect": "没有标出两个安全出口的位置"}])
    market.do(number, "send-supplement-notice")

    visitor.go("/me").check("my page").shot("me")
    page.click("text=补正材料")
    visitor.check("supplement").shot("fix")
    page.click("text=提交补正")
    visitor.check("supplement, nothing sent").shot("fix-error")
    inputs = page.locator("input[type=file]")
    inputs.nth(0).set_input_files(os.path.join(FILES, "layout-with-cold-room.png"))
    page.click("text=提交补正")
    visitor.check("supplement, one missing")
    assert "layout-with-cold-room.png" in page.inner_text("main"), "the first file is gone"
    page.locator("input[type=file]").nth(1).set_input_files(
        os.path.join(FILES, "fire-plan-with-exits.png"))
    page.click("text=提交补正")
    assert page.url.endswith(number), page.inner_text("main")[:400]
    visitor.check("case after the supplement").shot("case-progress").picture("case-progress")
    page.click("button:text('催办') >> nth=0")
    assert "已催办" in page.inner_text("main")
    visitor.go(f"/me/cases/{number}/dates").check("dates").shot("dates").picture("dates")

    decide(city, number)
    visitor.sign_in("chen-yalan")
    visitor.go(f"/me/cases/{number}").check("case decided").shot("case-closed")
    visitor.go("/me/documents").check("documents").shot("documents").picture("documents")
    page.click(".cards a >> nth=0")
    visitor.check("document").shot("document").picture("document")
    papers(visitor, number)
    page.click("main >> text=验证照")
    visitor.check("verified").shot("verified").picture("verified")
    assert "真实有效" in page.inner_text("main")
    address = page.url
    for path in ["/me/cases", "/me/inbox", "/me/data", "/me/settings"]:
        visitor.go(path).check(path).shot(path.strip("/").replace("/", "-"))
    for path in ["/me/cases", "/me/inbox", "/me/data", "/me/documents", "/services"]:
        for kind in ["csv", "json"]:
            answer = page.request.get(f"{city.url}{path}.{kind}")
            assert answer.ok and answer.body(), f"{path}.{kind}: {answer.status}"
            assert kind == "json" or answer.body().startswith(b"\xef\xbb\xbf"), path

    # Anybody: verify by the address, track by number and code; another person sees no such case.
    stranger = Visitor(browser, city, 375)
    stranger.go(address.replace(city.url, "")).check("verified by anybody")
    stranger.go(f"/track?number={number}&code={code}")
    stranger.page.click("main form button[type=submit]")
    stranger.check("tracked").shot("m-tracked")
    assert "开餐饮店" in stranger.page.inner_text("main")
    stranger.sign_in("lin-ruoxi")
    stranger.go(f"/me/cases/{number}", 404)
    stranger.go("/me/cases/990100261122999996", 404)
    stranger.close()

    # Small screens and other languages see the same case.
    abroad(browser, city, "chen-yalan",
           ["/me", f"/me/cases/{number}", f"/me/cases/{number}/dates", "/me/documents", "/me/inbox", "/me/data",
            f"/services/{SERVICE}"], (f"/me/cases/{number}", "m-case"))

    visitor.go(f"/me/cases/{number}")
    page.click("text=评价这次办理")
    visitor.check("rating").shot("rate")
    page.click("main form button[type=submit]")
    visitor.check("rating, nothing chosen")
    page.get_by_label("不满意", exact=False).nth(0).check()
    page.fill("#comment", "租赁合同备过案，还要我再交一次")
    page.click("main form button[type=submit]")
    assert "谢谢" in page.inner_text("main"), page.inner_text("main")
    visitor.check("rated")

    # Signing out closes everything at once.
    page.click("text=退出登录")
    visitor.go("/me")
    assert "/login" in page.url
    visitor.close()


def papers(visitor, number):
    """The files of a document and of the case's letters, and a link that shows the document until it is taken back."""
    page, city = visitor.page, visitor.city
    here = page.url
    files = [page.get_attribute("main a:text('打开 PDF')", "href")]
    visitor.go(f"/me/cases/{number}")
    files += [link.get_attribute("href") for link in page.locator("main a[href*='/papers/cases/']").all()]
    assert len(files) >= 5, files
    for path in files:
        answer = page.request.get(city.url + path)
        assert answer.ok and answer.body().startswith(b"%PDF-1.4"), f"{path}: {answer.status}"
        assert answer.headers["content-type"] == "application/pdf", path
    page.goto(here)
    page.click("text=生成出示链接")
    visitor.check("document shown").shot("document-shown")
    link = page.get_attribute("main a[href*='/share/']", "href").replace(city.url, "")
    other = Visitor(page.context.browser, city, 375)
    other.go(link).check("shown to somebody").shot("m-shown")
    assert "真实有效" in other.page.inner_text("main")
    answer = other.page.request.get(city.url + link + "/paper.pdf")
    assert answer.ok and answer.body().startswith(b"%PDF-1.4"), answer.status
    page.goto(here)
    assert "被查看 2 次" in page.inner_text("main"), page.inner_text("main")
    page.click("text=收回 >> nth=-1")
    visitor.check("link taken back")
    other.go(link, 404).check("nothing shown any more")
    other.close()


def send_file(page, place, path):
    form = page.locator("form[enctype]").nth(place)
    form.locator("input[type=file]").set_input_files(path)
    page.wait_for_load_state("networkidle")
    if form.locator("button").count() and page.locator("form[enctype]").nth(place).locator(
            "input[type=file]").evaluate("e => e.files.length"):
        page.locator("form[enctype]").nth(place).locator("button").click()
    page.wait_for_load_state("networkidle")


def decide(city, number):
    market, fire = Desk(city, "market-examiner"), Desk(city, "fire-examiner")
    market.do(number, "record-opinion", branch="food-permit", passes=True, text="布局合理",
              checked=["设备布局与操作流程合理", "食品安全管理员已配备", "从业人员健康证明有效", "食品安全制度齐全"], evidence=[])
    fire.do(number, "record-opinion", branch="fire-check", passes=True, text="资料符合要求",
            checked=["场所平面布置符合消防要求", "消防设施齐全", "灭火和应急疏散预案"], evidence=[])
    Desk(city, "city-examiner").do(
        number, "record-opinion", branch="signboard", passes=True, text="不压窗、不遮挡",
        checked=["不压窗、不遮挡、不超出墙面", "文字规范", "固定牢靠"], evidence=[])
    Desk(city, "city-approver").do(number, "decide-branch", branch="signboard", granted=True,
                                   reason="符合要求", articles=["第十条"])
    case = market.send("GET", f"/api/v1/cases/{number}")
    day = case["promisedDue"]["due"]
    market.do(number, "book-visit", branch="food-permit", on=day, at="10:00")
    # The sample city's clock can be set forward; sessions end with the hours that pass.
    admin = Desk(city, "system-admin")
    admin.send("POST", "/api/v1/clock", {"to": f"{day}T10:30:00+08:00"})
    market, fire = Desk(city, "market-examiner"), Desk(city, "fire-examiner")
    market.do(number, "record-visit", branch="food-permit", passed=True, note="设施齐全", evidence=[])
    fire.do(number, "record-visit", branch="fire-check", passed=True, note="通道畅通", evidence=[])
    Desk(city, "market-approver").do(number, "decide-branch", branch="food-permit", granted=True,
                                     reason="符合许可条件", articles=["第八条"])
    Desk(city, "fire-approver").do(number, "decide-branch", branch="fire-check", granted=True,
                                   reason="符合消防安全要求", articles=["第九条"])
    case = market.send("GET", f"/api/v1/cases/{number}")
    if case["stage"] not in ("closed", "delivered"):
        Desk(city, "window-he").do(number, "deliver", way="电子", receipt="已推送")


if __name__ == "__main__":
    journey(main)
