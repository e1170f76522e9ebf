"""Signing in by an identity service in a process of its own: the one account of a person, whatever the
way in; and every bad token refused with nothing let in."""
from harness import Sandbox, Visitor, journey

sandbox = Sandbox("identity")
BAD = ["unverified", "expired", "nonce", "audience", "issuer", "none", "secret", "stranger"]


def come(visitor, kind, number="990101198803120004", start="/login"):
    page = visitor.page
    visitor.go(start)
    page.click("main a.button")
    assert page.url.startswith(sandbox.url + "/authorize"), page.url
    page.fill("#number", number)
    page.select_option("#kind", kind)
    page.click("button")
    page.click("main a.button")


def main(browser, city):
    visitor = Visitor(browser, city, 1280)
    visitor.neighbours = (sandbox.url,)
    page = visitor.page
    visitor.go("/login").check("sign-in with both ways").shot("sign-on")
    for kind in BAD:
        come(visitor, kind)
        assert "没有登录成功" in page.inner_text(".errors"), f"{kind}: {page.inner_text('main')[:300]}"
        assert not [c for c in visitor.context.cookies() if c["name"] == "session"], kind
    visitor.check("refused").shot("sign-on-refused")

    # A good one: the account Ms Chen has always had, with her cases, at the page she wanted.
    come(visitor, "good", start="/login?next=/me/settings")
    assert page.url.endswith("/me/settings"), page.url
    assert "陈雅兰" in page.inner_text("main"), page.inner_text("main")
    back = page.url
    # Out here, and told of the other side.
    page.click("text=退出登录")
    visitor.check("signed out here").shot("sign-on-ended")
    assert page.url.endswith("/login/ended")
    page.click("main a.button")
    assert page.url.startswith(sandbox.url + "/end"), page.url
    visitor.go("/me")
    assert "/login" in page.url

    # Going back does not sign in again: the way works once.
    # The service changes its key: learnt by itself. Somebody new gets an account of a citizen.
    page.wait_for_timeout(1000)
    come(visitor, "good", number="990101199505210006")
    assert "/me" in page.url and "赵小满" in page.inner_text("main"), page.inner_text("main")[:200]
    visitor.close()

    stranger = Visitor(browser, city, 375, "en-GB")
    stranger.neighbours = (sandbox.url,)
    stranger.go("/en/login").check("sign-in in English", "en").shot("m-sign-on-en")
    # An answer nobody asked for, from another browser: refused.
    stranger.go("/login/back?code=abc&state=def", 403)
    stranger.check("nobody set out")
    come(stranger, "good", number="990102198001010006", start="/en/login")
    stranger.close()


if __name__ == "__main__":
    try:
        journey(main, "--sign-on", sandbox.file("sign-on.json"))
    finally:
        sandbox.stop()
