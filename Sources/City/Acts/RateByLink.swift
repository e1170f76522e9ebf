import Policies
import Cases
public import Civics
import Crypto
public import JSON

extension CityHall {
    /// What a rating link is for; `nil` when it was used, ended or never was.
    public func ratingAsked(token: String, in language: Language) async throws -> JSONValue? {
        guard let record = try await ratingToken(token),
            let file = try await file(of: record.caseID)
        else { return nil }
        let policy = rules[file.state.policy]?.policy
        var asked: JSONObject = [
            "number": .string(file.state.number.text),
            "title": .string(policy?.title.text(in: language) ?? ""),
            "levels": [5, 4, 3, 2, 1],
        ]
        if let rule = policy?.flow?.rating, let within = rule.contactWithin {
            asked["contactAtOrBelow"] = .integer(Int64(rule.correctionAtOrBelow))
            asked["contactWithin"] = .string(within.text(in: language))
        }
        return .object(asked)
    }

    /// 评价 by the one-time link: nobody needs to sign in, and the link is used up with it.
    public func rate(
        token: String, level: Int, tags: [String], comment: String
    ) async throws -> JSONValue? {
        guard let record = try await ratingToken(token),
            let file = try await file(of: record.caseID),
            let prepared = rules[file.state.policy]
        else { return nil }
        note(.rateByLink, by: nil, on: record.caseID, allowed: true)
        // Whoever holds the link speaks for the applicant; the engine takes a rating from no one else.
        let applicant = file.state.parties.first { $0.role == DocumentWords.applicant }
        _ = try await write(
            .rate(Rating(level: level, tags: tags, comment: comment)), to: file, under: prepared,
            by: Actor(person: applicant?.person, desk: .applicant, party: DocumentWords.applicant),
            person: nil, once: .system, records: [.ratingTokenSpent(digest: record.digest)])
        return ["level": .integer(Int64(level)), "number": .string(file.state.number.text)]
    }

    private func ratingToken(_ token: String) async throws -> RatingToken? {
        let digest = Self.digest(of: token)
        return try await store.ratingToken(digest: digest, at: world.now())
    }

    static func digest(of token: String) -> String {
        Hex.text(SHA256.hash(data: Array(token.utf8)))
    }
}
