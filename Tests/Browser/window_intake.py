"""A clerk takes in an application at the window: the service is found, the person looked up, the
whole form filled in on one page with errors that keep everything, filed and accepted at once, the
receipt printed; the person finds the case and the look at their data in their own account."""
import os
import re

from harness import ROOT, Visitor, abroad, journey

FILES = os.path.join(ROOT, "SampleCity", "stories", "files")
SERVICE = "sample.yunting.open-restaurant"
NUMBER = "990101198803120004"


def choose(page, label, value):
    group = page.locator("fieldset", has=page.locator(f"legend:has-text('{label}')"))
    group.get_by_label(value, exact=True).check()


def press(page, act):
    page.locator(f"button[name=act][value={act}]").first.click()


def main(browser, city):
    clerk = Visitor(browser, city, 1280).sign_in("window-gu")
    page = clerk.page
    assert page.url.endswith("/desk"), f"staff land at {page.url}"
    clerk.check("desk of a window").shot("window-desk")

    # The service is found by the initials of its pinyin.
    clerk.go("/desk/window?q=kcyd").check("services at the window").shot("window-services")
    page.click("text=开餐饮店")
    clerk.check("empty form").shot("window-empty").picture("window")

    # A number that is none is told; one that is is looked up, and what offices hold stands there.
    page.fill("#number", "990101198803120005")
    press(page, "look")
    clerk.check("wrong number").shot("window-wrong-number")
    assert "校验位" in page.inner_text(".errors"), page.inner_text(".errors")
    assert page.input_value("#number") == "990101198803120005"
    page.fill("#number", NUMBER)
    page.get_by_label("统一社会信用代码").fill("92990100YTA00001XA")
    press(page, "look")
    clerk.check("looked up").shot("window-looked-up")
    text = page.inner_text("main")
    assert "人口登记：陈雅兰" in text, text[:600]
    assert page.get_by_label("名称", exact=True).input_value() == "云汀市汀南区陈记面馆"
    assert page.get_by_label("姓名").first.input_value() == "陈雅兰"

    # Handing in what is not complete names everything at once and keeps what was typed.
    choose(page, "店的营业执照办好了吗？", "是")
    choose(page, "店里只卖包装好的食品吗？", "否")
    page.locator("input[inputmode=decimal]").nth(0).fill("260")
    press(page, "accept")
    clerk.check("not complete").shot("window-errors")
    assert page.title().startswith("错误："), page.title()
    assert page.locator(".errors li").count() >= 8, page.inner_text(".errors")
    assert page.locator("input[inputmode=decimal]").nth(0).input_value() == "260"

    page.locator("input[inputmode=decimal]").nth(1).fill("1")
    page.locator("input[inputmode=decimal]").nth(2).fill("66")
    choose(page, "会做凉菜、生食、鲜榨果汁或冷加工糕点吗？", "是")
    choose(page, "店里有唱歌、跳舞或者表演吗？", "否")
    choose(page, "做菜会产生油烟吗？", "是")
    choose(page, "店开在什么样的楼里？", "商业用房")
    choose(page, "门口要做招牌吗？", "是")
    choose(page, "店里还卖香烟吗？", "否")
    press(page, "look")
    clerk.check("more fields").shot("window-more")
    # What the answers bring up is there now, without a script too.
    page.get_by_label("热食类").check()
    page.get_by_label("冷食类").check()
    choose(page, "也在网上接单", "否")
    people = page.locator("fieldset.group", has=page.locator("legend:text-is('食品安全管理员 1')"))
    people.get_by_label("姓名").fill("赵小满")
    page.get_by_label("一般程序").check()
    page.get_by_label("灭火器").check()
    page.get_by_label("招牌上的字").fill("陈记面馆")
    sign = page.locator("fieldset.group", has=page.locator("legend:has-text('招牌')"))
    sign.locator("input[inputmode=decimal]").nth(0).fill("3600")
    sign.locator("input[inputmode=decimal]").nth(1).fill("900")
    sign.get_by_label("是", exact=True).check()
    page.get_by_label("电子证照，即时可用").check()
    press(page, "look")
    inputs = page.locator("input[type=file]")
    for place, name in enumerate(
            ["lease.pdf", "layout-first.png", "fire-plan-first.png", "signboard.png"]):
        inputs.nth(place).set_input_files(os.path.join(FILES, name))
    press(page, "upload")
    clerk.check("files").shot("window-files")
    main_text = page.inner_text("main")
    for name in ["lease.pdf", "layout-first.png", "fire-plan-first.png", "signboard.png"]:
        assert name in main_text, f"{name} is gone"
    page.get_by_label("以上内容真实，愿意承担填报不实的责任").check()
    page.get_by_label("以上内容已读给申请人听或者请其看过，真实有效").check()
    press(page, "accept")
    clerk.check("taken in").shot("window-done")
    assert "/desk/window/done/" in page.url, page.inner_text("main")[:800]
    assert "已受理" in page.inner_text("main"), page.inner_text("main")[:400]
    number = re.sub(r"\D", "", page.inner_text(".number"))
    assert len(number) == 18, number
    receipt = page.locator(f"a[href*='/papers/cases/{number}/']").first.get_attribute("href")
    answer = page.request.get(city.url + receipt)
    assert answer.ok and answer.body()[:5] == b"%PDF-", answer.status

    # The receipt is printed from the file; the page that a city without a press prints says the same.
    printed = page.request.get(city.url + page.get_by_role("link", name="打印收件凭证").get_attribute("href"))
    assert printed.ok and printed.body()[:5] == b"%PDF-", printed.status
    clerk.go(f"/desk/cases/{number}/letters/receipt").check("receipt").shot("window-receipt")
    text = page.inner_text(".letter")
    assert "收件凭证" in text and "陈" in text and "查询码" in text, text
    printed = page.pdf(format="A4")
    assert printed[:5] == b"%PDF-"
    page.emulate_media(media="print")
    assert not page.locator(".masthead").is_visible() and page.locator(".letter").is_visible()
    page.emulate_media(media="screen")

    clerk.go(f"/desk/cases/{number}").check("case at the window").shot("window-case")
    clerk.go(f"/desk/cases/{number}/letters/accepted").check("notice of acceptance")
    assert "受理通知书" in page.inner_text(".letter")

    # The person it was filed for has it among their cases, and reads who looked at their data.
    citizen = Visitor(browser, city, 375).sign_in("chen-yalan")
    citizen.go(f"/me/cases/{number}").check("her case")
    citizen.go("/me/data")
    assert "预填" in citizen.page.inner_text("main"), citizen.page.inner_text("main")[:600]
    citizen.close()

    # The window is for those who file for others; examiners and citizens are turned away.
    for account, status in [("market-examiner", 403), ("lin-ruoxi", 403)]:
        other = Visitor(browser, city, 1280).sign_in(account)
        other.go("/desk/window", status)
        other.close()

    # Other languages, small screens, dark.
    abroad(browser, city, "window-he",
           ["/desk", "/desk/window", f"/desk/window/{SERVICE}", "/desk/queue", f"/desk/cases/{number}",
            f"/desk/cases/{number}/letters/receipt"], (f"/desk/window/{SERVICE}", "m-window"))
    clerk.close()


if __name__ == "__main__":
    journey(main)
