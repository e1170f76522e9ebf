import HTTPTypes
import JSON
import Web

extension CityAPI {
    var draftRoutes: [Route] {
        let text = Components.reference("DraftText")
        let draft = Components.reference("Draft")
        return [
            Route(.get, "/api/v1/drafts", "drafts", for: .holding(.keepDraft)) { call in
                .items(try await city.drafts(of: try call.signedIn()))
            }
            .summary("One's drafts, last changed first.").topic("drafts")
            .answering(200, Components.items("Draft"), "The drafts."),
            Route(.post, "/api/v1/drafts", "open-draft", for: .holding(.keepDraft)) { call in
                let draft = DraftText(call.fields)
                return .told(
                    try await city.open(draft, by: try call.signedIn(), once: call.once), .created)
            }
            .summary("Saves a new draft.").topic("drafts").reading(json: text).onceOnly()
            .answering(201, draft, "The draft."),
            Route(.get, "/api/v1/drafts/{draft}", "draft", for: .holding(.keepDraft)) { call in
                let told = try await city.draft(call.path("draft"), of: try call.signedIn())
                return .current(try Call.found(told), for: call)
            }
            .path("draft", .opaqueID, "The draft.")
            .summary("One draft.").topic("drafts").answering(200, draft, "The draft."),
            Route(.put, "/api/v1/drafts/{draft}", "save-draft", for: .holding(.keepDraft)) { call in
                .told(
                    try await city.save(
                        call.path("draft"), DraftText(call.fields), seen: try call.versionSeen(),
                        by: try call.signedIn()))
            }
            .path("draft", .opaqueID, "The draft.")
            .summary("Saves over the version that was seen.").topic("drafts").reading(json: text)
            .withVersion().answering(200, draft, "The draft."),
            Route(.delete, "/api/v1/drafts/{draft}", "discard-draft", for: .holding(.keepDraft)) {
                call in
                try await city.discard(call.path("draft"), by: try call.signedIn())
                return .done
            }
            .path("draft", .opaqueID, "The draft.")
            .summary("Throws a draft away.").topic("drafts")
            .answering(ResponseShape(204, nil, "Gone.")),
        ]
    }
}

extension DraftText {
    init(_ fields: JSONObject) {
        self.init(
            service: fields["service"]?.string ?? "", answers: fields["answers"]?.object ?? [:],
            materials: fields["materials"]?.object ?? [:])
    }
}
