/// The portal's only script: an ES module of small helps. Every page works without it.
enum PortalScript {
    static let text = """
        const each = (selector, work) => document.querySelectorAll(selector).forEach(work);

        // A page that came back with errors: the summary is read first.
        document.querySelector(".errors [role=alert]")?.closest(".errors").focus();

        // One press sends one form.
        each("form", form => form.addEventListener("submit", event => {
          if (form.dataset.sent) { event.preventDefault(); return; }
          form.dataset.sent = "1";
          setTimeout(() => delete form.dataset.sent, 4000);
        }));
        addEventListener("pageshow", () => each("form[data-sent]", form => delete form.dataset.sent));

        // A file is looked at before it travels; its form is sent at once where nothing else is in it.
        each("input[type=file][data-most]", input => input.addEventListener("change", () => {
          const note = document.getElementById(input.id + "-note");
          const file = input.files[0];
          if (!file || !note) return;
          const tooLarge = file.size > Number(input.dataset.most);
          note.textContent = tooLarge ? input.dataset.tooLarge : file.name;
          note.className = tooLarge ? "wrongly" : "hint";
          if (!tooLarge && input.form.dataset.sendsItself !== undefined) input.form.requestSubmit();
        }));

        // Printing is a button only where there is a script.
        each("[data-print]", button => {
          button.hidden = false;
          button.addEventListener("click", () => print());
        });

        // The state of a case as it moves, where a page shows one.
        const live = document.querySelector("[data-live]");
        if (live) {
          const look = async () => {
            if (document.hidden) return;
            try {
              const answer = await fetch(live.dataset.live, { headers: { accept: "application/json" } });
              if (!answer.ok) return;
              const state = await answer.json();
              if (String(state.version) !== live.dataset.version) live.querySelector("[data-news]").hidden = false;
            } catch { /* the next look will tell */ }
          };
          setInterval(look, 15000);
        }

        if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/worker.js").catch(() => {});
        """

    /// Keeps versioned files and the page shown without a network; nothing private, ever.
    static let worker = """
        const kept = "portal-1";
        addEventListener("install", event => event.waitUntil(
          caches.open(kept).then(cache => cache.add("/offline")).then(() => skipWaiting())));
        addEventListener("activate", event => event.waitUntil(clients.claim()));
        addEventListener("fetch", event => {
          const url = new URL(event.request.url);
          if (event.request.method !== "GET" || url.origin !== location.origin) return;
          if (url.pathname.startsWith("/assets/")) {
            event.respondWith(caches.match(event.request).then(hit => hit || fetch(event.request).then(answer => {
              const copy = answer.clone();
              if (answer.ok) caches.open(kept).then(cache => cache.put(event.request, copy));
              return answer;
            })));
          } else if (event.request.mode === "navigate") {
            event.respondWith(fetch(event.request).catch(() => caches.match("/offline")));
          }
        });
        """
}
