"""A new directory becomes a city: the code, five steps, every refusal, the restart in the middle."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

from harness import CHROMIUM, ROOT, Visitor, free_port, sync_playwright

WORDS = ["river lamp tuesday apple", "green stairs under rain", "seven cups without tea", "paper boat goes north"]
NAMES = [("wang-xt", "王系"), ("an-yi", "安一"), ("an-er", "安二"), ("shen-ji", "沈计")]
BROKEN = "key,name,kind,region\nUPPER,甲局,department,330200\nok-unit,乙局,ministry,33\n"
GOOD = "key,name,kind,region,parent\ngovernment-services,政务服务局,部门,330200,\nhall,政务中心,事业单位,330200,government-services\n"


class NewCity:
    """A city served from an empty directory; its terminal is read."""

    def __init__(self):
        binary = os.environ.get("TONGBAN") or os.path.join(ROOT, ".build", "debug", "tongban")
        if not os.path.exists(binary):
            print("Skipped: no tongban binary (swift build --product tongban, or set TONGBAN).")
            sys.exit(0)
        self.binary = binary
        self.folder = tempfile.mkdtemp(prefix="tongban-setup-")
        self.port = os.environ.get("TONGBAN_SETUP_PORT") or free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.start()

    def start(self):
        self.log = os.path.join(self.folder, "serve.log")
        self.process = subprocess.Popen(
            [self.binary, "serve", "--data", os.path.join(self.folder, "data"), "--port", self.port,
             "--from", os.path.join(ROOT, "SampleCity"), "--unlimited"],
            stdout=open(self.log, "w"), stderr=subprocess.STDOUT)
        for _ in range(300):
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=2)
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.2)
        found = re.search(r"Set-up code: (\S+)", open(self.log).read())
        self.code = found.group(1) if found else None

    def restart(self):
        self.process.terminate()
        self.process.wait(30)
        self.start()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def send(visitor):
    visitor.page.click("main form button[type=submit]")


def fill_people(page, words):
    for place, (account, name) in enumerate(NAMES):
        page.fill(f"#account-{place}", account)
        page.fill(f"#person-{place}", name)
        page.fill(f"#password-{place}", words[place])


def enter(visitor, code):
    visitor.go("/setup")
    visitor.page.fill("#code", code)
    send(visitor)


def main(browser, city):
    assert city.code, "no set-up code on the terminal"
    visitor = Visitor(browser, city)
    # Sealing four passwords at full cost takes a debug build its time.
    visitor.page.set_default_timeout(120_000)
    visitor.go("/")
    assert visitor.page.url.endswith("/setup"), visitor.page.url
    visitor.check("set-up code", "zh-Hans").shot("setup-code")
    visitor.page.fill("#code", "aaaa-bbbb-cccc")
    send(visitor)
    visitor.check("wrong code").shot("setup-code-wrong")
    assert visitor.page.title().startswith("错误"), visitor.page.title()
    stranger = Visitor(browser, city)
    stranger.go("/setup/city")
    assert stranger.page.url.endswith("/setup"), "a step without the code"
    stranger.close()
    enter(visitor, city.code)
    visitor.check("overview").shot("setup-overview")

    # The city: what is missing and what is no code is said, what was typed stays.
    visitor.go("/setup/city")
    visitor.page.fill("#name", "海右市")
    visitor.page.fill("#code", "3302")
    send(visitor)
    visitor.check("city with errors").shot("setup-city-errors")
    assert visitor.page.input_value("#name") == "海右市"
    visitor.page.fill("#code", "370100")
    visitor.page.fill("#hotline", "0531-12345")
    visitor.page.fill("#hours", "工作日 8:30 至 17:30")
    visitor.page.fill("#address", "海右市政务服务中心")
    send(visitor)
    assert visitor.page.url.endswith("/setup/units"), visitor.page.url

    # The table: every fault with row and column, nothing lost.
    visitor.page.fill("#table", BROKEN)
    send(visitor)
    visitor.check("units with findings").shot("setup-units-findings")
    assert "UPPER" in visitor.page.input_value("#table")
    assert visitor.page.locator("#findings tbody tr").count() == 3
    # A restart in the middle: the code is another, the answers are still there.
    city.restart()
    visitor.go("/setup")
    visitor.page.fill("#code", city.code)
    send(visitor)
    visitor.go("/setup/units")
    assert "UPPER" in visitor.page.input_value("#table"), "the table was lost"
    file = os.path.join(city.folder, "units.csv")
    open(file, "w").write(GOOD)
    visitor.page.set_input_files("#file", file)
    send(visitor)
    assert visitor.page.url.endswith("/setup/administrators"), visitor.page.url

    # People: weak, equal and doubled ones are refused.
    visitor.check("administrators").shot("setup-administrators")
    fill_people(visitor.page, ["admin123", "Password2026!", "wang-xt-wang-xt-1", "123456789012"])
    send(visitor)
    visitor.check("weak passwords").shot("setup-administrators-weak")
    assert visitor.page.locator(".errors li").count() == 3 or visitor.page.locator(".errors li").count() == 4
    fill_people(visitor.page, [WORDS[0]] * 4)
    visitor.page.fill("#person-3", "王系")
    send(visitor)
    visitor.check("same person")
    assert visitor.page.locator(".errors li").count() >= 4
    fill_people(visitor.page, WORDS)
    send(visitor)
    assert visitor.page.url.endswith("/setup/calendars"), visitor.page.url

    send(visitor)
    visitor.check("no calendar chosen").shot("setup-calendars")
    for box in visitor.page.locator("input[name=calendar]").all():
        box.check()
    send(visitor)
    assert visitor.page.url.endswith("/setup/finish"), visitor.page.url
    visitor.check("finish").shot("setup-finish")

    # The same pages on a phone, dark, in the other languages.
    for width, locale, prefix in [(375, "en-GB", "/en"), (320, "zh-TW", "/zh-Hant")]:
        phone = Visitor(browser, city, width, locale, dark=True)
        enter(phone, city.code)
        for step in ["city", "units", "administrators", "calendars", "finish"]:
            phone.go(f"{prefix}/setup/{step}").check(f"{step} at {width}").shot(f"setup-{step}-{width}")
        phone.close()

    visitor.go("/setup/finish")
    send(visitor)
    visitor.check("opened").shot("setup-opened")
    visitor.go("/setup", 404)
    visitor.go("/setup/city", 404)

    # The first administrator chooses a password of their own before anything else.
    visitor.go("/login")
    visitor.page.fill("#name", "wang-xt")
    visitor.page.fill("#password", WORDS[0])
    send(visitor)
    visitor.check("must change").shot("setup-must-change")
    assert visitor.page.url.endswith("/me/password"), visitor.page.url
    visitor.go("/admin")
    assert visitor.page.url.endswith("/me/password"), "went past the password"
    visitor.page.fill("#old", WORDS[0])
    visitor.page.fill("#password", "windmill over quiet snow")
    visitor.page.fill("#again", "windmill over quiet snow")
    send(visitor)
    visitor.go("/admin").check("administration of the new city").shot("setup-admin")
    visitor.go("/admin/units").check("units of the new city")
    assert "政务服务局" in visitor.page.content()
    visitor.close()


city = NewCity()
try:
    with sync_playwright() as driver:
        arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
        main(browser, city)
        browser.close()
    print("setup_wizard: well")
finally:
    city.stop()
