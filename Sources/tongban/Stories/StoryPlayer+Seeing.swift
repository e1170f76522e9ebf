import Civics
import JSON

extension StoryPlayer {
    /// Compares what is to be seen with what there is; stops at the first difference.
    mutating func see(_ step: Entry, _ outcome: StoryOutcome) async throws {
        guard let wanted = step["see"] else { return }
        let who = try step.text("who")
        for member in wanted.members {
            tally.checks += 1
            if try seeAnswer(member.key, member.value, outcome.json) { continue }
            let view = try await view(as: who)
            if try seeCase(member.key, member.value, view) { continue }
            if try seeClocks(member.key, member.value, view) { continue }
            if try await seeOthers(member.key, member.value, who) { continue }
            throw member.value.failure("nobody knows how to look at `\(member.key)`")
        }
    }

    private func compare<Value: Equatable>(
        _ name: String, _ wanted: Value, _ found: Value, _ entry: Entry
    ) throws {
        guard wanted == found else {
            throw entry.failure("\(name) should be \(wanted), but is \(found)")
        }
    }

    /// Compares as sets, shown in order.
    private func compare(_ name: String, _ wanted: Entry, _ found: some Sequence<String>) throws {
        let all = try wanted.list().map { try $0.text() }.sorted()
        try compare(name, all, Set(found).sorted(), wanted)
    }

    // MARK: What the step itself answered

    private func seeAnswer(_ name: String, _ wanted: Entry, _ answer: JSONValue) throws -> Bool {
        switch name {
        case "branches":
            try compare(
                name, wanted,
                Self.names(answer["check"]?["branches"], key: "id") {
                    $0["answer"]?.string == "yes"
                })
        case "own":
            let held = Self.held(answer)
            try compare(
                name, wanted,
                Self.names(answer["check"]?["materials"]) {
                    $0["own"]?.bool == true
                }.filter { !held.contains($0) })
        case "fetched": try compare(name, wanted, Self.held(answer))
        case "prefilled":
            let filled = prefilled(answer["prefill"] ?? .null)
            for field in wanted.members {
                try compare(field.key, field.value.json, filled[field.key] ?? .null, field.value)
            }
        case "offered-duplicate":
            try compare(name, wanted.json.bool, !offered.isEmpty, wanted)
        case "fields":
            try compare(name, wanted, (answer["shows"]?.object ?? [:]).keys)
        case "state": try compare(name, try wanted.text(), answer["state"]?.string ?? "", wanted)
        case "all-included":
            try compare(name, wanted.json, answer["all-included"] ?? .null, wanted)
        default: return false
        }
        return true
    }

    /// Materials that offices hold, so that nobody brings them.
    private static func held(_ answer: JSONValue) -> [String] {
        names(answer["prefill"]?["materials"]) { _ in true }
    }

    static func names(
        _ list: JSONValue?, key: String = "name", where fits: (JSONValue) -> Bool
    ) -> [String] {
        (list?.array ?? []).filter(fits).compactMap { $0[key]?.string }
    }

    // MARK: How the case stands

    private func seeCase(_ name: String, _ wanted: Entry, _ view: JSONValue) throws -> Bool {
        let waiting = view["waiting"]?.array ?? []
        switch name {
        case "stage": try compare(name, try wanted.text(), view["stage"]?.string ?? "", wanted)
        case "waiting":
            try compare(name, wanted, Self.names(view["waiting"], key: "place") { _ in true })
        case "granted":
            try compare(
                name, wanted,
                Self.names(view["branches"], key: "id") {
                    $0["status"]?.string == "granted"
                })
        case "papers":
            try compare(name, wanted, Self.names(view["papers"], key: "paper") { _ in true })
        case "notice-items":
            let items = view["supplement"]?["items"]?.array?.count ?? 0
            try compare(name, try wanted.text(), String(items), wanted)
        case "visit-branches":
            let visit = view["visits"]?.array?.last
            try compare(name, wanted, (visit?["branches"]?.array ?? []).compactMap(\.string))
        case "child":
            let purposes = Self.names(view["children"], key: "purpose") { _ in true }
            guard purposes.contains(try wanted.text()) else {
                throw wanted.failure("no case was opened for \(try wanted.text())")
            }
        case "reporters":
            let reporters = (view["parties"]?.array ?? []).count
            try compare(name, try wanted.text(), String(reporters), wanted)
        case "proposed":
            let proposed = waiting.compactMap { $0["proposed"]?.string }
            try compare(name, [try wanted.text()], proposed, wanted)
        case "handled-by":
            try compare(name, try wanted.text(), view["handling"]?["unit"]?.string ?? "", wanted)
        case "bounces":
            let bounces = view["handling"]?["bounces"]?.array?.count ?? 0
            try compare(name, try wanted.text(), String(bounces), wanted)
        case "in-arbitration":
            try compare(name, wanted.json, view["handling"]?["inArbitration"] ?? .null, wanted)
        default: return false
        }
        return true
    }

    // MARK: Clocks

    private func seeClocks(_ name: String, _ wanted: Entry, _ view: JSONValue) throws -> Bool {
        switch name {
        case "due-days":
            for clock in wanted.members { try seeDays(clock.key, clock.value, view) }
        case "due":
            for clock in wanted.members { try seeDue(clock.key, clock.value, view) }
        case "stopped", "running":
            for entry in try wanted.list() {
                let clock = try clock(try entry.text(), entry, view)
                try compare(
                    "\(try entry.text()) running", name == "running",
                    clock["running"]?.bool ?? false, entry)
            }
        case "in-time":
            for entry in try wanted.list() {
                let light = try clock(try entry.text(), entry, view)["light"]?.string ?? ""
                guard light == "green" || light == "yellow" else {
                    throw entry.failure("\(try entry.text()) was late (\(light))")
                }
            }
        default: return false
        }
        return true
    }

    /// Seconds the city's clock may run on between a step's moment and the step.
    private static let drift = 300

    /// The promised clock of the case (`case`), of a branch, or of a step.
    private func clock(_ name: String, _ entry: Entry, _ view: JSONValue) throws -> JSONValue {
        let wanted =
            name == "case"
            ? ["promised"] : ["promised@branch:\(name)", "promised@place:\(name)"]
        let found = (view["clocks"]?.array ?? []).last {
            wanted.contains($0["clock"]?.string ?? "")
        }
        guard let found else {
            let all = Self.names(view["clocks"], key: "clock") { _ in true }
            throw entry.failure("no clock of \(name); there are \(all)")
        }
        return found
    }

    private func seeDays(_ name: String, _ wanted: Entry, _ view: JSONValue) throws {
        guard let days = Int(try wanted.text()),
            let accepted = view["acceptedAt"]?.string.flatMap({ Instant($0) })
        else { throw wanted.failure("a number of days was expected, and an accepted case") }
        let due = calendar.calendar.dueDate(
            accepted: accepted.date(at: calendar.offset), within: days)
        let found = try clock(name, wanted, view)["due"]?["due"]?.string ?? "no day"
        try compare(
            "the due day of \(name)", due.date.description, String(found.prefix(10)), wanted)
    }

    private func seeDue(_ name: String, _ wanted: Entry, _ view: JSONValue) throws {
        let clock = try clock(name, wanted, view)
        guard let from = clock["from"]?.string.flatMap({ Instant($0) }),
            let moment = calendar.moment(named: try wanted.text(), after: from)
        else { throw wanted.failure("a moment like \"Friday 21:00\" was expected") }
        let local = moment.local(at: calendar.offset)
        let found = clock["due"]?["due"]?.string.flatMap { LocalDateTime($0) }
        // What is counted from a step ends later by as long as the city was asked to wait.
        guard let found, (0..<Self.drift).contains(local.seconds(to: found)) else {
            throw wanted.failure(
                "the end of \(name) should be \(local), but is \(found?.description ?? "none")")
        }
    }

    // MARK: What others see

    private mutating func seeOthers(
        _ name: String, _ wanted: Entry, _ who: String
    ) async throws -> Bool {
        switch name {
        case "receipt":
            try compare(name, wanted.json.bool ?? false, try await hasReceipt(as: who), wanted)
        case "waits-for":
            let person = try wanted.text()
            let cases = try await send("GET", "/api/v1/cases", as: person)
            let ids = Self.names(cases.json["items"], key: "id") { _ in true }
            guard let caseID, ids.contains(caseID) else {
                throw wanted.failure("\(person) does not find the case among their own")
            }
        case "lights": try await seeReminders(wanted)
        default: return false
        }
        return true
    }

    /// Reminders that were sent of a step, in hundredths of its time.
    private mutating func seeReminders(_ wanted: Entry) async throws {
        let clocks = try await clocks()
        for step in wanted.members {
            let clock = clocks.first { $0["clock"]?.string == "promised@place:\(step.key)" }
            let sent = (clock?["reminders"]?.array ?? [])
                .filter { $0["sent"]?.bool == true }
                .compactMap { $0["percent"]?.int.map { String($0) } }
            try compare("reminders of \(step.key)", step.value, sent)
        }
    }

    /// Every clock of the case with its reasons.
    mutating func clocks() async throws -> [JSONValue] {
        guard let caseID else { throw Failure("there is no case yet") }
        let answer = try await send("GET", "/api/v1/cases/\(caseID)/clocks", as: "auditor")
        guard answer.isFine else { throw Failure("clocks: \(answer.problem)") }
        return answer.json["items"]?.array ?? []
    }
}
