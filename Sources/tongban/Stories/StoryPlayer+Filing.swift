import JSON

extension StoryPlayer {
    /// Answers the everyday questions and is told what will be needed, and what offices hold.
    mutating func ask(_ step: Entry, _ who: String) async throws -> StoryOutcome {
        for member in step["with"]?.members ?? [] {
            asked[member.key] = try value(member.value, of: member.key)
        }
        let prefill = try await send(
            "POST", "/api/v1/services/\(serviceID)/prefill", as: who,
            body: ["answers": .object(asked)])
        guard prefill.isFine else { throw step.failure("prefill: \(prefill.problem)") }
        for field in prefill.json["fields"]?.array ?? [] {
            if let name = field["name"]?.string { held[name] = field["value"] }
        }
        var answers = asked
        for member in held { answers[member.key] = member.value }
        let check = try await client.send(
            "POST", "/api/v1/services/\(serviceID)/check", body: ["answers": .object(answers)])
        guard check.isFine else { throw step.failure("check: \(check.problem)") }
        return StoryOutcome(
            words: "asks about \(guide["title"]?.string ?? serviceID)",
            json: ["check": check.json, "prefill": prefill.json])
    }

    /// What the form shows filled in already: by field, from the register it names.
    func prefilled(_ prefill: JSONValue) -> JSONObject {
        var filled = JSONObject()
        for field in guide["fields"]?.array ?? [] {
            guard let name = field["name"]?.string else { continue }
            let source = field["register"]?.string
            let found = (prefill["fields"]?.array ?? []).first { fact in
                fact["name"]?.string == name
                    || (source != nil && fact["source"]?.string == source)
            }
            if let value = found?["value"], !value.isNull { filled[name] = value }
        }
        return filled
    }

    /// Files with what was typed, what was answered before and what the form had filled in.
    mutating func file(_ step: Entry, _ who: String) async throws -> StoryOutcome {
        var answers = asked
        let prefill = try await send(
            "POST", "/api/v1/services/\(serviceID)/prefill", as: who,
            body: ["answers": .object(asked)])
        for member in prefilled(prefill.json) { answers[member.key] = member.value }
        for member in step["with"]?.members ?? [] {
            answers[member.key] = try value(member.value, of: member.key)
        }
        let files = try await upload(step["files"], who)
        var body: JSONObject = [
            "service": .string(serviceID), "answers": .object(answers),
            "materials": .object(JSONObject(files.map { ($0.name, [.string($0.digest)]) })),
        ]
        let codes = organisations[who] ?? []
        body["organisation"] = answers.values.lazy.compactMap(\.string)
            .first { codes.contains($0) }.map { .string($0) }
        return try await file(body, step, who)
    }

    private mutating func file(
        _ body: JSONObject, _ step: Entry, _ who: String
    ) async throws -> StoryOutcome {
        let answer = try await send("POST", "/api/v1/cases", as: who, body: .object(body))
        guard answer.isFine, let id = answer.json["id"]?.string else {
            throw step.failure("filing: \(answer.problem)")
        }
        (caseID, filer) = (id, who)
        let number = answer.json["numberGrouped"]?.string ?? answer.json["number"]?.string ?? id
        return StoryOutcome(words: "files case \(number)", json: answer.json)
    }

    // MARK: City events

    /// Reports something seen in the city. Where others told of it already, their case is offered
    /// and nothing is filed yet.
    mutating func report(_ step: Entry, _ who: String) async throws -> StoryOutcome {
        var body: JSONObject = ["service": .string(serviceID)]
        var answers = JSONObject()
        for member in try step.need("with").members {
            switch member.key {
            case "category", "component": body[member.key] = .string(try member.value.text())
            case "position": body["position"] = try Self.position(member.value)
            default: answers[member.key] = try value(member.value, of: member.key)
            }
        }
        let near = try await send(
            "POST", "/api/v1/services/\(serviceID)/nearby", as: who,
            body: .object(body.only(["category", "position"])))
        guard near.isFine else { throw step.failure("nearby: \(near.problem)") }
        offered = near.json["items"]?.array ?? []
        if let first = offered.first {
            let number = first["number"]?.string ?? ""
            return StoryOutcome(
                words: "is offered case \(number), told of already", json: near.json)
        }
        for file in try await upload(step["files"], who) {
            answers[file.name] = .string(file.digest)
        }
        body["answers"] = .object(answers)
        return try await file(body, step, who)
    }

    private static func position(_ entry: Entry) throws -> JSONValue {
        let degrees = try entry.list().map(\.json)
        guard degrees.count == 2, degrees.allSatisfy({ $0.number != nil }) else {
            throw entry.failure("longitude and latitude were expected")
        }
        return ["longitude": degrees[0], "latitude": degrees[1]]
    }

    /// A further reporter of the same matter: a citizen joins the case offered; a dispatcher adds
    /// whoever called or whatever showed it.
    mutating func attach(_ step: Entry, _ who: String) async throws -> StoryOutcome {
        guard step["with"] == nil else { return try await give("attach-reporter", step, who) }
        guard offered.contains(where: { $0["id"]?.string == caseID }) else {
            throw step.failure("this case was not offered to \(who)")
        }
        return try await give("join", step, who)
    }
}

extension JSONObject {
    /// The members of these names.
    func only(_ names: Set<String>) -> JSONObject {
        JSONObject(filter { names.contains($0.key) }.map { ($0.key, $0.value) })
    }
}
