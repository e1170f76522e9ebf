import Civics
import HTTPTypes
import JSON
import Web

/// A document's folder sent as JSON is at most this large, in bytes.
private let largestFolder = 3 * 1024 * 1024

extension CityAPI {
    var policyRoutes: [Route] { publicPolicyRoutes + proposalRoutes }

    private var publicPolicyRoutes: [Route] {
        let document: (String, ParameterKind, String) = (
            "document", .dotted(1...120), "Id of a document."
        )
        let number = ParameterKind.whole(1...1_000_000)
        return [
            Route(.get, "/api/v1/policies", "policies", for: .anyone) { call in
                .items(try await city.policies(for: call.caller, in: call.language))
            }
            .summary(
                "Every policy document with its versions; with what runs under them for staff."
            )
            .topic("policies").answering(200, Components.items("PolicyDocument"), "The documents."),
            Route(.get, "/api/v1/policies/{document}", "policy", for: .anyone) { call in
                .json(
                    try Call.found(
                        try await city.policy(
                            call.path("document"), for: call.caller, in: call.language)))
            }
            .path(document.0, document.1, document.2).summary("One document with its versions.")
            .topic("policies").answering(200, Components.reference("PolicyDocument"), "It."),
            Route(
                .get, "/api/v1/policies/{document}/versions/{number}", "policy-version",
                for: .anyone
            ) { call in
                .json(
                    try Call.found(
                        try await city.policyVersion(
                            call.path("document"), Int(call.path("number")) ?? 0,
                            in: call.language)))
            }
            .path(document.0, document.1, document.2)
            .path("number", number, "Number of the version.")
            .summary("One version with its files as released.").topic("policies").limited(.heavy)
            .answering(200, Components.reference("PolicyVersion"), "The version."),
            Route(
                .get, "/api/v1/policies/{document}/difference", "policy-difference", for: .anyone
            ) { call in
                .items(
                    try Call.found(
                        try await city.policyDifference(
                            call.path("document"), from: call.query.whole("from") ?? 0,
                            to: call.query.whole("to") ?? 0, in: call.language)))
            }
            .path(document.0, document.1, document.2)
            .query(
                QueryParameter("from", number, "The older version."),
                QueryParameter("to", number, "The newer version.")
            )
            .summary("How two versions differ, in words: limits, amounts, materials, steps.")
            .topic("policies").limited(.heavy)
            .answering(200, Components.items("PolicyDifference"), "The differences."),
        ]
    }

    private var proposalRoutes: [Route] {
        let folder = Components.reference("PolicyFolder")
        let proposal = Components.reference("PolicyProposal")
        return [
            Route(
                .post, "/api/v1/policies/review", "review-policy", for: .holding(.readPolicies)
            ) { call in
                .json(
                    try await city.reviewPolicy(
                        try call.folder(), by: try call.signedIn(), in: call.language))
            }
            .summary("What checks, situations and comparison say of a version; keeps nothing.")
            .topic("policies").reading(json: folder, atMost: largestFolder).limited(.heavy)
            .answering(200, Components.reference("PolicyReview"), "The review."),
            Route(
                .post, "/api/v1/policies/proposals", "propose-policy",
                for: .holding(.proposePolicy)
            ) { call in
                .told(
                    try await city.proposePolicy(
                        try call.folder(), by: try call.signedIn(), once: call.once), .created)
            }
            .summary("Proposes a new version; a second person releases it within 24 hours.")
            .topic("policies").reading(json: folder, atMost: largestFolder).limited(.heavy)
            .onceOnly().answering(201, proposal, "Proposed, and durable.")
            .refusing(.refused, .refusedNow),
            Route(
                .get, "/api/v1/policies/proposals", "policy-proposals",
                for: .holding(.readPolicies)
            ) { call in
                .page(
                    try await city.policyProposals(
                        of: call.query.text("document"), after: call.query.text("after"),
                        limit: call.limit, for: try call.signedIn()))
            }
            .query(
                QueryParameter("document", .dotted(1...120), "One document only."),
                ListQuery.after, ListQuery.limit
            )
            .summary("Proposed versions, released or not, newest first.").topic("policies")
            .answering(200, Components.page("PolicyProposal"), "The proposals."),
            Route(
                .get, "/api/v1/policies/proposals/{proposal}", "policy-proposal",
                for: .holding(.readPolicies)
            ) { call in
                let told = try await city.policyProposal(
                    try call.proposal(), for: try call.signedIn())
                return .current(try Call.found(told), for: call)
            }
            .path("proposal", .opaqueID, "The proposal.")
            .summary("One proposal with its steps.").topic("policies")
            .answering(200, proposal, "The proposal.")
            .answering(ResponseShape(304, nil, "The caller has this version.")),
            Route(
                .get, "/api/v1/policies/proposals/{proposal}/receipts", "policy-receipts",
                for: .holding(.readPolicies)
            ) { call in
                .items(
                    try await city.policyReceipts(
                        of: try call.proposal(), for: try call.signedIn()))
            }
            .path("proposal", .opaqueID, "The proposal.")
            .summary("Receipts of the sealed steps of a proposal.").topic("policies")
            .answering(200, Components.items("Receipt"), "The receipts."),
            decision("release", .releasePolicy, "PolicyRelease") { call, id in
                try await city.releasePolicy(
                    id, hash: call.fields["hash"]?.string ?? "", by: try call.signedIn(),
                    once: call.once)
            }
            .summary("A second person signs the hash of a proposal; it takes effect on its day."),
            decision("withdraw", .withdrawPolicy, "PolicyWithdrawal") { call, id in
                try await city.withdrawPolicy(
                    id, reason: call.fields["reason"]?.string ?? "", by: try call.signedIn(),
                    once: call.once)
            }
            .summary("Takes a proposal back, or does not agree to it."),
        ]
    }

    private func decision(
        _ word: String, _ permission: Permission, _ body: String,
        _ take: @escaping @Sendable (Call, CaseID) async throws -> Told
    ) -> Route {
        Route(
            .post, "/api/v1/policies/proposals/{proposal}/\(word)", "\(word)-policy",
            for: .holding(permission)
        ) { call in .told(try await take(call, try call.proposal())) }
        .path("proposal", .opaqueID, "The proposal.").topic("policies")
        .reading(json: Components.reference(body), atMost: 16 * 1024).onceOnly()
        .answering(200, Components.reference("PolicyProposal"), "Done, and durable.")
        .refusing(.refused, .refusedNow, .notFound)
    }
}

extension Call {
    fileprivate func proposal() throws(Problem) -> CaseID {
        try Call.found(CaseID(path("proposal")))
    }

    /// The files of the body; text as it is, other bytes in base 64.
    fileprivate func folder() throws(Problem) -> [PolicyFile] {
        var files: [PolicyFile] = []
        for (place, file) in (fields["files"]?.array ?? []).enumerated() {
            let name = file["name"]?.string ?? ""
            if let text = file["text"]?.string {
                files.append(PolicyFile(name: name, bytes: Array(text.utf8)))
            } else if let bytes = Base64Text.bytes(file["base64"]?.string ?? "") {
                files.append(PolicyFile(name: name, bytes: bytes))
            } else {
                throw Problem(
                    .invalidField,
                    fields: [
                        FieldProblem("/files/\(place)/base64", .malformed, facts: ["form": "YWJj"])
                    ])
            }
        }
        return files
    }
}

/// Base 64 (RFC 4648 §4) back into bytes.
enum Base64Text {
    /// `nil` for anything that is not base 64 with its padding.
    static func bytes(_ text: String) -> [UInt8]? {
        guard text.utf8.count.isMultiple(of: 4) else { return nil }
        var (bytes, word, held): ([UInt8], UInt32, Int) = ([], 0, 0)
        let padding = text.utf8.reversed().prefix { $0 == UInt8(ascii: "=") }.count
        guard padding <= 2 else { return nil }
        for character in text.utf8.dropLast(padding) {
            guard let value = value(character) else { return nil }
            word = word << 6 | value
            held += 6
            if held >= 8 {
                held -= 8
                bytes.append(UInt8(truncatingIfNeeded: word >> UInt32(held)))
            }
        }
        return bytes
    }

    private static func value(_ character: UInt8) -> UInt32? {
        switch character {
        case 0x41...0x5A: UInt32(character - 0x41)
        case 0x61...0x7A: UInt32(character - 0x61 + 26)
        case 0x30...0x39: UInt32(character - 0x30 + 52)
        case 0x2B: 62
        case 0x2F: 63
        default: nil
        }
    }
}
