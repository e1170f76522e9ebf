/// The portal's only script: an ES module of small helps. Every page works without it.
enum PortalScript {
    static let text = help + LiveScript.text

    private static let help = """
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

        if ("serviceWorker" in navigator && isSecureContext) navigator.serviceWorker.register("/worker.js").catch(() => {});
        """
}
