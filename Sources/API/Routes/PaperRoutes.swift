import Civics
import HTTPTypes
import JSON
import Web

extension CityAPI {
    var paperRoutes: [Route] {
        [
            Route(.get, "/api/v1/licences", "licences", for: .signedIn) { call in
                .items(try await city.licences(of: try call.signedIn()))
            }
            .summary("One's licences, newest first.").topic("papers")
            .answering(200, Components.items("Licence"), "The licences."),
            Route(.get, "/api/v1/verify/{code}", "verify-licence", for: .codeHolder) { call in
                .json(
                    try Call.found(
                        try await city.verify(code: call.path("code"), in: call.language)))
            }
            .path("code", .code(6...64), "The code printed on the paper.")
            .summary("Whether a paper is genuine and holds, with its holder masked.")
            .topic("papers").limited(.heavy)
            .answering(200, Components.reference("Verification"), "The paper."),
            Route(.get, "/api/v1/ratings/{token}", "rating", for: .codeHolder) { call in
                .json(
                    try Call.found(
                        try await city.ratingAsked(token: call.path("token"), in: call.language)))
            }
            .path("token", .code(16...128), "The one-time token of the link.")
            .summary("What a rating link is for.").topic("ratings").limited(.heavy)
            .answering(200, Components.reference("RatingAsked"), "The case to rate."),
            Route(.post, "/api/v1/ratings/{token}", "rate-by-link", for: .codeHolder) { call in
                .json(
                    try Call.found(
                        try await city.rate(token: call.path("token"), call.fields)), .created)
            }
            .path("token", .code(16...128), "The one-time token of the link.")
            .summary("Rates by the one-time link (好差评).").topic("ratings").limited(.heavy)
            .reading(json: Components.reference("Rating"), atMost: 16 * 1024)
            .answering(201, Components.reference("Rated"), "Rated; the link is used up.")
            .refusing(.refusedNow),
        ]
    }
}
