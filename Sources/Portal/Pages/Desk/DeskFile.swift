import City
import Civics
import JSON
import Policies

/// A case as a desk works on it: what it holds, what this person may do, what has happened.
struct DeskFile: Sendable {
    let file: CaseFile
    let actions: [DeskAction]
    let timeline: [JSONValue]
    /// What was done and found on the spot.
    let fieldWork: [FieldWork]
    /// Files of the case, by digest.
    let attachments: [String: StoredAttachment]

    /// - Throws: `not-found` for a number that is none, is nobody's or concerns another unit.
    init(_ visit: Visit, number: String) async throws {
        file = try await CaseFile(visit, number: number)
        let hall = visit.hall
        actions = try await hall.deskActions(in: file.id, for: visit.person)
        timeline = try await hall.timeline(of: file.id, by: visit.person, in: visit.language)
        fieldWork = try await hall.fieldWork(of: file.id, for: visit.person)
        var found: [String: StoredAttachment] = [:]
        let shown = fieldWork.flatMap(\.proofs).map(\.digest)
        for digest in Self.digests(file.json) + shown where found[digest] == nil {
            found[digest] = try await hall.store.attachment(digest: digest)
        }
        attachments = found
    }

    private static func digests(_ json: JSONValue) -> [String] {
        (json["materials"]?.object ?? [:]).flatMap { member in
            (member.value["attachments"]?.array ?? []).compactMap(\.string)
        }
    }

    var visit: Visit { file.visit }
    var number: CaseNumber { file.number }
    var site: Site { .other("/desk/cases/\(file.number.text)") }

    func site(_ rest: String) -> Site { .other("/desk/cases/\(file.number.text)/\(rest)") }

    /// The action of an address.
    func action(_ name: String, branch: String?, place: String?, subject: String?) -> DeskAction? {
        actions.first {
            $0.name == name && $0.branch == branch && $0.place == place && $0.subject == subject
        }
    }

    /// Where an action's form is.
    func address(_ action: DeskAction) -> String {
        // What a notice asks for is a form of its own, made from the document.
        if action.name == "supplement" { return visit.href(site("supplement")) }
        let pairs = [
            ("branch", action.branch), ("place", action.place), ("subject", action.subject),
        ]
        let query = pairs.compactMap { name, value in
            value.map { "\(name)=\(Site.escaped($0))" }
        }.joined(separator: "&")
        return visit.href(site("do/\(action.name)")) + (query.isEmpty ? "" : "?\(query)")
    }

    /// An action with what it is about: "Decide: food permit".
    func title(_ action: DeskAction) -> String {
        let title = visit.say(DeskActWord.action(action.name))
        let subject =
            action.place.map { place($0) } ?? action.branch.map { branch($0) } ?? action.subject
        guard let subject else { return title }
        return visit.say(ApplyWord.fieldProblem, ["name": title, "problem": subject])
    }

    func place(_ path: String) -> String {
        file.policy.map { visit.place(path, of: $0) } ?? path
    }

    func branch(_ id: String) -> String {
        guard id.hasPrefix("invited:") else { return file.name(of: id) }
        return visit.unit(String(id.dropFirst("invited:".count)))
    }

    /// The step the document has at a path.
    func step(_ path: String?) -> Step? {
        guard let path, let policy = file.policy else { return nil }
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        return policy.step(parts.last ?? path, ofBranch: parts.count == 2 ? parts[0] : nil)
    }

    /// The step at which the case waits on a line, where one of its kind is awaited.
    func step(ofBranch branch: String?, where fits: (Pattern) -> Bool) -> Step? {
        file.waiting.lazy.filter { $0["branch"]?.string == branch }
            .compactMap { step($0["place"]?.string) }.first { fits($0.pattern) }
    }

    /// Why something cannot be done, in words of the desk.
    func told(_ problem: Problem) -> String {
        let facts = problem.facts
        switch problem.kind {
        case .separationOfDuty:
            let earlier: DeskWord =
                switch facts["earlier"] {
                case "accepted": .separationAccepted
                case "examined": .separationExamined
                case _: .separationApproved
                }
            return visit.say(DeskWord.separation, ["earlier": visit.say(earlier)])
        case .boundsExceeded where facts["what"] == "before-the-visit":
            return visit.say(DeskWord.notBeforeVisit)
        case _:
            return problem.sentence(in: visit.language) { fact, code in
                switch fact {
                case "branches": branch(code)
                case "waiting": place(code)
                case _: file.name(of: code, as: fact)
                }
            }
        }
    }
}
