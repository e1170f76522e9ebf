"""Without script everything still works: checking, applying for a renewal's guide, drafts, files,
tracking, larger text, languages."""
import os
import re

from harness import ROOT, Visitor, journey

FILES = os.path.join(ROOT, "SampleCity", "stories", "files")
SERVICE = "sample.yunting.residence-proof"


def main(browser, city):
    visitor = Visitor(browser, city, 375, script=False)
    page = visitor.page
    visitor.go("/s?q=在住证明").check("search")
    assert page.locator(".cards a").count() >= 1
    visitor.go(f"/services/{SERVICE}/check").check("eligibility")
    if page.locator("main form .actions button").count():
        page.click("main form .actions button >> nth=0")
        visitor.check("eligibility answered")
    visitor.sign_in("meng-fei")
    visitor.go(f"/services/{SERVICE}").check("guide")
    page.click("main form button[type=submit]")
    assert re.search(r"/apply/[0-9a-z]{26}$", page.url), page.url
    draft = page.url
    visitor.check("draft")
    for address in page.eval_on_selector_all(".tasks a", "all => all.map(a => a.href)") if visitor.script else links(page):
        page.goto(address)
        visitor.check(address)
    page.goto(draft)
    page.click("text=删除这份草稿")
    visitor.check("discarding")
    page.click("main form button[type=submit]")
    assert page.url.endswith("/me"), page.url
    page.goto(draft)
    assert "没有找到" in page.content()

    # A file of the restaurant is taken, kept and removed without a line of script.
    shop = Visitor(browser, city, 1280, script=False)
    shop.sign_in("chen-yalan")
    shop.go("/services/sample.yunting.open-restaurant")
    shop.page.click("main form button[type=submit]")
    draft = shop.page.url
    shop.page.goto(draft + "/questions")
    for label, value in [("店的营业执照办好了吗？", "是"), ("店里只卖包装好的食品吗？", "否"), ("门口要做招牌吗？", "是"),
                         ("店里还卖香烟吗？", "否"), ("店开在什么样的楼里？", "商业用房")]:
        group = shop.page.locator("fieldset", has=shop.page.locator(f"legend:has-text('{label}')"))
        group.get_by_label(value, exact=True).check()
    for name, value in [("q3", "80"), ("q4", "1"), ("q5", "20")]:
        shop.page.fill(f"input[name={name}]", value)
    shop.page.click("main form .actions button >> nth=0")
    shop.check("more questions without script")
    for label in ["会做凉菜", "店里有唱歌", "做菜会产生油烟吗？"]:
        group = shop.page.locator("fieldset", has=shop.page.locator(f"legend:has-text('{label}')"))
        group.get_by_label("否", exact=True).check()
    shop.page.click("main form .actions button >> nth=0")
    shop.page.goto(draft + "/files")
    form = shop.page.locator("form[enctype]", has=shop.page.locator("text=布局")).first
    form.locator("input[type=file]").set_input_files(os.path.join(FILES, "layout-first.png"))
    form.locator("button").click()
    shop.check("a file without script")
    assert "layout-first.png" in shop.page.inner_text("main")
    shop.page.click("button:has-text('移除')")
    assert "layout-first.png" not in shop.page.inner_text("main")
    shop.close()

    # The token of a form is needed, and another site's is refused.
    answer = page.request.post(city.url + "/login", form={"name": "a", "password": "b"},
                               headers={"Origin": city.url})
    assert answer.status == 403, answer.status
    answer = page.request.post(city.url + "/login", form={"name": "a", "password": "b"},
                               headers={"Origin": "https://evil.example"})
    assert answer.status == 403, answer.status
    visitor.close()


def links(page):
    return [page.url.split("/apply/")[0] + address for address in
            re.findall(r'<ul class="tasks">.*?</ul>', page.content(), re.S) and
            re.findall(r'href="(/apply/[^"]+)"', page.inner_html("main"))]


if __name__ == "__main__":
    journey(main)
