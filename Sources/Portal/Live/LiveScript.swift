/// The part of the portal's script that keeps a page's live part up to date.
enum LiveScript {
    static let text = """

        // The live part of a page: listens while the page is looked at, asks again when told.
        const area = document.querySelector("[data-live]");
        if (area) {
          const part = name => area.querySelector(`[data-${name}]`);
          const say = text => { part("said").textContent = ""; setTimeout(() => part("said").textContent = text, 50); };
          let seen = area.dataset.seen, source = null, isOver = false, isTyped = false, asked = 0;
          area.addEventListener("input", () => isTyped = true);

          const close = () => { source?.close(); source = null; };
          const over = () => {
            isOver = true;
            close();
            part("waits").textContent = area.dataset.over;
            part("news").hidden = false;
          };
          const isTyping = () => {
            const here = document.activeElement;
            return isTyped || (part("state").contains(here) && here.matches("input,select,textarea"));
          };
          // Where the reader is, so that they are still there afterwards.
          const place = () => {
            const heads = [...part("state").querySelectorAll("h1,h2,h3,tr,li")];
            const first = heads.find(head => head.getBoundingClientRect().top >= 0);
            const here = document.activeElement;
            return {
              text: first?.textContent, top: first?.getBoundingClientRect().top,
              focus: part("state").contains(here) && (here.id ? `#${CSS.escape(here.id)}` : here.href && `a[href="${CSS.escape(here.getAttribute("href"))}"]`),
              open: [...part("state").querySelectorAll("details")].map(one => one.open),
            };
          };
          const comeBack = was => {
            part("state").querySelectorAll("details").forEach((one, n) => { if (was.open[n]) one.open = true; });
            const again = was.text && [...part("state").querySelectorAll("h1,h2,h3,tr,li")].find(head => head.textContent === was.text);
            if (again && scrollY > 0) scrollBy(0, again.getBoundingClientRect().top - was.top);
            if (was.focus) part("state").querySelector(was.focus)?.focus({ preventScroll: true });
          };
          const refresh = async () => {
            const mine = ++asked;
            let answer;
            try { answer = await fetch(location.href, { headers: { "x-unattended": "1" } }); } catch { return; }
            if (!answer.ok || answer.redirected) return over();
            const page = new DOMParser().parseFromString(await answer.text(), "text/html");
            const fresh = page.querySelector("[data-live]");
            if (!fresh || mine !== asked || isTyping()) return;
            const was = place();
            part("state").replaceChildren(...fresh.querySelector("[data-state]").childNodes);
            part("news").hidden = true;
            seen = fresh.dataset.seen;
            comeBack(was);
            say(area.dataset.updated);
            area.dispatchEvent(new CustomEvent("refreshed", { bubbles: true }));
          };
          const open = () => {
            if (source || isOver || document.hidden) return;
            source = new EventSource(`${area.dataset.live}?since=${seen}`);
            source.addEventListener("changed", event => {
              seen = event.lastEventId;
              if (isTyping()) { part("news").hidden = false; say(part("waits").textContent); } else refresh();
            });
            source.addEventListener("ended", event => {
              if (event.data === "over") over();
              else if (event.data === "replaced") close();
            });
          };
          part("news").querySelector("button").addEventListener("click", () => {
            if (isOver) return location.reload();
            isTyped = false;
            document.activeElement.blur();
            refresh();
          });
          document.addEventListener("visibilitychange", () => document.hidden ? close() : open());
          addEventListener("pagehide", close);
          addEventListener("pageshow", open);
          open();
        }
        """
}
