import Cases
public import Civics
public import JSON
import Policies

extension CityHall {
    /// 验证: what anyone who holds a paper's code may know: state, dates, issuer, what the paper's
    /// document shows a verifier. A look is written down.
    ///
    /// - Returns: `nil` when no paper has the code.
    public func verifyLicence(code: String, in language: Language) async throws -> JSONValue? {
        guard let licence = try await store.licence(code: code) else {
            return try await verifyLetter(code: code, in: language)
        }
        note(.verifyLicence, by: nil, on: licence.caseID, subject: licence.person, allowed: true)
        return try await told(of: licence, in: language, showsHolder: false)
    }

    /// - Parameter showsHolder: Their whole name and all the paper states, as its holder allowed;
    ///   otherwise the name is masked and only what the document shows a verifier is told.
    func told(
        of licence: LicenceRecord, in language: Language, showsHolder: Bool
    ) async throws -> JSONValue? {
        let paper = try JSONValue(parsing: licence.body)
        let content = paper["content"] ?? .null
        var object: JSONObject = [
            "number": .string(licence.number), "state": .string(state(of: licence)),
            "issued": .string(licence.issued.date(at: world.offset).description),
            "validFrom": .string(licence.validFrom.description),
            "sha256": .string(licence.contentHash), "key": .string(seal.keyName),
            "whole": .bool(CitySeal.isWhole(paper, publicKey: seal.publicKey)),
        ]
        object["validThrough"] = licence.validThrough.map { .string($0.description) }
        object["revokedAt"] = licence.revoked.map { .string($0.text(at: world.offset)) }
        object["issuer"] = content["issuer"]
        object["title"] = title(of: content, in: language)
        object["unit"] = content["unit"]
        object["identifier"] = content["identifier"]
        object["pdf"] = content["pdf"]?["sha256"]
        let state = try await file(of: licence.caseID)?.state
        let name = content["holder"]?.string ?? state.flatMap { holder(of: $0) }
        object["holder"] = .string(showsHolder ? name ?? "" : masked(name, state))
        if licence.revoked != nil {
            object["revokedFor"] = state?.papers.first { $0.number == licence.number }?
                .revocationGround.map { .string($0) }
        }
        object["shows"] =
            showsHolder ? content["states"] : .object(shown(licence, content, in: language))
        return .object(object)
    }

    func state(of licence: LicenceRecord) -> String {
        if licence.revoked != nil { return "revoked" }
        if let through = licence.validThrough, today > through { return "expired" }
        return "valid"
    }

    private func title(of content: JSONValue, in language: Language) -> JSONValue? {
        content["title"]?[language.rawValue] ?? content["title"]?["zh-Hans"]
    }

    /// What the document lets a verifier see, by its label: of what the paper states, and what
    /// every paper has (名称, 证号, 有效期, 状态).
    private func shown(
        _ licence: LicenceRecord, _ content: JSONValue, in language: Language
    ) -> JSONObject {
        guard let reference = content["policy"]?.string.flatMap({ PolicyReference($0) }),
            let paper = content["paper"]?.string.flatMap({ rules[reference]?.policy.papers[$0] })
        else { return [:] }
        var shown = JSONObject()
        for label in paper.showsVerifier {
            shown[label] =
                switch label {
                case "名称": title(of: content, in: language)
                case "证号": .string(licence.number)
                case "有效期": .string(validity(of: licence))
                case "状态": .string(state(of: licence))
                default: content["states"]?[label]
                }
        }
        return shown
    }

    /// An ISO 8601 interval; open where the paper has no end.
    private func validity(of licence: LicenceRecord) -> String {
        "\(licence.validFrom)/\(licence.validThrough?.description ?? "..")"
    }
}
