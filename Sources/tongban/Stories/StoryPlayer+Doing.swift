import Civics
import Foundation
import JSON

/// What came of a step.
struct StoryOutcome {
    /// In a few words, for the reader.
    var words: String
    /// What the city answered.
    var json: JSONValue = .null
}

extension StoryPlayer {
    /// Does what a step says.
    mutating func perform(_ step: Entry) async throws -> StoryOutcome {
        let who = try step.text("who")
        return switch try step.text("do") {
        case "ask": try await ask(step, who)
        case "file": try await file(step, who)
        case "report": try await report(step, who)
        case "attach": try await attach(step, who)
        case "contact": try await contact(step, who)
        case "verify-paper": try await verifyPaper(step)
        case "check-receipts": try await checkReceipts(who)
        case let command: try await give(command, step, who)
        }
    }

    // MARK: Commands

    /// Gives a command to the case, upon the version that is there now.
    mutating func give(
        _ command: String, _ step: Entry, _ who: String, _ more: JSONObject = [:]
    ) async throws -> StoryOutcome {
        guard let caseID else { throw step.failure("there is no case yet") }
        let before = try await view(as: who)
        var body = try await fields(of: command, step, who)
        for member in more { body[member.key] = member.value }
        body["version"] = before["version"]
        let answer = try await send(
            "POST", "/api/v1/cases/\(caseID)/commands/\(command)", as: who, body: .object(body))
        guard step["refused"] == nil else {
            return try await refused(answer, command, step, before)
        }
        guard answer.isFine else { throw step.failure("\(command): \(answer.problem)") }
        return StoryOutcome(words: command + Self.about(body), json: answer.json)
    }

    /// Somebody of the unit speaks with the person who rated badly: a step of the correction, which is a
    /// case of its own.
    private mutating func contact(_ step: Entry, _ who: String) async throws -> StoryOutcome {
        let whole = caseID
        defer { caseID = whole }
        for _ in 0..<100 {
            let children = try await view(as: "auditor")["children"]?.array ?? []
            let correction = children.first { $0["purpose"]?.string == "correction" }
            if let child = correction?["case"]?.string {
                caseID = child
                return try await give("handle", step, who)
            }
            try await Task.sleep(for: .milliseconds(100))
        }
        throw step.failure("no correction case was filed within ten seconds")
    }

    private mutating func refused(
        _ answer: StoryClient.Answer, _ command: String, _ step: Entry, _ before: JSONValue
    ) async throws -> StoryOutcome {
        guard answer.isRefusal else {
            throw step.failure("\(command) should have been refused, but: \(answer.status)")
        }
        let after = try await view(as: "auditor")
        guard after["version"] == before["version"] else {
            throw step.failure("\(command) was refused, but the case changed")
        }
        tally.refusals += 1
        let why = answer.json["detail"]?.string ?? answer.problem
        return StoryOutcome(words: "\(command) is refused: \(why)", json: answer.json)
    }

    /// What of a command is worth a word.
    private static func about(_ body: JSONObject) -> String {
        let words = ["branch", "place", "unit"].compactMap { body[$0]?.string }
        return words.isEmpty ? "" : " " + words.joined(separator: ", ")
    }

    private mutating func fields(
        of command: String, _ step: Entry, _ who: String
    ) async throws -> JSONObject {
        var body = JSONObject()
        for member in step["with"]?.members ?? [] {
            body[member.key] = try value(member.value, of: member.key)
        }
        let files = try await upload(step["files"], who)
        guard !files.isEmpty else { return body }
        switch command {
        case "supplement":
            body["materials"] = .object(JSONObject(files.map { ($0.name, [.string($0.digest)]) }))
        case "return-place":
            body["proof"] = .array(files.map { .string($0.digest) })
        case "record-visit", "record-opinion":
            body["evidence"] = .array(files.map { .string($0.digest) })
        default:
            body["evidence"] = .array(
                files.map { ["kind": .string($0.name), "attachment": .string($0.digest)] })
        }
        return body
    }

    /// A value as typed: `@key` is that person's number, or mobile where the field is one;
    /// `{ after: 1 working day }` is a day.
    func value(_ entry: Entry, of field: String) throws -> JSONValue {
        if entry.isList {
            return .array(try entry.items.map { try value($0, of: field) })
        }
        if entry.isMapping {
            if let after = entry["after"], let present {
                let today = present.date(at: calendar.offset)
                return .string(try calendar.day(after, from: today).description)
            }
            return .object(
                JSONObject(try entry.members.map { ($0.key, try value($0.value, of: $0.key)) }))
        }
        guard let text = entry.json.string, text.hasPrefix("@") else { return entry.json }
        guard let person = people.people[String(text.dropFirst())] else {
            throw entry.failure("\(text) is nobody in people.yaml")
        }
        return .string(isMobile(field) ? person.mobile : person.number.text)
    }

    private func isMobile(_ field: String) -> Bool {
        let declared = (guide["fields"]?.array ?? []).first { $0["name"]?.string == field }
        return declared?["type"]?.string == "mobile" || field.hasSuffix("手机")
    }

    // MARK: Files

    /// Hands in the files of a step; their names there are materials or kinds of evidence.
    mutating func upload(
        _ files: Entry?, _ who: String
    ) async throws -> [(name: String, digest: String)] {
        var given: [(name: String, digest: String)] = []
        for member in files?.members ?? [] {
            let name = try member.value.text()
            guard city.folder.has("stories/files/\(name)") else {
                throw member.value.failure("stories/files/\(name) is not there")
            }
            let answer = try await send(
                "POST", "/api/v1/attachments?name=\(name)", as: who,
                raw: try city.folder.bytes("stories/files/\(name)"))
            guard let digest = answer.json["digest"]?.string else {
                throw member.value.failure("\(name) was not taken in: \(answer.problem)")
            }
            given.append((member.key, digest))
        }
        return given
    }
}
