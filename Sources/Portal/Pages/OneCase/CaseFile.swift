import City
import Civics
import JSON
import Policies

/// A case as its person sees it, with what they can do about it.
struct CaseFile: Sendable {
    struct Action: Sendable {
        var title: String
        var site: Site
        /// The case waits for it.
        var isWaiting: Bool
    }

    let visit: Visit
    let id: CaseID
    let number: CaseNumber
    let json: JSONValue
    let version: Int
    /// The person's roles in it.
    let roles: Set<String>

    /// - Throws: `not-found` for a number that is none, is nobody's or is another's, all alike.
    init(_ visit: Visit, number text: String) async throws {
        guard let number = try? CaseNumber(text), let id = try await visit.hall.caseID(of: number)
        else { throw Problem(.notFound) }
        self.visit = visit
        self.id = id
        self.number = number
        (json, version) = try await visit.hall.readCase(id, by: visit.person, in: visit.language)
        roles = try await visit.hall.roles(in: id, of: visit.person)
    }

    var stage: String { json["stage"]?.string ?? "" }
    var waiting: [JSONValue] { json["waiting"]?.array ?? [] }
    var policy: Policy? {
        json["policy"]?.string.flatMap { PolicyReference($0) }.flatMap {
            visit.hall.rules[$0]?.policy
        }
    }

    var title: String {
        policy.map { visit.name(of: $0) } ?? json["title"]?.string ?? number.grouped
    }

    /// The confirmation that waits for this person, by the role it waits for.
    var awaitedRole: String? {
        waiting.lazy.compactMap { $0["party"]?.string }.first { roles.contains($0) }
    }

    var hasOpenSupplement: Bool { json["supplement"]?["open"]?.bool ?? false }

    var openRefusal: JSONValue? {
        json["refusalNotices"]?.array?.first { $0["open"]?.bool ?? false }
    }

    var mayWithdraw: Bool {
        roles.contains("applicant")
            && ["filed", "supplementing", "accepted", "in-progress"].contains(stage)
    }

    /// What is to be paid and was not.
    var isUnpaid: Bool {
        !isOver && (json["payments"]?.array ?? []).contains { $0["paidAt"] == nil }
    }

    /// Everything the person can do, what the case waits for first.
    var actions: [Action] {
        let number = number.text
        var actions: [Action] = []
        func add(_ word: CaseWord, _ site: Site, isWaiting: Bool) {
            actions.append(Action(title: visit.say(word), site: site, isWaiting: isWaiting))
        }
        if hasOpenSupplement, roles.contains("applicant") {
            add(.fix, .fix(number), isWaiting: true)
        }
        if awaitedRole != nil { add(.confirm, .confirm(number), isWaiting: true) }
        if openRefusal != nil, roles.contains("applicant") {
            add(.answer, .answerRefusal(number), isWaiting: true)
        }
        if roles.contains("applicant"), !(json["payments"]?.array ?? []).isEmpty {
            let action = Action(
                title: visit.say(isUnpaid ? PayWord.title : .receipt), site: .pay(number),
                isWaiting: isUnpaid)
            actions.append(action)
        }
        if let token = json["ratingToken"]?.string { add(.rate, .rate(token), isWaiting: true) }
        if offered != nil {
            actions.append(
                Action(
                    title: visit.say(RemedyWord.version),
                    site: .other("/me/cases/\(number)/version"),
                    isWaiting: true))
        }
        if mayAppeal {
            actions.append(
                Action(
                    title: visit.say(RemedyWord.appeal), site: .other("/me/cases/\(number)/appeal"),
                    isWaiting: false))
        }
        if mayReopen {
            actions.append(
                Action(
                    title: visit.say(RemedyWord.reopen), site: .other("/me/cases/\(number)/reopen"),
                    isWaiting: false))
        }
        if mayWithdraw { add(.withdraw, .withdraw(number), isWaiting: false) }
        return actions
    }

    /// What a step or branch or material of the document is called.
    func name(of subject: String) -> String {
        guard let policy else { return subject }
        let language = visit.language
        if let branch = policy.branches.first(where: { $0.branch.id == subject }) {
            return branch.branch.title.text(in: language)
        }
        if let material = policy.materials[subject] { return material.title.text(in: language) }
        if let paper = policy.papers[subject] { return paper.title.text(in: language) }
        if let field = policy.form?.fields.first(where: { $0.name == subject }) {
            return field.title.text(in: language)
        }
        return place(subject, policy)
    }

    /// `food-permit/审查` as people read it.
    private func place(_ path: String, _ policy: Policy) -> String {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        let step = parts.last.map { $0.split(separator: "@").first.map(String.init) ?? $0 } ?? path
        let branch = parts.count == 2 ? parts[0] : nil
        let known = policy.step(step, ofBranch: branch)?.title.text(in: visit.language)
        // Not a step of the document: the engine waits there for what was found missing.
        let title = known ?? (step == "supplement" ? visit.say(CaseWord.fix) : step)
        guard let branch else { return title }
        return visit.say(
            ApplyWord.fieldProblem, ["name": name(of: branch), "problem": title])
    }
}

extension Policy {
    /// A step by its id, of the main line or of a branch.
    func step(_ id: String, ofBranch branch: String?) -> Step? {
        guard let branch else { return flow?.steps.first { $0.id == id } }
        return branches.first { $0.branch.id == branch }?.branch.ways.lazy.flatMap(\.steps)
            .first { $0.id == id }
    }
}
