"""Pages anybody may see: widths, colours, languages, errors, keyboard, print."""
from harness import Visitor, journey

PAGES = ["/", "/services", "/services?by=unit", "/services?by=name", "/s?q=开面馆", "/s?q=火星移民",
         "/services/sample.yunting.open-restaurant", "/services/sample.yunting.newborn",
         "/services/sample.yunting.open-restaurant/check", "/login", "/track", "/verify",
         "/me/settings", "/accessibility", "/privacy", "/cookies", "/licences", "/status", "/offline"]
LANGUAGES = {"zh-Hans": ("zh-CN", ""), "zh-Hant": ("zh-TW", "/zh-Hant"), "en": ("en-GB", "/en")}


def main(browser, city):
    titles = {}
    for width, dark in [(1280, False), (375, True), (320, False)]:
        visitor = Visitor(browser, city, width, dark=dark)
        for path in PAGES:
            visitor.go(path).check(f"{path} at {width}", "zh-Hans")
            titles.setdefault(visitor.page.title(), set()).add(path.split("?")[0])
        visitor.close()
    doubled = {title: paths for title, paths in titles.items() if len(paths) > 1}
    assert not doubled, f"pages with the same title: {doubled}"

    for language, (locale, prefix) in LANGUAGES.items():
        visitor = Visitor(browser, city, 375, locale)
        for path in PAGES:
            visitor.go(prefix + path if path != "/" else prefix or "/").check(path, language)
        visitor.go("/services")
        assert visitor.page.url.endswith(prefix + "/services"), "not led to the own language"
        visitor.close()

    # The language chosen stays chosen, and keeps the page.
    visitor = Visitor(browser, city)
    visitor.go("/services")
    visitor.page.click(".tools a[lang=en]")
    assert visitor.page.url.endswith("/en/services"), visitor.page.url
    visitor.go("/track").check("/track after choosing", "en")
    visitor.page.click(".tools a[lang=zh-Hans]")
    assert visitor.page.url.endswith("/track") and "/en" not in visitor.page.url
    # Larger text stays chosen too and nothing overflows.
    visitor.page.click(".tools .elder")
    for path in PAGES:
        visitor.go(path).check(f"{path} in larger text")
    visitor.close()
    small = Visitor(browser, city, 375)
    small.go("/")
    small.page.click(".tools .elder")
    for path in PAGES:
        small.go(path).check(f"{path} in larger text on a phone")
    small.close()

    # What went wrong is said on the page, keeps what was typed and takes the focus.
    visitor = Visitor(browser, city)
    visitor.go("/login")
    visitor.page.fill("#name", "nobody")
    visitor.page.click("main form button[type=submit]")
    visitor.check("/login with an error")
    assert visitor.page.title().startswith("错误："), visitor.page.title()
    assert visitor.page.input_value("#name") == "nobody"
    assert visitor.page.evaluate("document.activeElement.className") == "errors"
    visitor.page.click(".errors a")
    assert visitor.page.evaluate("document.activeElement.id") == "password"
    visitor.go("/track")
    visitor.page.fill("#number", "12")
    visitor.page.click("main form button[type=submit]")
    visitor.check("/track with an error").shot("track-error")
    visitor.go("/v/nothing-like-it", 404).check("/v of nothing")
    visitor.go("/nothing", 404)
    visitor.go("/me/cases/990100261122000017", 200)
    assert "/login?next=" in visitor.page.url, visitor.page.url

    # By keyboard: the first stop leads past the masthead.
    visitor.go("/")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.className") == "skip"
    visitor.page.keyboard.press("Enter")
    visitor.page.keyboard.press("Tab")
    assert visitor.page.evaluate("document.activeElement.id") == "q"

    # On paper there is no navigation.
    visitor.go("/services/sample.yunting.open-restaurant")
    visitor.page.emulate_media(media="print")
    assert not visitor.page.is_visible(".ways") and not visitor.page.is_visible(".find")
    visitor.close()


journey(main)
