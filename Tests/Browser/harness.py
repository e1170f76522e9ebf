"""What the browser journeys share: the served city, the browser, and what must hold on every page.

Without Chromium or the Python packages a journey says so in one sentence and ends well.
"""
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError:
    print("Skipped: the Python packages playwright and axe-playwright-python are not installed.")
    sys.exit(0)

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
if not os.path.exists(CHROMIUM):
    print("Skipped: no Chromium is installed (apt-get install chromium fonts-noto-cjk).")
    sys.exit(0)

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
LANGUAGES = {"zh-Hans": "", "zh-Hant": "/zh-Hant", "en": "/en"}
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}


def free_port():
    """A port nobody listens on just now, so that journeys can go side by side."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return str(listener.getsockname()[1])


class City:
    """A served sample city: the one at $TONGBAN_URL, or one of its own in a new directory."""

    def __init__(self, *options):
        self.url = os.environ.get("TONGBAN_URL", "").rstrip("/")
        self.process = None
        if self.url:
            return
        binary = os.environ.get("TONGBAN") or os.path.join(ROOT, ".build", "debug", "tongban")
        if not os.path.exists(binary):
            print("Skipped: no tongban binary (swift build --product tongban, or set TONGBAN).")
            sys.exit(0)
        self.folder = tempfile.mkdtemp(prefix="tongban-browser-")
        port = os.environ.get("TONGBAN_PORT") or free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.log = open(os.path.join(self.folder, "serve.log"), "w")
        self.process = subprocess.Popen(
            [binary, "serve", "--data", os.path.join(self.folder, "data"), "--port", port,
             "--sample", "--from", os.path.join(ROOT, "SampleCity"), "--unlimited",
             *options],
            stdout=self.log, stderr=self.log)
        for _ in range(600):
            try:
                urllib.request.urlopen(self.url + "/readyz", timeout=2)
                return
            except urllib.error.HTTPError:
                return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.2)
        sys.exit("The city did not start; see " + self.log.name)

    def stop(self):
        if self.process:
            self.process.terminate()
            self.process.wait(30)
            shutil.rmtree(self.folder, ignore_errors=True)


class Desk:
    """An official at the API, for the parts of a journey that happen at desks."""

    def __init__(self, city, account):
        self.city = city
        self.token = self.send("POST", "/api/v1/sessions",
                               {"name": account, "password": account + "-yunting"})["token"]

    def send(self, method, path, body=None):
        headers = {"Accept": "application/json"}
        if getattr(self, "token", None):
            headers["Authorization"] = "Bearer " + self.token
        data = None
        if body is not None:
            data = json.dumps(body).encode()
            headers["Content-Type"] = "application/json"
            headers["Idempotency-Key"] = os.urandom(12).hex()
        request = urllib.request.Request(self.city.url + path, data, headers, method=method)
        try:
            with urllib.request.urlopen(request) as answer:
                text = answer.read()
                return json.loads(text) if text else None
        except urllib.error.HTTPError as error:
            raise AssertionError(f"{method} {path}: {error.code} {error.read().decode()[:600]}")

    def do(self, number, command, **fields):
        case = self.send("GET", f"/api/v1/cases/{number}")
        fields["version"] = case["version"]
        return self.send("POST", f"/api/v1/cases/{number}/commands/{command}", fields)


class Visitor:
    """A browser tab whose every page is held to the rules."""

    def __init__(self, browser, city, width=1280, language="zh-CN", script=True, dark=False):
        self.city = city
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, locale=language, java_script_enabled=script,
            color_scheme="dark" if dark else "light", service_workers="block")
        self.page = self.context.new_page()
        self.faults = []
        self.neighbours = ()
        self.script = script
        self.expected_status = {200}
        self.page.on("console", self.console)
        self.page.on("pageerror", lambda error: self.faults.append(f"script error: {error}"))
        self.page.route("**/*", self.own_only)

    def console(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.faults.append(f"console: {message.text} ({self.page.url})")

    def own_only(self, route):
        if route.request.url.startswith((self.city.url, "data:", *self.neighbours)):
            route.continue_()
        else:
            self.faults.append(f"external request: {route.request.url}")
            route.abort()

    def go(self, path, status=200):
        answer = self.page.goto(self.city.url + path)
        assert answer.status == status, f"{path} answered {answer.status}, not {status}"
        return self

    def sign_in(self, account, path="/login"):
        self.go(path)
        self.page.fill("#name", account)
        self.page.fill("#password", account + "-yunting")
        self.page.click("main form button[type=submit]")
        assert "/login" not in self.page.url, f"{account} could not sign in"
        return self

    def check(self, name, language=None):
        """What must hold on every page; axe needs scripts, the rest does not."""
        page = self.page
        html = page.content()
        assert html.count("<h1") == 1, f"{name}: {html.count('<h1')} headings of the first rank"
        if language:
            assert f'<html lang="{language}"' in html, f"{name}: not in {language}"
        assert " style=" not in html and "<style" not in html, f"{name}: inline style"
        if self.script:
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{name}: {wide} px too wide at {page.viewport_size['width']}"
            found = Axe().run(page, options=WCAG).response["violations"]
            assert not found, f"{name}: " + "; ".join(
                f"{v['id']} {v['nodes'][0]['html'][:160]} {v['nodes'][0].get('failureSummary', '')[:300]}" for v in found)
        assert not self.faults, f"{name}: {self.faults}"
        return self

    def shot(self, name):
        folder = os.environ.get("SCREENSHOTS")
        if folder:
            os.makedirs(folder, exist_ok=True)
            self.page.screenshot(path=os.path.join(folder, name + ".png"), full_page=True)
        return self

    def picture(self, name):
        """The page as it stands, in three languages at two widths, where $PICTURES names a folder.

        The same address is opened in pages of their own, so the journey itself is not disturbed.
        """
        folder = os.environ.get("PICTURES")
        if not folder:
            return self
        os.makedirs(folder, exist_ok=True)
        path = self.page.url.removeprefix(self.city.url)
        for prefix in LANGUAGES.values():
            if prefix and (path == prefix or path.startswith(prefix + "/")):
                path = path.removeprefix(prefix) or "/"
        for language, prefix in LANGUAGES.items():
            for width, height in ((1280, 860), (375, 760)):
                other = self.context.new_page()
                other.set_viewport_size({"width": width, "height": height})
                other.goto(self.city.url + (prefix + path if path != "/" or not prefix else prefix))
                other.wait_for_load_state("load")
                other.screenshot(path=os.path.join(folder, f"{name}-{width}-{language}.png"))
                other.close()
        return self

    def close(self):
        self.context.close()


class Sandbox:
    """A stand-in for somebody else's service, in a process of its own."""

    def __init__(self, kind):
        binary = os.environ.get("TONGBAN") or os.path.join(ROOT, ".build", "debug", "tongban")
        if not os.path.exists(binary):
            print("Skipped: no tongban binary (swift build --product tongban, or set TONGBAN).")
            sys.exit(0)
        self.folder = tempfile.mkdtemp(prefix="tongban-sandbox-")
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.process = subprocess.Popen(
            [binary, "sandbox", kind, "--port", port, "--folder", self.folder],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        assert b"sandbox at" in self.process.stdout.readline()

    def file(self, name):
        return os.path.join(self.folder, name)

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        shutil.rmtree(self.folder, ignore_errors=True)


def until(page, script, arg=None, seconds=8):
    """Waits until a script gives something true (the pages' own policy forbids eval, so it is asked)."""
    for _ in range(int(seconds * 10)):
        if page.evaluate(script, arg):
            return
        page.wait_for_timeout(100)
    raise AssertionError(f"never came true: {script} ({page.url})\n{page.inner_text('main')[:500]}")


def abroad(browser, city, account, paths, shown=None):
    """The same pages in the other two languages, on a dark phone and on the narrowest screen.

    `shown` names the page that is drawn, and the picture's name.
    """
    for width, locale, prefix, tag in [(375, "zh-TW", "/zh-Hant", "zh-Hant"), (320, "en-GB", "/en", "en")]:
        visitor = Visitor(browser, city, width, locale, dark=width == 375)
        visitor.sign_in(account, prefix + "/login")
        for path in paths:
            visitor.go(prefix + path).check(f"{prefix}{path}", tag)
        if shown:
            visitor.go(prefix + shown[0]).shot(f"{shown[1]}-{tag}")
        visitor.close()


def journey(main, *options):
    """Runs one journey against a city of its own, served with these options."""
    city = City(*options)
    try:
        with sync_playwright() as driver:
            arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
            browser = driver.chromium.launch(executable_path=CHROMIUM, args=arguments)
            main(browser, city)
            browser.close()
        print(f"{os.path.basename(sys.argv[0])}: well")
    finally:
        city.stop()
