"""A person's lists are read to their end: page by page, filtered, and the same as CSV and JSON from the same
place on."""
import csv
import io
import json

from harness import Desk, Visitor, journey

RENEWAL = "sample.yunting.food-permit-renewal"
WITHDRAWN = 3
FILED = 56


def rows(page):
    return page.eval_on_selector_all("main tbody tr", "all => all.map(r => r.innerText.split('\\t')[0].trim())")


def walked(visitor, path):
    """First cells of every page, one after the other."""
    found, pages = [], 0
    visitor.go(path)
    while True:
        found += rows(visitor.page)
        pages += 1
        link = visitor.page.locator(".twins a", has_text="下一页")
        if not link.count():
            return found, pages
        link.click()


def twin(visitor, suffix):
    """The same page as CSV or JSON, by the link on it."""
    href = visitor.page.locator(f".twins a[href*='{suffix}']").get_attribute("href")
    answer = visitor.context.request.get(visitor.city.url + href)
    assert answer.ok, (href, answer.status)
    return answer


def digits(text):
    return "".join(c for c in text if c.isdigit())


def main(browser, city):
    owner = Desk(city, "chen-yalan")
    company = owner.send("GET", "/api/v1/me")["organisations"][0]
    answers = {"条件有变化": False, "统一社会信用代码": company, "联系手机": "16900000004", "取证方式": "电子"}
    filed = [owner.send("POST", "/api/v1/cases", {
        "service": RENEWAL, "organisation": company, "answers": answers})["number"] for _ in range(FILED)]
    for number in filed[:WITHDRAWN]:
        owner.do(number, "withdraw", reason="不办了")

    visitor = Visitor(browser, city, 1280).sign_in("chen-yalan")
    page = visitor.page
    found, pages = walked(visitor, "/me/cases")
    assert pages == 2 and len(found) == len(set(found)), (pages, len(found))
    newest = [digits(one) for one in found[:FILED]]
    assert newest == [digits(one) for one in reversed(filed)], "not newest first, or something is missing"
    visitor.check("second page").shot("cases-second-page")
    second = rows(page)

    # The twins begin where the page begins.
    items = twin(visitor, ".json").json()["items"]
    assert [digits(one["number"]) for one in items][:len(second)] == [digits(one) for one in second]
    table = list(csv.reader(io.StringIO(twin(visitor, ".csv").text().lstrip("\ufeff"))))
    assert [digits(row[0]) for row in table[1:]] == [digits(one) for one in second], table

    # Filters keep together what they say, on every page and in the twins.
    found, _ = walked(visitor, "/me/cases?state=finished")
    assert [digits(one) for one in found[:WITHDRAWN]] == [digits(one) for one in reversed(filed[:WITHDRAWN])], found
    found, pages = walked(visitor, "/me/cases?state=running")
    assert pages == 2 and not set(found) & set(walked(visitor, "/me/cases?state=finished")[0])
    visitor.go("/me/cases")
    page.select_option("select[name=state]", "finished")
    page.fill("main form.filters input[name=q]", filed[0][:6])
    page.click("main form.filters button")
    assert "state=finished" in page.url and "q=" in page.url, page.url
    visitor.check("filtered").shot("cases-filtered")
    assert len(twin(visitor, ".json").json()["items"]) == len(rows(page)) >= WITHDRAWN
    visitor.go(f"/me/cases?q={filed[5]}")
    assert [digits(one) for one in rows(page)] == [digits(filed[5])]
    visitor.go("/me/cases?whose=self").go(f"/me/cases?whose={company}")
    visitor.go("/me/cases?q=没有这样的事").check("nothing fits")
    assert "没有符合条件的" in page.inner_text("main")
    visitor.go("/me/cases?state=nonsense", 400)
    visitor.go("/me/cases?whose=91990101MA0000000X", 403)

    # The other lists have their filters and twins too.
    for path, wish in [("/me/documents", "state=valid"), ("/me/inbox", "show=unread"), ("/me/data", "show=others")]:
        visitor.go(f"{path}?{wish}").check(path).shot(path.split("/")[-1])
        for suffix in [".csv", ".json"]:
            href = page.locator(f".twins a[href*='{suffix}']").get_attribute("href")
            assert wish in href, href
            twin(visitor, suffix)
        whole = visitor.context.request.get(f"{city.url}{path}.json").json()
        assert "next" in whole, whole

    # Somebody looked: every page of it is one list, and one's own looks can be left out.
    for _ in range(60):
        owner.send("GET", f"/api/v1/services/{RENEWAL}/prefill")
    page.wait_for_timeout(2500)  # looks are written once a second
    found, pages = walked(visitor, "/me/data")
    assert pages >= 2, (pages, len(found))
    walk, after = [], ""
    while after is not None:
        answer = visitor.context.request.get(f"{city.url}/me/data.json{after and '?after=' + after}").json()
        walk, after = walk + answer["items"], answer["next"]
    assert len(walk) == len(found), (len(walk), len(found))
    others, _ = walked(visitor, "/me/data?show=others")
    assert len(others) < len(found)

    # Read all: whatever page it is pressed on.
    visitor.go("/me/inbox")
    button = page.locator("main form .actions button")
    if button.count():
        button.click()
        visitor.go("/me/inbox?show=unread")
        assert "没有符合条件的" in page.inner_text("main"), page.inner_text("main")
    visitor.close()

    for language, locale, prefix in [("en", "en-GB", "/en"), ("zh-Hant", "zh-TW", "/zh-Hant")]:
        phone = Visitor(browser, city, 375, locale).sign_in("chen-yalan", f"{prefix}/login")
        for path in ["cases", "documents", "inbox", "data"]:
            phone.go(f"{prefix}/me/{path}").check(path, language).shot(f"m-{path}-{language}")
        phone.close()


if __name__ == "__main__":
    journey(main)
