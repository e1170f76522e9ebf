import API
import Cases
import City
import Civics
import JSON
import Policies
import Web

extension CityDesk: CaseDesk {
    func file(_ filing: JSONObject, by caller: Caller, once: API.Once) async throws -> Told {
        let answered = try await hall.fileCase(
            try request(filing), by: person(caller), once: Self.once(once))
        return told(answered)
    }

    private func request(_ filing: JSONObject) throws -> FilingRequest {
        var materials: [String: [AttachmentID]] = [:]
        for member in filing["materials"]?.object ?? [:] {
            let digests = (member.value.array ?? []).compactMap(\.string)
            materials[member.key] = digests.map { AttachmentID(digest: $0) }
        }
        var parties: [String: String] = [:]
        for member in filing["parties"]?.object ?? [:] { parties[member.key] = member.value.string }
        return FilingRequest(
            policy: filing["service"]?.string ?? "", answers: filing["answers"]?.object ?? [:],
            materials: materials,
            channel: filing["channel"]?.string.flatMap { Channel(rawValue: $0) } ?? .online,
            organisation: filing["organisation"]?.string,
            onBehalfOf: filing["onBehalfOf"]?.string, parties: parties,
            position: try filing["position"].map(position),
            category: filing["category"]?.string, component: filing["component"]?.string,
            draft: filing["draft"]?.string.flatMap { DraftID($0) })
    }

    /// Degrees as written, exactly: 1e-7 of a degree is about a centimetre.
    func position(_ json: JSONValue) throws -> Position {
        guard let longitude = json["longitude"].flatMap(sevenths),
            let latitude = json["latitude"].flatMap(sevenths)
        else {
            throw Problem(.invalidField, fields: [FieldProblem("/position", .wrongType)])
        }
        return Position(longitude: longitude, latitude: latitude)
    }

    private func sevenths(_ json: JSONValue) -> Int32? {
        guard let degrees = json.number?.double else { return nil }
        return Int32(exactly: (degrees * 10_000_000).rounded())
    }

    func caseView(
        _ reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> Told? {
        guard let id = try await caseID(reference) else { return nil }
        let (json, version) = try await hall.readCase(id, by: person(caller), in: language)
        return Told(json, version: version)
    }

    func timeline(
        of reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]? {
        guard let id = try await caseID(reference) else { return nil }
        return try await hall.timeline(of: id, by: person(caller), in: language)
    }

    func receipts(of reference: CaseReference, for caller: Caller) async throws -> [JSONValue]? {
        guard let id = try await caseID(reference) else { return nil }
        return try await hall.receipts(of: id, by: person(caller))
    }

    func cases(
        _ question: CaseQuestion, of caller: Caller, in language: Language
    ) async throws -> Page {
        var wanted = OwnCaseQuestion(limit: question.limit)
        wanted.whose = question.organisation.map { .organisation($0) } ?? .myself
        wanted.stage = question.stage
        wanted.after = question.after.flatMap { CaseID($0) }
        let (items, next) = try await hall.ownCases(wanted, of: person(caller), in: language)
        return Page(items: items, next: next?.description)
    }

    func queue(
        _ question: API.QueueQuestion, of caller: Caller, in language: Language
    ) async throws -> Page {
        var wanted = City.QueueQuestion(
            unit: question.unit ?? "", desk: question.desk,
            stages: question.stage.map { [$0] } ?? [],
            lights: question.light.flatMap { ClockLight(word: $0) }.map { [$0] } ?? [],
            policy: question.service, text: question.words,
            after: question.after.flatMap { QueueCursor($0) }, limit: question.limit)
        if question.isMine { wanted.assignee = caller.person }
        let (items, next, count) = try await hall.queue(
            wanted, of: person(caller), in: language)
        return Page(items: items, next: next, count: count.number, isMore: count.isMore)
    }

    func perform(_ given: CommandGiven, by caller: Caller, once: API.Once) async throws -> Told {
        guard let id = try await caseID(given.reference) else { throw Problem(.notFound) }
        let answered = try await hall.perform(
            given.command.name, given.fields, on: id, seen: given.seen, by: person(caller),
            once: Self.once(once))
        return told(answered)
    }

    func told(_ answered: Answered) -> Told {
        Told(body: answered.body, version: answered.version, isReplay: answered.isReplay)
    }

    func track(number: String, code: String, in language: Language) async throws -> JSONValue? {
        try await hall.track(number: number, code: code, in: language)
    }
}

extension CityDesk: AttachmentDesk {
    func takeIn(_ body: BodyStream, name: String, by caller: Caller) async throws -> JSONValue {
        let stored = try await hall.takeIn(body, name: name, by: person(caller))
        return [
            "digest": .string(stored.digest), "size": .integer(Int64(stored.size)),
            "mediaType": .string(stored.kind.rawValue), "name": .string(stored.name),
            "state": .string(stored.state.rawValue),
        ]
    }

    func attachment(_ digest: String, for caller: Caller) async throws -> AttachmentGiven? {
        guard let (stored, bytes) = try await hall.attachment(digest, for: person(caller)) else {
            return nil
        }
        return AttachmentGiven(
            bytes: bytes, mediaType: stored.kind.rawValue, name: stored.name)
    }
}

extension CityDesk: PaperDesk {
    func licences(of caller: Caller) async throws -> [JSONValue] {
        try await hall.licences(of: person(caller)).items
    }

    func verify(code: String, in language: Language) async throws -> JSONValue? {
        try await hall.verifyLicence(code: code, in: language)
    }

    func ratingAsked(token: String, in language: Language) async throws -> JSONValue? {
        try await hall.ratingAsked(token: token, in: language)
    }

    func rate(token: String, _ rating: JSONObject) async throws -> JSONValue? {
        try await hall.rate(
            token: token, level: Int(rating["level"]?.int ?? 0),
            tags: (rating["tags"]?.array ?? []).compactMap(\.string),
            comment: rating["comment"]?.string ?? "")
    }
}

extension CityDesk: LedgerWindow {
    func checkpoint() async throws -> [UInt8]? { try await hall.store.checkpoint() }

    func witnessedCheckpoint() async throws -> [UInt8]? { hall.store.witnessedCheckpoint() }

    func tile(_ path: String) async throws -> [UInt8]? { try await hall.store.tile("tile/" + path) }
}

extension CityDesk: CityClock {
    func clock() async throws -> JSONValue {
        [
            "now": .string(hall.world.now().text(at: hall.world.offset)),
            "canBeSet": .bool(clockSetting != nil),
        ]
    }

    func setClock(forwardTo moment: Instant, by caller: Caller) async throws -> JSONValue {
        guard let clockSetting else { throw Problem(.notFound) }
        try hall.permitSettingClock(person(caller))
        guard try clockSetting.set(to: moment) != nil else {
            throw Problem(
                .refused,
                facts: [
                    "reason":
                        "The clock can only be set forward; it is \(hall.world.now().text(at: hall.world.offset)) now."
                ])
        }
        while try await hall.performDue() > 0 {}
        _ = try await hall.performPublications()
        return try await clock()
    }
}

extension CityDesk: HouseHealth {
    func readiness() async -> [(part: String, fault: String?)] {
        let writer = hall.store.writerFault().map { "\($0)" }
        let sealing = hall.store.sealing().stopped
        return [("store", writer), ("ledger", sealing)]
    }

    func version() -> JSONValue {
        ["name": "tongban", "version": .string(Release.text), "ledgerKey": .string(ledgerKey)]
    }
}
