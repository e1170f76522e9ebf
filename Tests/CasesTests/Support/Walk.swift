@testable import Cases
import Civics
import JSON
import Policies

/// A random but repeatable walk through a case: commands by fitting and unfitting people.
struct Walk {
    var story: Story
    var chance: SeededGenerator
    private(set) var refused = 0

    init(_ story: Story, seed: UInt64) {
        self.story = story
        chance = SeededGenerator(seed: seed)
    }

    private static let people = (0..<6).map { PersonID(high: 50, low: UInt64($0)) }

    mutating func step() {
        let (command, actor) = next()
        story.now = story.now.adding(milliseconds: Int64(chance.number(in: 0...30)) * 3_600_000)
        do { try story.when(command, by: actor) } catch { refused += 1 }
    }

    private mutating func coin() -> Bool { chance.number(in: 0...2) > 0 }

    private mutating func next() -> (CaseCommand, Actor) {
        let place = chance.pick(from: story.state.waiting)
        let person = chance.pick(from: Self.people)
        var actor = Actor(
            person: person, desk: place?.desk ?? .supervisor, unit: place?.unit ?? "lead",
            party: place?.party ?? "applicant")
        if chance.number(in: 0...9) == 0, let desk = chance.pick(from: Desk.allCases) {
            actor.desk = desk
        }
        return (command(place), actor)
    }

    private mutating func command(_ place: WaitingPlace?) -> CaseCommand {
        let branch = place?.branch
        let path = place?.path ?? ""
        let photo = [Evidence(kind: "after-photo", attachment: .photo)]
        let item = SupplementItem(what: "材料\(chance.number(in: 0...3))", defect: "缺")
        let granted = coin()
        let commands: [CaseCommand] = [
            .accept(gaps: []),
            .recordOpinion(branch: branch, opinion: OpinionGiven(passes: granted, text: "x")),
            .decideBranch(
                branch: branch ?? "food", granted: granted, reason: "r", articles: ["第一条"]),
            .decide(granted: granted, reason: "r", articles: ["第一条"]),
            .askForSupplement(branch: branch, items: [item]), .sendSupplementNotice,
            .supplement(
                Supplied(
                    materials: Dictionary(
                        uniqueKeysWithValues: (0...3).map {
                            ("材料\($0)", MaterialEntry(state: .supplied))
                        }))),
            .suspend(branch: branch, ground: granted ? "检验检测" : "另案未决", note: "n"),
            .resume(branch: branch),
            .askForExtension(branch: branch, by: days(2), reason: "r"),
            .refuseExtension(branch: branch, reason: "r"),
            .extend(branch: branch, by: days(2), reason: "r"), .urge(place: path), .timerDue,
            .callJointReview(units: ["fire", "city"], reason: "r"),
            .inviteDepartment(unit: "heritage", reason: "r", within: days(2)),
            .bookVisit(branch: branch, on: story.now.date().advanced(by: 1), at: .midnight),
            .recordVisit(branch: branch, passed: granted, note: "n", evidence: [.photo]),
            .answerRefusal(branch: branch, text: "t"), .confirm(agrees: granted, note: ""),
            .checkCommitment(branch: branch ?? "", passed: granted, note: "n"),
            .dispatch(unit: granted ? "drainage" : "telecom", person: nil, reason: "r"), .signFor,
            .handle(note: "n", evidence: photo),
            .verify(passed: granted, note: "n", evidence: photo),
            .returnPlace(place: path, reason: "r", proposedUnit: "telecom", proof: [.photo]),
            .arbitrate(unit: "drainage", reason: "r"), .closeCase(note: "", evidence: photo),
            .issue(papers: papers()), .deliver(way: "自取", receipt: "r"),
            .rate(Rating(level: chance.number(in: 0...6))),
            .reopen(reason: "r"), .appeal(reason: "r"),
            .order(text: "t", replyBy: story.now.date()),
            .replyToOrder(order: 1, text: "t"), .card(colour: .red, unit: "lead", reason: "r"),
            .reassign(place: path, to: nil, unit: place?.unit ?? "lead"),
            .factChanged("需消防检查", AnswerEntry(value: .bool(granted), source: .typed)),
            .calendarChanged(reason: "c"), .hold(reason: "检验检测"),
            .claim(openElsewhere: chance.number(in: 0...3)), .releaseClaim(reason: "r"),
            .callBack(reached: granted, solved: granted, satisfied: true, note: "n"),
            chance.number(in: 0...20) == 0 ? .withdraw(reason: "r") : .timerDue,
        ]
        return chance.pick(from: commands) ?? .timerDue
    }

    private func papers() -> [PaperToIssue] {
        let branches = story.state.branches.filter { $0.status == .granted }
        let names = ["food": "food-permit", "fire": "fire-opinion", "sign": "sign-receipt"]
        return branches.compactMap { branch in names[branch.id].map { .sample($0, branch.id) } }
    }
}
