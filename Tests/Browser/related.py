"""Cases that belong together name each other; what is refused is told in the reader's words; a form's topics
are called as its document calls them."""
from harness import Desk, Visitor, journey

PROOF = "sample.yunting.residence-proof"
RESTAURANT = "sample.yunting.open-restaurant"


def plain(text):
    return text.replace(" ", "").replace("\u00a0", "")


def main(browser, city):
    # A bad rating opens a correction; each page names the other.
    owner = Desk(city, "dai-wen")
    number = owner.send("POST", "/api/v1/cases", {"service": PROOF, "answers": {"用途": "入学"}})["number"]
    owner.do(number, "rate", level=1, comment="地址写错了")
    visitor = Visitor(browser, city, 1280).sign_in("dai-wen")
    page = visitor.page
    for _ in range(100):
        visitor.go(f"/me/cases/{number}")
        if page.locator("#related a").count():
            break
        page.wait_for_timeout(100)
    visitor.check("with its correction").shot("related")
    link = page.locator("#related a")
    assert "整改" in link.inner_text() and "正在办" in page.inner_text("#related"), page.inner_text("main")
    link.click()
    visitor.check("the correction").shot("related-child")
    assert "由这个办件而来" in page.inner_text("#related")
    assert plain(page.locator("#related a").inner_text()).endswith(number), page.inner_text("#related")
    child = page.url.split("/")[-1]
    page.locator("#related a").click()
    assert page.url.endswith(f"/me/cases/{number}"), page.url

    # The office sees the same, at its own pages; a stranger sees neither.
    examiner = Visitor(browser, city, 1280, "en-GB").sign_in("police-examiner", "/en/login")
    examiner.go(f"/en/desk/cases/{child}").check("the correction at the desk", "en")
    assert "It grew out of" in examiner.page.inner_text("#related"), examiner.page.inner_text("main")
    examiner.close()
    stranger = Visitor(browser, city, 375).sign_in("meng-fei")
    stranger.go(f"/me/cases/{child}", 404).go(f"/me/cases/{number}", 404)
    stranger.close()

    # What cannot be done is told in words, not in codes.
    for prefix, words in [("", "已办结"), ("/zh-Hant", "已辦結"), ("/en", "Finished")]:
        visitor.go(f"{prefix}/me/cases/{number}/appeal", 409)
        text = page.inner_text("main")
        assert words in text and "closed" not in text, text
    visitor.shot("refused-in-words").close()

    # Topics in three languages.
    for locale, prefix, first, last in [("zh-CN", "", "店铺", "招牌"), ("zh-TW", "/zh-Hant", "店鋪", "招牌"),
                                        ("en-GB", "/en", "The business", "Signboard")]:
        shop = Visitor(browser, city, 375, locale).sign_in("chen-yalan", f"{prefix}/login")
        shop.go(f"{prefix}/services/{RESTAURANT}")
        shop.page.click("main form button[type=submit]")
        tasks = shop.page.inner_text("main")
        assert first in tasks and last in tasks, tasks
        shop.check("topics").shot("topics" + prefix.replace("/", "-"))
        shop.close()


if __name__ == "__main__":
    journey(main)
