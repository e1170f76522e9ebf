import City
import Civics
import JSON
import Testing
import Web
import WebTesting

@testable import Portal
@testable import tongban

/// Role × route × relation, generated from the table of everything that can be called, and executed
/// whole against a running city. What is expected is read from ``Rights`` alone.
@Suite("Every role at every route in every relation")
struct MatrixTests {
    /// How somebody stands to the case of the test.
    enum Standing: String, CaseIterable {
        case own, sameUnit, otherUnit, none

        var relations: Set<Relation> {
            switch self {
            case .own: [.own, .none]
            case .sameUnit: [.sameUnit, .none]
            case .otherUnit, .none: [.none]
            }
        }
    }

    struct Persona {
        let name: String
        let role: Role
        let standing: Standing
        let token: String

        func may(_ act: Act) -> Bool {
            if Rights.open.contains(act) { return true }
            return !(Rights.table[act]?[role] ?? []).isDisjoint(with: standing.relations)
        }

        /// In at least one relation, as the door asks.
        func mayAtAll(_ acts: [Act]) -> Bool {
            acts.contains { Rights.open.contains($0) || Rights.table[$0]?[role] != nil }
        }
    }

    /// A case that waits at the window, and one that nobody ever filed.
    struct Numbers {
        let real: String
        let missing: String
    }

    @Test("Each cell is as the rights say: nobody gets further, and strangers learn of no case")
    func whole() async throws {
        try await WholeCity.with { city in
            let (numbers, personas) = try await people(city)
            var (cells, wrong) = (0, [String]())
            for route in city.table.routes where !Self.isLeftOut(route) {
                if let fault = try await strangers(city, route, numbers) { wrong.append(fault) }
                for persona in personas {
                    cells += 1
                    if let fault = try await cell(city, route, persona, numbers) {
                        wrong.append(fault)
                    }
                }
            }
            #expect(wrong.isEmpty, "\(wrong.count) of \(cells): \(wrong.prefix(40))")
            #expect(cells > 10_000)
        }
    }

    // MARK: Who

    private func people(_ city: WholeCity) async throws -> (Numbers, [Persona]) {
        let filed = try await city.fileWish()
        let missing = try #require(Self.neighbour(of: filed.number))
        var personas: [Persona] = []
        for role in Role.allCases {
            for standing in Standing.allCases {
                let unit: String? =
                    switch standing {
                    case .sameUnit: filed.unit
                    case .own, .otherUnit: "heat-company"
                    case .none: nil
                    }
                let name = "\(role.rawValue).\(standing.rawValue.lowercased())"
                personas.append(
                    Persona(
                        name: name, role: role, standing: standing,
                        token: try await city.token(
                            name, [Seat(role: role, unit: unit)],
                            person: standing == .own ? filed.person.person : nil)))
            }
        }
        return (Numbers(real: filed.number, missing: missing), personas)
    }

    /// A number of the same form that is nobody's.
    private static func neighbour(of number: String) -> String? {
        for serial in 9_000..<9_900 {
            let stem = number.dropLast(6) + "0" + String(serial)
            for check in 0...9 where stem + String(check) != number {
                if (try? CaseNumber(String(stem + String(check)))) != nil {
                    return String(stem + String(check))
                }
            }
        }
        return nil
    }

    // MARK: One cell

    private func cell(
        _ city: WholeCity, _ route: Route, _ persona: Persona, _ numbers: Numbers
    ) async throws -> String? {
        let visitor = city.visitor.bearing(persona.token)
        let answer = try await Asked(route, numbers.real, persona.token).call(visitor)
        let told = Told(answer)
        let isAdmitted = Self.admits(route.audience, persona)
        guard isAdmitted else {
            return told == .notPermitted
                ? nil : "\(route.label) lets \(persona.name) in: \(answer.status)"
        }
        guard Asked.concernsCase(route) else {
            let isKept = told == .notPermitted || told == .notSignedIn
            guard isKept == Self.isRefusedWithin(route, persona) else {
                return "\(route.label) keeps \(persona.name) \(isKept ? "out" : "not out"): "
                    + "\(answer.status)"
            }
            return nil
        }
        guard let acts = Self.acts(of: route) else { return "\(route.label) names no act" }
        let may = acts.contains(where: persona.may)
        let wanted: Told = persona.may(.readCase) ? .notPermitted : .notFound
        if may {
            // Whoever may read a case may still not do everything its page has a form for.
            let isForm = route.reader == .person && route.method != .get
            let isKept =
                told == .notSignedIn || (told == .notFound && !Self.namesMore(route))
                || (told == .notPermitted && !isForm)
            if isKept { return "\(route.label) keeps \(persona.name) from the case: \(told)" }
            // Joining and objecting need no right to read: what is not public must not show.
            guard told == .notFound, !persona.may(.readCase) else { return nil }
        } else if told != wanted, told != .other(422) {
            // What is read before the case is looked for is refused alike for every number.
            return "\(route.label) tells \(persona.name) \(told), not \(wanted)"
        } else if told == .notPermitted {
            return nil
        }
        let none = try await Asked(route, numbers.missing, persona.token).call(visitor)
        return Self.same(answer, none)
            ? nil : "\(route.label) tells \(persona.name) whether a case exists"
    }

    /// Whether the act behind a route that every account or desk may call is not the persona's:
    /// lists of one's own cases, drafts, and the queue of a unit one has not.
    private static func isRefusedWithin(_ route: Route, _ persona: Persona) -> Bool {
        guard route.method == .get else { return false }
        let path = route.path.text
        let page = path.split(separator: ".").first.map(String.init) ?? path
        switch page {
        case "/me", "/me/cases", "/me/documents", "/me/documents/{code}", "/api/v1/licences":
            return !persona.may(.listOwnCases)
        case "/desk/queue", "/api/v1/queue":
            let seesAll: Set<Role> = [.dispatcher, .supervisor, .auditor]
            return persona.standing == .none && !seesAll.contains(persona.role)
        case _:
            // The page after handing in is of the case, not of the draft.
            return path.hasPrefix("/apply/{draft}") && !path.hasSuffix("/done")
                && !persona.may(.keepDraft)
        }
    }

    /// Whether the call names something besides the case, which is not there or not offered: a
    /// letter, an act, another case, a publication.
    private static func namesMore(_ route: Route) -> Bool {
        [
            "/letters/{letter}", "/do/{action}", "/{number}/confirm", "/{number}/answer",
            "/commands/join", "/commands/object", "/commands/merge-into",
        ].contains { route.path.text.hasSuffix($0) }
    }

    private func strangers(
        _ city: WholeCity, _ route: Route, _ numbers: Numbers
    ) async throws -> String? {
        let answer = try await Asked(route, numbers.real, nil).call(city.visitor)
        let isKept = Told(answer) == .notSignedIn
        return isKept == route.audience.needsSignIn
            ? nil : "\(route.label) for nobody: \(answer.status)"
    }

    private static func admits(_ audience: Audience, _ persona: Persona) -> Bool {
        guard case .holding = audience else { return true }
        return persona.mayAtAll(audience.permissionNames.compactMap { Act(rawValue: $0) })
    }

    /// The same status, kind of problem and refusal; the words carry the call's own name.
    private static func same(_ one: Answer, _ other: Answer) -> Bool {
        one.status == other.status && one.problem == other.problem && Told(one) == Told(other)
    }

    /// Acts of which one is needed on the case a route is about: what its audience names. Pages of
    /// one case are open to every account or desk, and show nothing to who may not read the case.
    private static func acts(of route: Route) -> [Act]? {
        if route.reader == .person { return [.readCase] }
        let named = route.audience.permissionNames.compactMap { Act(rawValue: $0) }
        return named.isEmpty ? nil : named
    }

    /// Signing out ends the session the next cell needs; streams of changes never end.
    private static func isLeftOut(_ route: Route) -> Bool {
        ["sign-out", "sign-out-form", "sessions-end"].contains(route.name)
            || route.path.text.hasPrefix("/live/")
    }
}

/// What an answer tells about rights.
enum Told: Equatable {
    case notSignedIn, notPermitted, notFound, other(Int)

    init(_ answer: Answer) {
        let isToSignIn =
            answer.status == 303 && (answer["Location"] ?? "").contains("/login?next=")
        switch answer.status {
        case 401: self = .notSignedIn
        case _ where isToSignIn: self = .notSignedIn
        case 404: self = .notFound
        case 403:
            let isRefusal =
                answer.problem == "not-permitted"
                || answer.text.contains(Problem.Kind.notPermitted.title.zhHans)
            self = isRefusal ? .notPermitted : .other(403)
        case let status: self = .other(status)
        }
    }
}

/// A call of a route made from nothing but its row in the table; it changes nothing, because what it
/// names is stale or is not there.
struct Asked {
    let route: Route
    let number: String
    let token: String?

    init(_ route: Route, _ number: String, _ token: String?) {
        (self.route, self.number, self.token) = (route, number, token)
    }

    static func concernsCase(_ route: Route) -> Bool {
        let path = route.path.text
        return path.hasPrefix("/api/v1/cases/{case}") || path.hasPrefix("/me/cases/{number}")
            || path.hasPrefix("/desk/cases/{number}")
    }

    func call(_ visitor: Visitor) async throws -> Answer {
        var visitor = visitor.sending("Sec-Fetch-Site", "same-origin")
            .sending("Accept-Language", "zh-CN").sending("Idempotency-Key", "matrix-12345678")
        if route.needsVersion { visitor = visitor.sending("If-Match", "\"99999\"") }
        guard route.method != .get else {
            return try await visitor.call("GET", target)
        }
        if case .json = route.body {
            return try await visitor.call(
                route.method.rawValue, target, json: .object(object))
        }
        let type =
            route.reader == .person ? "application/x-www-form-urlencoded" : "image/png"
        return try await visitor.sending("Content-Type", type)
            .call(route.method.rawValue, target, bytes: Array(form.utf8))
    }

    /// With the form's own token where the call is about a case, so that the act behind the form
    /// is reached.
    private var form: String {
        guard Self.concernsCase(route), let token else { return "x=1" }
        return "csrf=\(Visit.csrf(token))&seen=99999&version=99999"
    }

    private var object: JSONObject {
        guard case .json(let schema, _) = route.body else { return [:] }
        var object = Self.value(of: schema).object ?? [:]
        if route.needsVersion { object["version"] = 99_999 }
        return object
    }

    private var target: String {
        var path = route.path.text
        for parameter in route.pathParameters {
            for place in ["{\(parameter.name)}", "{\(parameter.name)...}"] {
                if let range = path.firstRange(of: place) {
                    path.replaceSubrange(range, with: value(parameter))
                }
            }
        }
        let query = route.query.filter(\.isRequired).map { "\($0.name)=a" }
        return query.isEmpty ? path : "\(path)?\(query.joined(separator: "&"))"
    }

    private func value(_ parameter: PathParameter) -> String {
        if Self.concernsCase(route), ["case", "number"].contains(parameter.name) { return number }
        return switch parameter.kind {
        case .opaqueID: "01arz3ndektsv4rrffq69g5fav"
        case .code(let lengths), .dotted(let lengths):
            String(repeating: "a", count: max(lengths.lowerBound, min(6, lengths.upperBound)))
        case .whole(let range): String(range.lowerBound)
        case .choice(let words): words.first ?? ""
        case .text: "a"
        case .digest: String(repeating: "0", count: 64)
        case .restOfPath: "0/000"
        }
    }

    static func value(of schema: JSONValue) -> JSONValue {
        if let first = schema["enum"]?[0] { return first }
        switch schema["type"]?.string {
        case "object":
            let required = Set((schema["required"]?.array ?? []).compactMap(\.string))
            var object: JSONObject = [:]
            for member in schema["properties"]?.object ?? [:] where required.contains(member.key) {
                object[member.key] = value(of: member.value)
            }
            return .object(object)
        case "array":
            let count = Int(schema["minItems"]?.int ?? 0)
            return .array(Array(repeating: value(of: schema["items"] ?? true), count: count))
        case "string": return .string(text(of: schema))
        case "integer": return schema["minimum"] ?? 1
        case "number": return 0.5
        case "boolean": return true
        case _: return "anything"
        }
    }

    private static func text(of schema: JSONValue) -> String {
        switch schema["pattern"]?.string {
        case "^[0-9a-f]{64}$": String(repeating: "a", count: 64)
        case "^[0-7][0-9a-hjkmnp-tv-z]{25}$": "01arz3ndektsv4rrffq69g5fav"
        case "^[0-9A-Za-z]{4,32}$": "7788"
        case "^[0-9A-Z]{18}$": "91990100MA0000000X"
        case "^[0-9]{4}-[0-9]{2}-[0-9]{2}$": "2027-12-01"
        case "^([01][0-9]|2[0-3]):[0-5][0-9]$": "09:30"
        case _: schema["format"] == "date-time" ? "2027-12-01T09:30:00+08:00" : "anything"
        }
    }
}
