import API
import Civics
import JSON
import Synchronization
import Web

/// A city of one case, for tests of what goes over the wire: it remembers what reached it and
/// answers with the least that its components ask for.
final class SmallCity: CityFace {
    struct Memory {
        var callers: [String: Caller] = [:]
        var answers: [String: (digest: [UInt8], told: Told)] = [:]
        var version = 3
        var reached: [String] = []
        var lastCommand: CommandGiven?
        var rated = false
        var isDraftGone = false
        var fault: String?
        var received = 0
        var clock = Instant("2026-12-01T09:30:00+08:00")
    }

    static let caseID = CaseID(high: 9, low: 9)
    static let number: String = {
        guard let area = try? RegionCode("990100"), let day = CivilDate("2026-12-01") else {
            return ""
        }
        return CaseNumber(area: area, date: day, serial: 1)?.text ?? ""
    }()
    static let draftID = "01arz3ndektsv4rrffq69g5fav"
    let memory = Mutex(Memory())

    /// A token for an account that holds these permissions.
    func token(holding permissions: Set<Permission>) -> String {
        memory.withLock { memory in
            let token = "token-\(memory.callers.count)"
            let account = AccountID(high: 0, low: UInt64(memory.callers.count))
            memory.callers[token] = Caller(account: account, permissions: permissions)
            return token
        }
    }

    private func reached(_ name: String) { memory.withLock { $0.reached.append(name) } }

    private func state(_ version: Int) -> JSONValue {
        [
            "id": .string(Self.caseID.description), "number": .string(Self.number),
            "version": .integer(Int64(version)), "stage": "filed",
        ]
    }

    private func once(_ once: Once, _ work: (inout Memory) throws -> Told) throws -> Told {
        try memory.withLock { memory in
            if let first = memory.answers[once.key] {
                guard first.digest == once.digest else { throw Problem(.idempotencyKeyReused) }
                return Told(body: first.told.body, version: first.told.version, isReplay: true)
            }
            let told = try work(&memory)
            memory.answers[once.key] = (once.digest, told)
            return told
        }
    }

    private func isKnown(_ reference: CaseReference) -> Bool {
        switch reference {
        case .id(let id): id == Self.caseID
        case .number(let number): number.text == Self.number
        }
    }

    func caller(bearing token: String) async throws -> Caller? {
        memory.withLock { $0.callers[token] }
    }

    func signIn(name: String, password: String) async throws -> OpenedSession {
        guard name == "wang", password == "right horse" else { throw Problem(.notSignedIn) }
        let token = token(holding: [])
        guard let caller = try await caller(bearing: token) else { throw Problem(.internalFault) }
        return OpenedSession(
            token: token, caller: caller, ends: Instant(millisecondsSinceEpoch: 0))
    }

    func signOut(token: String) async throws { memory.withLock { $0.callers[token] = nil } }

    func account(of caller: Caller, in language: Language) async throws -> JSONValue {
        ["account": .string(caller.account.description), "name": "王小明", "seats": ["citizen"]]
    }

    func services(_ search: ServiceSearch, in language: Language) async throws -> Page {
        reached("services \(search.words ?? "-") \(search.limit) \(language.rawValue)")
        return Page(items: [["id": "noodle-shop", "title": "开餐饮店"]], next: nil, count: 1)
    }

    func service(_ id: String, in language: Language) async throws -> JSONValue? {
        id == "noodle-shop" ? ["id": "noodle-shop", "title": "开餐饮店"] : nil
    }

    func check(
        _ id: String, answers: JSONObject, in language: Language
    ) async throws -> JSONValue? {
        id == "noodle-shop" ? ["answer": "yes"] : nil
    }

    func prefill(
        _ id: String, for caller: Caller, in language: Language
    ) async throws -> JSONValue? {
        id == "noodle-shop" ? ["fields": []] : nil
    }

    func prefill(
        _ id: String, answers: JSONObject, for caller: Caller, in language: Language
    ) async throws -> JSONValue? {
        try await prefill(id, for: caller, in: language)
    }

    func nearby(
        _ id: String, place: JSONObject, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]? {
        id == "noodle-shop" ? [] : nil
    }

    private func draft(_ version: Int) -> Told {
        Told(
            [
                "id": .string(Self.draftID), "service": "noodle-shop",
                "version": .integer(Int64(version)),
            ], version: version)
    }

    func drafts(of caller: Caller) async throws -> [JSONValue] { [] }

    func draft(_ id: String, of caller: Caller) async throws -> Told? {
        let isGone = memory.withLock { $0.isDraftGone }
        return id == Self.draftID && !isGone ? draft(1) : nil
    }

    func open(_ draft: DraftText, by caller: Caller, once: Once) async throws -> Told {
        memory.withLock { $0.isDraftGone = false }
        return try self.once(once) { _ in self.draft(1) }
    }

    func save(
        _ id: String, _ draft: DraftText, seen version: Int, by caller: Caller
    ) async throws -> Told {
        guard id == Self.draftID else { throw Problem(.notFound) }
        return self.draft(version + 1)
    }

    func discard(_ id: String, by caller: Caller) async throws {
        memory.withLock { $0.isDraftGone = true }
    }

    func file(_ filing: JSONObject, by caller: Caller, once: Once) async throws -> Told {
        try self.once(once) { memory in
            memory.reached.append("file")
            return Told(self.state(1), version: 1)
        }
    }

    func caseView(
        _ reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> Told? {
        let version = memory.withLock { $0.version }
        return isKnown(reference) ? Told(state(version), version: version) : nil
    }

    func clocks(
        of reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]? {
        try await timeline(of: reference, for: caller, in: language) == nil ? nil : []
    }

    func timeline(
        of reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]? {
        isKnown(reference) ? [["at": "2026-12-01T09:30:00+08:00", "event": "case.filed"]] : nil
    }

    func receipts(of reference: CaseReference, for caller: Caller) async throws -> [JSONValue]? {
        isKnown(reference) ? [["entry": "e30=", "logIndex": 1, "checkpoint": "x"]] : nil
    }

    func cases(
        _ question: CaseQuestion, of caller: Caller, in language: Language
    ) async throws -> Page {
        Page(items: [state(3)])
    }

    func queue(
        _ question: QueueQuestion, of caller: Caller, in language: Language
    ) async throws -> Page {
        reached("queue \(question.isMine) \(question.order) \(question.light ?? "-")")
        return Page(
            items: [
                [
                    "id": .string(Self.caseID.description), "place": "food/review", "title": "=面馆",
                    "light": "red",
                ]
            ], next: "a.b", count: 10_000, isMore: true)
    }

    func perform(_ command: CommandGiven, by caller: Caller, once: Once) async throws -> Told {
        guard isKnown(command.reference) else { throw Problem(.notFound) }
        return try self.once(once) { memory in
            guard command.seen == memory.version else {
                throw Problem(
                    .staleVersion,
                    facts: ["seen": String(command.seen), "current": String(memory.version)])
            }
            memory.version += 1
            memory.lastCommand = command
            return Told(self.state(memory.version), version: memory.version)
        }
    }

    func track(number: String, code: String, in language: Language) async throws -> JSONValue? {
        code == "7788" ? ["number": .string(number), "stage": "filed"] : nil
    }

    func takeIn(_ body: BodyStream, name: String, by caller: Caller) async throws -> JSONValue {
        var size = 0
        for try await piece in body { size += piece.count }
        let received = size
        memory.withLock { $0.received = received }
        return [
            "digest": .string(String(repeating: "0", count: 64)), "size": .integer(Int64(size)),
            "state": "quarantined",
        ]
    }

    func attachment(_ digest: String, for caller: Caller) async throws -> AttachmentGiven? {
        guard digest == String(repeating: "0", count: 64) else { return nil }
        return AttachmentGiven(
            bytes: Array("<svg onload=alert(1)>".utf8), mediaType: "image/svg+xml",
            name: "面馆\r\n\".svg")
    }

    func mandates(of caller: Caller) async throws -> JSONValue {
        ["given": [Self.mandate], "held": []]
    }

    func offerMandate(_ offer: JSONObject, by caller: Caller) async throws -> JSONValue {
        Self.mandate
    }

    func changeMandate(
        _ id: String, _ step: String, by caller: Caller
    ) async throws -> JSONValue { Self.mandate }

    private static let mandate: JSONValue = [
        "id": "01arz3ndektsv4rrffq69g5fav", "state": "offered", "grantorName": "A",
        "agentName": "B", "services": [], "powers": ["handle"], "from": "2026-01-01",
        "until": "2026-12-31", "counts": false,
    ]

    func licences(of caller: Caller) async throws -> [JSONValue] { [["number": "L1"]] }

    func verify(code: String, in language: Language) async throws -> JSONValue? {
        code == "abc123" ? ["number": "L1", "state": "valid"] : nil
    }

    func ratingAsked(token: String, in language: Language) async throws -> JSONValue? {
        memory.withLock { $0.rated } ? nil : ["number": .string(Self.number)]
    }

    func rate(token: String, _ rating: JSONObject) async throws -> JSONValue? {
        memory.withLock { memory in
            if memory.rated { return nil }
            memory.rated = true
            return ["level": rating["level"] ?? .null]
        }
    }

    func witnessedCheckpoint() async throws -> [UInt8]? { try await checkpoint() }

    func checkpoint() async throws -> [UInt8]? { Array("city.example/log\n1\nAAAA\n\n".utf8) }

    func tile(_ path: String) async throws -> [UInt8]? { path == "0/000" ? [1, 2, 3] : nil }

    func clock() async throws -> JSONValue {
        [
            "now": .string(memory.withLock { $0.clock?.text(at: .chinaStandardTime) ?? "" }),
            "canBeSet": true,
        ]
    }

    func setClock(forwardTo moment: Instant, by caller: Caller) async throws -> JSONValue {
        memory.withLock { $0.clock = moment }
        return try await clock()
    }

    func readiness() async -> [(part: String, fault: String?)] {
        [("journal", nil), ("ledger", memory.withLock { $0.fault })]
    }

    func version() -> JSONValue { ["name": "tongban", "version": "0.1.0"] }
}
