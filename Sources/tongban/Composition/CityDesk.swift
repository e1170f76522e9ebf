import API
import City
import Civics
import JSON
import Synchronization
import Web

/// The city's acts as the API asks them. Nothing is decided here: each call goes to an act, which
/// asks ``Access`` first.
final class CityDesk: Sendable {
    let hall: CityHall
    let clockSetting: SettableClock?
    let ledgerKey: String
    private let known = Mutex<[AccountID: Known]>([:])

    struct Known {
        var person: SignedIn
        var caller: Caller
    }

    init(hall: CityHall, clockSetting: SettableClock?, ledgerKey: String) {
        self.hall = hall
        self.clockSetting = clockSetting
        self.ledgerKey = ledgerKey
    }

    /// The person behind a caller this desk let in.
    func person(_ caller: Caller) -> SignedIn? {
        known.withLock { $0[caller.account]?.person }
    }

    private func admit(_ person: SignedIn) -> Caller {
        known.withLock { known in
            if let held = known[person.account], held.person == person { return held.caller }
            let caller = Caller(
                account: person.account, person: person.person,
                permissions: Self.permissions(of: person),
                unit: person.seats.lazy.compactMap(\.unit).first)
            known[person.account] = Known(person: person, caller: caller)
            return caller
        }
    }

    /// The names of all acts some seat of the person may perform in some relation.
    private static func permissions(of person: SignedIn) -> Set<Permission> {
        // One's own account needs no seat.
        var acts = Rights.open.union(Rights.ownAccount)
        for (act, roles) in Rights.table
        where person.seats.contains(where: { roles[$0.role] != nil }) {
            acts.insert(act)
        }
        return Set(acts.map { Permission($0.rawValue) })
    }

    /// The case an address names.
    func caseID(_ reference: CaseReference) async throws -> CaseID? {
        switch reference {
        case .id(let id): id
        case .number(let number): try await hall.caseID(of: number)
        }
    }

    static func once(_ once: API.Once) -> OnceRequest {
        OnceRequest(key: once.key, digest: once.digest)
    }
}

extension CityDesk: SignInDesk {
    func signIn(name: String, password: String) async throws -> OpenedSession {
        do {
            let welcome = try await hall.signIn(name: name, password: password)
            return OpenedSession(
                token: welcome.token.text, caller: admit(welcome.person), ends: welcome.ends)
        } catch let problem as Problem where problem.kind == .notSignedIn {
            throw Problem(.wrongCredentials)
        }
    }

    func signOut(token: String) async throws {
        guard let token = SessionToken(token) else { return }
        try await hall.signOut(token)
    }

    func caller(bearing token: String) async throws -> Caller? {
        guard let token = SessionToken(token),
            let person = try await hall.person(holding: token)
        else { return nil }
        return admit(person)
    }

    func caller(bearingUnattended token: String) async throws -> Caller? {
        guard let token = SessionToken(token),
            let person = try await hall.person(holding: token, isAttended: false)
        else { return nil }
        return admit(person)
    }

    func turnedAway(_ caller: Caller, needed: [String], at route: String) {
        guard let person = person(caller) else { return }
        hall.noteTurnedAway(person, needed: needed, at: route)
    }

    func account(of caller: Caller, in language: Language) async throws -> JSONValue {
        guard let person = person(caller) else { throw Problem(.notSignedIn) }
        return [
            "account": .string(person.account.description), "name": .string(person.displayName),
            "seats": .array(person.seats.map { .string($0.text) }),
            "organisations": .array(person.mandates.sorted().map { .string($0) }),
            "permissions": .array(caller.permissions.map(\.name).sorted().map { .string($0) }),
        ]
    }
}

extension CityDesk: ServiceDesk {
    func services(_ search: ServiceSearch, in language: Language) async throws -> Page {
        let words = (search.words ?? "").split(separator: " ").map(String.init)
        let all = hall.services(
            ServiceWish(words: words, unit: search.unit, audience: search.audience), in: language)
        let start = search.after.flatMap { Int($0) } ?? 0
        let items = Array(all.dropFirst(start).prefix(search.limit))
        let end = start + items.count
        return Page(items: items, next: end < all.count ? String(end) : nil, count: all.count)
    }

    func service(_ id: String, in language: Language) async throws -> JSONValue? {
        hall.service(id, in: language)
    }

    func check(
        _ id: String, answers: JSONObject, in language: Language
    ) async throws -> JSONValue? {
        hall.checkEligibility(id, answers: answers, in: language)
    }

    func prefill(
        _ id: String, for caller: Caller, in language: Language
    ) async throws -> JSONValue? {
        try await hall.prefill(id, typed: [:], for: person(caller), in: language)
    }
}

extension CityDesk: DraftDesk {
    func drafts(of caller: Caller) async throws -> [JSONValue] {
        try await hall.drafts(of: person(caller))
    }

    func draft(_ id: String, of caller: Caller) async throws -> Told? {
        guard let id = DraftID(id),
            let (json, version) = try await hall.draft(id, of: person(caller))
        else { return nil }
        return Told(json, version: version)
    }

    func open(_ draft: DraftText, by caller: Caller, once: API.Once) async throws -> Told {
        let (json, version) = try await hall.keepDraft(
            nil, service: draft.service, body: draft.body, seen: 0, by: person(caller))
        return Told(json, version: version)
    }

    func save(
        _ id: String, _ draft: DraftText, seen version: Int, by caller: Caller
    ) async throws -> Told {
        guard let id = DraftID(id) else { throw Problem(.notFound) }
        let (json, version) = try await hall.keepDraft(
            id, service: draft.service, body: draft.body, seen: version, by: person(caller))
        return Told(json, version: version)
    }

    func discard(_ id: String, by caller: Caller) async throws {
        guard let id = DraftID(id) else { return }
        try await hall.discardDraft(id, by: person(caller))
    }
}

extension DraftText {
    var body: JSONObject { ["answers": .object(answers), "materials": .object(materials)] }
}
