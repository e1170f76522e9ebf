"""Putting the site on a home screen: what is kept for times without a network is the site's own files
and a page that is nobody's, never anything of a person."""
import json

from harness import Desk, Visitor, journey, until


def main(browser, city):
    visitor = Visitor(browser, city, 375)
    visitor.context.close()
    visitor.context = browser.new_context(viewport={"width": 375, "height": 900}, locale="zh-CN")
    visitor.page = visitor.context.new_page()
    page = visitor.page
    for language, prefix in [("zh-Hans", ""), ("zh-Hant", "/zh-Hant"), ("en", "/en")]:
        answer = page.request.get(f"{city.url}{prefix}/manifest.webmanifest")
        manifest = json.loads(answer.body())
        assert answer.headers["content-type"].startswith("application/manifest+json")
        assert manifest["lang"] == language and manifest["start_url"] == (prefix or "/"), manifest
        assert manifest["display"] == "standalone" and manifest["name"]
        for icon in manifest["icons"]:
            picture = page.request.get(city.url + icon["src"])
            assert picture.ok and picture.headers["content-type"] == icon["type"], icon

    # Signed in before the worker comes, so that anything private it kept would show.
    page.goto(city.url + "/login")
    page.fill("#name", "chen-yalan")
    page.fill("#password", "chen-yalan-yunting")
    page.click("main form button[type=submit]")
    until(page, "async () => !!(await navigator.serviceWorker.ready).active")
    for path in ["/me", "/me/cases", "/me/documents", "/me/inbox", "/me/data", "/me/settings", "/services", "/"]:
        page.goto(city.url + path)
        until(page, "() => !!navigator.serviceWorker.controller") if path == "/me" else None
    kept = page.evaluate("""async () => {
        const found = {};
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const request of await cache.keys())
                found[new URL(request.url).pathname] = await (await cache.match(request)).text();
        }
        return found;
    }""")
    assert {"/offline", "/en/offline", "/zh-Hant/offline", "/favicon.svg"} < set(kept), sorted(kept)
    for path, text in kept.items():
        assert path.startswith("/assets/") or path == "/favicon.svg" or path.endswith("/offline"), path
        for private in ["陈雅兰", "csrf", "退出登录", "/me/cases/9"]:
            assert private not in text, f"{private} is kept in {path}"

    visitor.context.set_offline(True)
    page.goto(city.url + "/me/cases")
    assert "没有网络" in page.inner_text("h1"), page.inner_text("body")[:200]
    assert "陈雅兰" not in page.content() and "9901" not in page.inner_text("main")
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0, wide
    visitor.shot("offline")
    page.goto(city.url + "/en/me")
    assert page.locator("html[lang=en]").count() == 1 and "No connection" in page.inner_text("h1")
    page.goto(city.url + "/zh-Hant/services")
    assert "沒有網路" in page.inner_text("h1")
    visitor.context.set_offline(False)
    page.goto(city.url + "/me")
    assert "我的办件" in page.inner_text("h1")

    # Nothing of a person may be kept by anybody: every private answer says so.
    number = Desk(city, "liang-guihua").send("POST", "/api/v1/cases", {
        "service": "sample.yunting.micro-wish",
        "answers": {"涉及内容": "一般", "心愿类型": "物品和服务", "估价": 260, "心愿": "想要一个助行器，有人陪去门诊",
                    "所在社区": "990102002003", "联系手机": "16900000003"}})["number"]
    other = Visitor(browser, city, 1280).sign_in("liang-guihua")
    for path in ["/me", "/me/cases", "/me/cases.csv", "/me/cases.json", f"/me/cases/{number}", f"/me/cases/{number}/dates",
                 "/me/documents", "/me/inbox.json", "/me/data", "/me/settings", "/api/v1/cases"]:
        answer = other.page.request.get(city.url + path)
        assert answer.headers["cache-control"] == "no-store", f"{path}: {answer.headers['cache-control']}"
    other.go("/offline").check("offline page")
    other.close()
    visitor.context.close()


if __name__ == "__main__":
    journey(main)
