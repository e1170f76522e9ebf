import Civics
import City
import Crypto

/// The service worker: keeps this version's own files and the page shown without a network, and
/// nothing else. What belongs to a person is never put into a cache by it, and the pages themselves
/// are `no-store`.
enum WorkerScript {
    static let offline = Language.allCases.map { Site.other("/offline").address(in: $0) }

    /// Everything it keeps; a new version of any of them is a new cache.
    static let kept = [Asset.style.address, Asset.script.address, "/favicon.svg"] + offline

    private static let version = Hex.text(
        SHA256.hash(data: Array((kept.joined() + code).utf8)).prefix(6))

    static let text = """
        const kept = "tongban-\(version)";
        const files = \(list);
        const pages = \(offlinePages);

        """ + code

    private static var list: String {
        "[" + kept.map { "\"\($0)\"" }.joined(separator: ", ") + "]"
    }

    private static var offlinePages: String {
        let prefixed = Language.allCases.filter { $0 != .zhHans }
            .map { "\"/\($0.rawValue)\"" }.joined(separator: ", ")
        return "[\(prefixed)]"
    }

    /// Asked for without cookies, so that the page without a network is nobody's own.
    private static let code = """
        addEventListener("install", event => event.waitUntil((async () => {
          const cache = await caches.open(kept);
          await Promise.all(files.map(async file => {
            const answer = await fetch(file, { credentials: "omit", cache: "no-cache" });
            if (answer.ok && !answer.redirected) await cache.put(file, answer);
          }));
          await skipWaiting();
        })()));
        addEventListener("activate", event => event.waitUntil((async () => {
          for (const name of await caches.keys()) if (name !== kept) await caches.delete(name);
          await clients.claim();
        })()));
        const offline = path => (pages.find(page => path === page || path.startsWith(page + "/")) ?? "") + "/offline";
        addEventListener("fetch", event => {
          const { request } = event;
          const url = new URL(request.url);
          if (request.method !== "GET" || url.origin !== location.origin) return;
          if (request.mode === "navigate") {
            event.respondWith(fetch(request).catch(async () => await caches.match(offline(url.pathname)) ?? Response.error()));
          } else if (files.includes(url.pathname) && !url.pathname.endsWith("/offline")) {
            event.respondWith(caches.match(url.pathname).then(hit => hit ?? fetch(request)));
          }
        });
        """
}
