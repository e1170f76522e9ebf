"""A paper shown by a link is shown while the link holds and no longer; a paper that was revoked is told to be so,
wherever its code is looked up."""
from harness import Desk, Visitor, journey

PROOF = "sample.yunting.residence-proof"


def main(browser, city):
    owner = Desk(city, "dai-wen")
    number = owner.send("POST", "/api/v1/cases", {"service": PROOF, "answers": {"用途": "入学"}})["number"]
    paper = owner.send("GET", "/api/v1/licences")["items"][0]
    code = paper["code"]
    visitor = Visitor(browser, city, 1280).sign_in("dai-wen")
    page = visitor.page

    def share():
        visitor.go(f"/me/documents/{code}")
        page.click("text=生成出示链接")
        return page.locator("main a[href*='/share/']").first.get_attribute("href").replace(city.url, "")

    # Taken back: gone at once, page and file.
    other = Visitor(browser, city, 375)
    taken = share()
    other.go(taken).check("shown").shot("m-share-open")
    page.click("text=收回 >> nth=-1")
    other.go(taken, 404).check("taken back").shot("m-share-gone")
    assert other.context.request.get(f"{city.url}{taken}/paper.pdf").status == 404
    # A link of somebody else is not theirs to make, nor one that was never made to be opened.
    stranger = Desk(city, "meng-fei")
    nobody = Visitor(browser, city, 375).sign_in("meng-fei")
    nobody.go(f"/me/documents/{code}", 404).go("/share/s0123456789abcdef", 404)
    nobody.close()
    assert stranger.send("GET", "/api/v1/licences")["items"] == []

    # Verified by anybody, in three languages.
    for prefix, words in [("", "真实有效"), ("/zh-Hant", "真實有效"), ("/en", "genuine")]:
        other.go(f"{prefix}/v/{code}")
        assert words in other.page.inner_text("main").lower(), other.page.inner_text("main")

    # Revoked by the office: the code says so at once, and no link can be made.
    kept = share()
    other.go(kept)
    office = Desk(city, "police-approver")
    office.send("POST", f"/api/v1/cases/{number}/commands/revoke-paper", {
        "number": paper["number"], "ground": "材料虚假",
        "version": office.send("GET", f"/api/v1/cases/{number}")["version"]})
    for prefix, words in [("", "撤销"), ("/zh-Hant", "撤銷"), ("/en", "revoked")]:
        other.go(f"{prefix}/v/{code}")
        text = other.page.inner_text("main").lower()
        assert words in text and not any(good in text for good in ["真实有效", "真實有效", "genuine"]), text
    other.check("revoked", "en").shot("m-verify-revoked")
    assert "材料虚假" in other.page.inner_text("main"), "the ground is not told"
    other.go(kept)
    assert "撤销" in other.page.inner_text("main"), other.page.inner_text("main")
    visitor.go(f"/me/documents/{code}").check("revoked document").shot("document-revoked")
    assert not page.locator("text=生成出示链接").count(), "a revoked paper could be shown by a link"

    # A link ends by itself.
    second = owner.send("POST", "/api/v1/cases", {"service": PROOF, "answers": {"用途": "入学"}})
    code = next(one["code"] for one in owner.send("GET", "/api/v1/licences")["items"] if one["state"] == "valid")
    ending = share()
    other.go(ending)
    today = Desk(city, "system-admin").send("GET", "/api/v1/clock")["now"]
    other.page.wait_for_timeout(10)
    year, rest = int(today[:4]) + 1, today[4:]
    Desk(city, "system-admin").send("POST", "/api/v1/clock", {"to": f"{year}{rest}"})
    other.go(ending, 404).check("ended")
    assert other.context.request.get(f"{city.url}{ending}/paper.pdf").status == 404
    assert second["number"] != number
    other.close()
    visitor.close()


if __name__ == "__main__":
    journey(main)
