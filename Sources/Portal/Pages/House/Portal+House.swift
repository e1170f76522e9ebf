import Civics
import HTTPTypes
import JSON
import Web

extension Portal {
    /// Files, choices of language and size, the pages about the site itself, and the home page.
    var houseRoutes: [Route] {
        [
            Route(.get, "/assets/{file...}", "asset", for: .anyone) { call in
                guard let asset = Asset.all[call.path("file")] else { throw Problem(.notFound) }
                return Reply.bytes(asset.bytes, as: asset.mediaType).immutable()
            }.path("file", .restOfPath, "Name with its digest.").forPeople().limited(.exempt),
            Route(.get, "/favicon.svg", "favicon", for: .anyone) { _ in
                Reply.bytes(Array(Asset.favicon.utf8), as: MediaType("image/svg+xml"))
                    .cached(seconds: 86_400)
            }.forPeople().limited(.exempt),
            manifest, worker, icon, offlineRoute,
            choice("/language/{tag}", "choose-language", "tag", Language.allCases.map(\.rawValue)) {
                visit, tag, back in
                let address = Site.address(
                    of: back ?? "/", in: Language(rawValue: tag) ?? .zhHans)
                return .seeOther(address).with(.setCookie, keeping("language", tag))
            },
            choice("/display/{size}", "choose-display", "size", Display.allCases.map(\.rawValue)) {
                visit, size, back in
                .seeOther(back ?? visit.href(.home)).with(.setCookie, keeping(Display.cookie, size))
            },
            page("/", "home", for: .anyone) { .page(try await homePage($0)) },
            trust("/accessibility", "accessibility-page", AboutPage.accessibility),
            trust("/privacy", "privacy-page", AboutPage.privacy),
            trust("/cookies", "cookies-page", AboutPage.cookies),
            trust("/licences", "licences-page", AboutPage.licences),
            trust("/status", "status-page", AboutPage.status),
        ]
    }

    private func trust(
        _ path: String, _ name: String, _ make: @escaping @Sendable (Visit) throws -> Page
    ) -> Route {
        page(path, name, for: .anyone) { .page(try make($0)) }
    }

    /// A choice that a link makes and a cookie keeps; the visitor stays on the page.
    private func choice(
        _ path: String, _ name: String, _ parameter: String, _ words: [String],
        _ answer: @escaping @Sendable (Visit, String, String?) -> Reply
    ) -> Route {
        Route(.get, path, name, for: .anyone) { [self] call in
            let visit = try await Visit(call, self)
            return answer(visit, call.path(parameter), Site.ownPath(call.query.text("back")))
        }
        .path(parameter, .choice(words), "The choice.")
        .query(QueryParameter("back", .text(atMost: 512), "Where to go then.")).forPeople()
    }

    /// For a year; the value is no secret and says nothing about the person.
    private func keeping(_ name: String, _ value: String) -> String {
        "\(name)=\(value); Path=/; Max-Age=31536000; HttpOnly; SameSite=Lax"
            + (nameplate.isSecure ? "; Secure" : "")
    }
}
