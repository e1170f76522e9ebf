import Civics
import Foundation
import JSON

/// Plays a story step by step and stops at the first thing that is not as told.
struct StoryPlayer {
    let city: SampleFolder
    let client: StoryClient
    let people: SamplePeople
    let passwords: DemoPasswords
    let calendar: StoryCalendar
    /// Credit codes an account may act for, by account.
    let organisations: [String: [String]]
    /// Guide of the service the story is about.
    let guide: JSONValue
    /// Verifier key of the sealed ledger.
    let ledgerKey: String

    /// Where the story stands; `nil` before its first moment.
    var present: Instant?
    /// What was answered to the everyday questions, and what offices held already.
    var asked = JSONObject()
    var held = JSONObject()
    /// The case the story is about, and who filed it.
    var caseID: String?
    var filer: String?
    /// Numbers of cases offered as the same matter.
    var offered: [JSONValue] = []
    var tally = Tally()
    private var sessions: [String: Session] = [:]
    private var sent = 0
    private let run = String(UInt64(Date().timeIntervalSince1970 * 1000), radix: 36)

    struct Tally {
        var steps = 0
        var checks = 0
        var refusals = 0
        var receipts = 0
    }

    private struct Session {
        var token: String
        /// Moment of the city's clock at which it was last used.
        var used: Instant
    }

    /// Sessions end after half an hour without a request; a story leaps further.
    private static let patience: Int64 = 25 * 60 * 1000

    init(city: SampleFolder, client: StoryClient, story: StoryText) async throws {
        self.city = city
        self.client = client
        people = try SamplePeople(city)
        let accounts = try city.sheet("accounts.yaml")
        passwords = try DemoPasswords(accounts)
        organisations = try Self.organisations(accounts.root, people)
        calendar = try StoryCalendar(city)
        let version = try await client.send("GET", "/version")
        guard let key = version.json["ledgerKey"]?.string else {
            throw Failure("\(client.base.absoluteString) is no served city: \(version.problem)")
        }
        ledgerKey = key
        guide = try await Self.guide(of: story.document, client)
    }

    private static func organisations(
        _ accounts: Entry, _ people: SamplePeople
    ) throws -> [String: [String]] {
        var codes: [String: [String]] = [:]
        for entry in try accounts.need("citizens").list() {
            let shops = try entry.texts("organisations")
            codes[try entry.text("account")] = shops.compactMap { people.shops[$0]?.code.text }
        }
        return codes
    }

    private static func guide(of document: String, _ client: StoryClient) async throws -> JSONValue
    {
        let services = try await client.send("GET", "/api/v1/services?limit=200")
        let ids = (services.json["items"]?.array ?? []).compactMap { $0["id"]?.string }
        guard let id = ids.first(where: { $0 == document || $0.hasSuffix(".\(document)") }) else {
            throw Failure("the city offers no service \(document); it offers \(ids)")
        }
        return try await client.send("GET", "/api/v1/services/\(id)").json
    }

    var serviceID: String { guide["id"]?.string ?? "" }

    // MARK: Playing

    mutating func play(_ story: StoryText) async throws {
        for part in story.parts {
            switch part {
            case .heading(let title, let level):
                print((level == 1 ? "\u{25B6} " : "\n\u{25A0} ") + title)
            case .prose(let text):
                print("  " + text)
            case .steps(let steps):
                for step in steps { try await play(step) }
            }
        }
        try await tellTheEnd()
    }

    private mutating func play(_ step: Entry) async throws {
        if let at = step["at"] { try await setClock(at) }
        if let place = step["only-at"], try await !waits(at: place.text()) {
            print("  \u{00B7} \(moment) nothing waits at \(try place.text()): passed over")
            return
        }
        tally.steps += 1
        do {
            let outcome = try await perform(step)
            try await see(step, outcome)
            print("  \u{2713} \(moment) \(try step.text("who")): \(outcome.words)")
        } catch let failure as Failure where !failure.description.hasPrefix(step.file) {
            throw step.failure("\(try step.text("who")), \(try step.text("do")): \(failure)")
        }
    }

    private var moment: String {
        guard let local = present?.local(at: calendar.offset) else { return "" }
        let time = local.time.description
        return "\(local.date.weekday.text(in: .en).prefix(3)) \(local.date) \(time.prefix(5))"
    }

    // MARK: Time

    func now() async throws -> Instant {
        let answer = try await client.send("GET", "/api/v1/clock")
        guard let now = answer.json["now"]?.string.flatMap({ Instant($0) }) else {
            throw Failure("the city does not tell its time: \(answer.problem)")
        }
        return now
    }

    private mutating func setClock(_ at: Entry) async throws {
        let now = try await now()
        let wanted = try calendar.moment(at, from: present ?? now, isFirst: present == nil)
        present = wanted
        guard wanted > now else {
            // The clock runs while the story is played; it never goes back.
            guard wanted.milliseconds(to: now) < 15 * 60 * 1000 else {
                throw at.failure("it is \(now.text(at: calendar.offset)) in the city already")
            }
            return
        }
        let answer = try await send(
            "POST", "/api/v1/clock", as: "system-admin",
            body: ["to": .string(wanted.text(at: calendar.offset))])
        guard answer.isFine else { throw at.failure("the clock: \(answer.problem)") }
    }

    // MARK: Asking the city

    /// Sends as an account, signing in where its session has ended.
    mutating func send(
        _ method: String, _ path: String, as account: String, body: JSONValue? = nil,
        raw: [UInt8]? = nil
    ) async throws -> StoryClient.Answer {
        sent += 1
        let key = method == "GET" ? nil : "story-\(run)-\(sent)"
        if account == "nobody" {
            return try await client.send(method, path, body: body, key: key, raw: raw)
        }
        let token = try await token(of: account)
        let answer = try await client.send(
            method, path, token: token, body: body, key: key, raw: raw)
        guard answer.status == 401 else { return answer }
        sessions[account] = nil
        return try await client.send(
            method, path, token: try await self.token(of: account), body: body, key: key, raw: raw)
    }

    private mutating func token(of account: String) async throws -> String {
        let moment = present ?? .earliest
        if let session = sessions[account], session.used.milliseconds(to: moment) < Self.patience {
            sessions[account]?.used = moment
            return session.token
        }
        let answer = try await client.send(
            "POST", "/api/v1/sessions",
            body: [
                "name": .string(account), "password": .string(passwords.password(of: account)),
            ])
        guard let token = answer.json["token"]?.string else {
            throw Failure("\(account) cannot sign in: \(answer.problem)")
        }
        sessions[account] = Session(token: token, used: moment)
        return token
    }

    /// The case as an account sees it; as the auditor where it may not.
    mutating func view(as account: String) async throws -> JSONValue {
        guard let caseID else { throw Failure("there is no case yet") }
        for reader in [account, "auditor"] where reader != "nobody" {
            let answer = try await send("GET", "/api/v1/cases/\(caseID)", as: reader)
            if answer.isFine { return answer.json }
        }
        throw Failure("nobody may read the case")
    }

    private mutating func waits(at place: String) async throws -> Bool {
        let view = try await view(as: "auditor")
        return (view["waiting"]?.array ?? []).contains { $0["place"]?.string == place }
    }
}
