"""What a notice asks for is brought to the window: the clerk hands it in for the applicant, on paper scanned there."""
import os
import re

from desk_decides import act, apply, official
from harness import Desk, ROOT, Visitor, abroad, journey
from noodle_shop import send

FILES = os.path.join(ROOT, "SampleCity", "stories", "files")
LAYOUT = "主要设备设施布局和操作流程图"


def main(browser, city):
    number = apply(browser, city)
    Desk(city, "window-gu").do(number, "accept", gaps=[])
    market = official(browser, city, "market-examiner")
    act(market, number, "要求补正：食品经营许可（新办）")
    market.page.get_by_label(LAYOUT).fill("图上没有标出凉菜专间")
    send(market.page)
    act(market, number, "发出一次性告知")
    send(market.page)

    # At another window than the one that accepted it, too; examiners are turned away.
    clerk = official(browser, city, "window-gu")
    act(clerk, number, "代收补正材料", "supplement at the window")
    assert "凉菜专间" in clerk.page.inner_text("main"), clerk.page.inner_text("main")[:600]
    send(clerk.page)
    clerk.check("supplement at the window without anything").shot("window-supplement-error")
    assert clerk.page.title().startswith("错误："), clerk.page.title()
    market.go(f"/desk/cases/{number}/supplement", 403)

    # Uploaded first, looked at, then handed in: the file travels with the page.
    clerk.page.set_input_files("input[type=file]", os.path.join(FILES, "layout-with-cold-room.png"))
    clerk.page.click("button[name=upload]")
    clerk.check("file at the window").shot("window-supplement-file")
    assert "layout-with-cold-room.png" in clerk.page.inner_text("main")
    send(clerk.page)
    clerk.check("handed in at the window").shot("window-supplement-done")
    assert re.search(rf"/desk/cases/{number}$", clerk.page.url), clerk.page.inner_text("main")[:600]
    assert clerk.page.get_by_role("link", name="代收补正材料").count() == 0
    market.go("/desk")
    assert "补正已交" in market.page.inner_text("main"), market.page.inner_text("main")[:600]
    citizen = Visitor(browser, city, 375).sign_in("chen-yalan")
    citizen.go(f"/me/cases/{number}").check("supplemented, as the citizen sees it")
    assert citizen.page.locator(f"a[href$='{number}/fix']").count() == 0

    abroad(browser, city, "window-gu", [f"/desk/cases/{number}/supplement"])
    for visitor in [market, clerk, citizen]:
        visitor.close()


if __name__ == "__main__":
    journey(main)
