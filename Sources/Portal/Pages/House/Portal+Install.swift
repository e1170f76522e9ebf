import Civics
import JSON
import Web

/// What makes the site one that can be put on a home screen.
extension Portal {
    /// W3C Web App Manifest, in the language of its address.
    var manifest: Route {
        Route(.get, "/manifest.webmanifest", "manifest", for: .anyone) { [nameplate] call in
            let language = call.pathLanguage ?? .zhHans
            let city = nameplate.name.text(in: language)
            let name = HouseWord.site.text(in: language, ["city": city])
            let pictures = AppIcon.sizes.map { size -> JSONValue in
                [
                    "src": .string(AppIcon.address(size)), "sizes": .string("\(size)x\(size)"),
                    "type": "image/png", "purpose": "any maskable",
                ]
            }
            let drawing: JSONValue = [
                "src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml",
            ]
            return Reply.json(
                [
                    "id": "/", "scope": "/", "lang": .string(language.rawValue), "dir": "ltr",
                    "name": .string(name), "short_name": .string(city),
                    "start_url": .string(Site.home.address(in: language)),
                    "display": "standalone", "background_color": "#F5F7F8",
                    "theme_color": "#0A4C5E", "icons": .array(pictures + [drawing]),
                    "shortcuts": .array(
                        [(HouseWord.services, Site.services), (.me, .me), (.track, .track)].map {
                            word, site in
                            [
                                "name": .string(word.text(in: language)),
                                "url": .string(site.address(in: language)),
                            ]
                        }),
                ], as: MediaType("application/manifest+json")
            ).cached(seconds: 86_400)
        }.forPeople().limited(.exempt)
    }

    var worker: Route {
        Route(.get, "/worker.js", "worker", for: .anyone) { _ in
            Reply.bytes(
                Array(WorkerScript.text.utf8), as: MediaType("text/javascript; charset=utf-8"))
        }.forPeople().limited(.exempt)
    }

    var icon: Route {
        Route(.get, "/icons/{size}", "icon", for: .anyone) { call in
            let size = call.path("size").prefix { $0 != "." }
            guard let bytes = Int(size).flatMap({ AppIcon.files[$0] }) else {
                throw Problem(.notFound)
            }
            return Reply.bytes(bytes, as: MediaType("image/png")).cached(seconds: 86_400)
        }
        .path("size", .choice(AppIcon.sizes.map { "\($0).png" }), "Width in pixels.")
        .forPeople().limited(.exempt)
    }

    /// Never redirected: what is kept of it is shown for every address.
    var offlineRoute: Route {
        Route(.get, "/offline", "offline-page", for: .anyone) { [self] call in
            let visit = try await Visit(call, self)
            return try reply(.page(try AboutPage.offline(visit)), to: visit)
        }.forPeople()
    }
}
