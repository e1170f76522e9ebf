import City
import Civics
import JSON
import Policies

/// One case in a person's list.
struct OwnCase: Sendable {
    var number: String
    var grouped: String
    /// The document's title.
    var title: String
    /// `id@version`.
    var policy: String
    var stage: String
    var light: String
    var openedAt: String
    var updatedAt: String
    var promised: String?

    /// Stages in which nobody does anything more.
    static let overStages: Set<String> = [
        "closed", "refused-acceptance", "withdrawn", "ended", "void",
    ]

    var isOver: Bool { Self.overStages.contains(stage) }

    init(_ json: JSONValue) {
        number = json["number"]?.string ?? ""
        grouped = (try? CaseNumber(number))?.grouped ?? number
        title = json["title"]?.string ?? ""
        policy = json["policy"]?.string ?? ""
        stage = json["stage"]?.string ?? ""
        light = json["light"]?.string ?? ""
        openedAt = json["openedAt"]?.string ?? ""
        updatedAt = json["updatedAt"]?.string ?? ""
        promised = json["promisedDue"]?.string
    }
}

extension Visit {
    /// Cases of the person and of those they act for, newest first.
    func ownCases(
        _ wish: CasesWish, limit: Int
    ) async throws -> (cases: [OwnCase], next: CaseID?) {
        let (items, next) = try await hall.ownCases(
            wish.question(self, limit: limit), of: person, in: language)
        return (items.map { OwnCase($0) }, next)
    }

    /// Those that are not finished.
    func openCases(limit: Int) async throws -> [OwnCase] {
        var wish = CasesWish()
        wish.state = .running
        return try await ownCases(wish, limit: limit).cases
    }

    /// What people call the service of a case.
    func caseTitle(_ policy: String, else title: String) -> String {
        let reference = PolicyReference(policy)
        return reference.flatMap { hall.rules[$0] }.map { name(of: $0.policy) } ?? title
    }

    func stage(_ name: String) -> String { StageWord.stage(name).map { say($0) } ?? name }

    func stageChip(_ name: String) -> HTML {
        let tone: Chip.Tone =
            switch name {
            case "closed", "delivered", "issued": .ok
            case "supplementing": .warn
            case "refused-acceptance", "ended", "void": .bad
            case "withdrawn": .still
            case _: .info
            }
        return (try? Chip(tone, stage(name)).html()) ?? .empty
    }

    /// A role in a case as people read it.
    func party(_ role: String) -> String {
        switch role {
        case "applicant": say(CaseWord.applicant)
        case "agent": say(CaseWord.agent)
        case "reporter": say(CaseWord.reporter)
        case _: role
        }
    }
}
