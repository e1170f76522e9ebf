import City
import Civics
import Web

extension Portal {
    /// Pages for the people who keep the house: system, security, audit, privacy.
    var adminRoutes: [Route] {
        adminHomeRoutes + unitRoutes + peopleRoutes + proposalRoutes + eraseRoutes + keeperRoutes
            + auditRoutes + accountRoutes
    }

    private var adminHomeRoutes: [Route] {
        [page("/admin", "admin-page", for: AdminPart.anybody) { .page(try adminPage($0)) }]
    }

    private func adminPage(_ visit: Visit) throws -> Page {
        let title = visit.say(AdminWord.title)
        let parts = AdminPart.allCases.filter { $0.isFor(visit) }
        let cards = parts.map {
            Cards.Card(visit.say($0.title), visit.href($0.site), notes: [visit.say($0.note)])
        }
        let main = HTML.joined([
            try Heading(title, lead: visit.say(AdminWord.lead)).html(),
            cards.isEmpty
                ? try Paragraphs(visit.say(AdminWord.nothingHere)).html()
                : try Cards(cards).html(),
        ])
        return Page(title, main, isWide: true, isPrivate: true)
    }
}

/// The parts of administration, each with the acts of which one lets a person in.
enum AdminPart: String, CaseIterable {
    case people, proposals, units, calendars, keys, jobs, backups, health, audit, erase, clock

    var acts: [Act] {
        switch self {
        case .people: [.manageAccounts]
        case .proposals: [.grantRole, .eraseCase, .confirmErasure]
        case .units, .calendars, .keys, .jobs, .health: [.readHouse]
        case .backups: [.administer]
        case .audit: [.readAccessLog]
        case .erase: [.eraseCase]
        case .clock: [.setClock]
        }
    }

    var audience: Audience { .holding(Set(acts.map { Permission($0.rawValue) })) }

    static var anybody: Audience {
        .holding(Set(allCases.flatMap(\.acts).map { Permission($0.rawValue) }))
    }

    var site: Site { .other("/admin/\(rawValue)") }

    var title: AdminWord {
        switch self {
        case .people: .people
        case .proposals: .proposals
        case .units: .units
        case .calendars: .calendars
        case .keys: .keys
        case .jobs: .jobs
        case .backups: .backups
        case .health: .health
        case .audit: .audit
        case .erase: .erase
        case .clock: .clockTitle
        }
    }

    var note: AdminWord {
        switch self {
        case .people: .peopleNote
        case .proposals: .proposalsNote
        case .units: .unitsNote
        case .calendars: .calendarsNote
        case .keys: .keysNote
        case .jobs: .jobsNote
        case .backups: .backupsNote
        case .health: .healthNote
        case .audit: .auditNote
        case .erase: .eraseNote
        case .clock: .clockNote
        }
    }

    func isFor(_ visit: Visit) -> Bool {
        if self == .clock, !visit.hall.house.canSetClock { return false }
        return acts.contains { visit.may($0) }
    }
}

extension Visit {
    /// Whether some seat of the person may do this in some relation.
    func may(_ act: Act) -> Bool {
        guard let person, !person.mustChangePassword, let roles = Rights.table[act] else {
            return false
        }
        return person.seats.contains { roles[$0.role] != nil }
    }

    /// Has something to administer.
    var isAdministrator: Bool { AdminPart.allCases.contains { $0.isFor(self) } }

    /// A page of administration, wide, with the way back.
    func adminPage(_ title: String, _ parts: [HTML], hasErrors: Bool = false) -> Page {
        Page(
            title, .joined(parts), hasErrors: hasErrors,
            back: (say(AdminWord.title), href(.other("/admin"))), isWide: true, isPrivate: true)
    }

    /// What was refused, as an item of the error summary; anything else goes on its way.
    func item(_ error: any Error, field: String = "") throws -> ErrorSummary.Item {
        guard let problem = (error as? any ProblemConvertible)?.problem,
            (400..<500).contains(problem.kind.status),
            ![.notSignedIn, .notPermitted].contains(problem.kind)
        else { throw error }
        if problem.kind == .rolesExclude { return ErrorSummary.Item("role", excluded(problem)) }
        if problem.kind == .lastOfItsRole {
            return ErrorSummary.Item(field, wording(problem, role: problem.facts["role"]))
        }
        let fields = problem.fields.map { $0.message(in: language) }
        let text = fields.isEmpty ? problem.detail(in: language) : wording.list(fields)
        return ErrorSummary.Item(field, "\(problem.title(in: language)) – \(text)")
    }

    private func excluded(_ problem: Problem) -> String {
        let names = problem.facts.mapValues { name in
            Role(rawValue: name).map { say(RoleWord.role($0)) } ?? name
        }
        return told(Problem(problem.kind, facts: names))
    }

    private func wording(_ problem: Problem, role: String?) -> String {
        let name = role.flatMap { Role(rawValue: $0) }.map { say(RoleWord.role($0)) } ?? ""
        return told(Problem(problem.kind, facts: ["role": name]))
    }

    private func told(_ problem: Problem) -> String {
        "\(problem.title(in: language)) – \(problem.detail(in: language))"
    }
}
