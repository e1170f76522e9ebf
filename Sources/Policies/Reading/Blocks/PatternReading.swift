import Civics
import FEEL

// The keys of each step pattern.
extension BlockReading {
    mutating func pattern(
        _ word: StepWord, _ fields: Fields, _ services: NamedList<PublicService>
    ) -> Pattern {
        switch word {
        case .accept:
            .accept(refuse: texts(fields, "refuse"), automatic: flag(fields, "automatic") ?? false)
        case .supplement: .supplement
        case .review: .review(checklist: texts(fields, "checklist"))
        case .parallel: .parallel(parallel(fields, services))
        case .jointReview: .jointReview(units: texts(fields, "units"))
        case .siteVisit: .siteVisit(joint: flag(fields, "joint") ?? false)
        case .gaps: .gaps
        case .commit: commit(fields)
        case .publicise: .publicise
        case .hearing: .hearing
        case .decide: decide(fields)
        case .issue: .issue(papers: texts(fields, "papers"))
        case .deliver: .deliver(byFact: text(fields, "by"))
        case .pay: .pay(fees: texts(fields, "fees"))
        case .child: .child(policy: required(fields, "policy") ?? "")
        case .dispatch: dispatch(fields)
        case .handle: .handle(evidence: texts(fields, "evidence"))
        case .verify:
            .verify(failsTo: text(fields, "fails-to"), evidence: texts(fields, "evidence"))
        case .confirm:
            .confirm(
                party: required(fields, "party") ?? "", declined: text(fields, "declined") ?? "end")
        case .callBack: .callBack(sample: whole(fields, "sample", in: 1...100))
        case .close:
            .close(
                automatic: flag(fields, "automatic") ?? false, evidence: texts(fields, "evidence"))
        case .rate: .rate
        }
    }

    private mutating func commit(_ fields: Fields) -> Pattern {
        _ = flag(fields, "issue-at-once")
        return .commit(
            checkWithin: limit(fields, "check-within"), checkUnit: unit(fields, "check-unit"),
            fails: choice(fields, "fails", Words(["revoke": "撤销"])) ?? "revoke")
    }

    private mutating func decide(_ fields: Fields) -> Pattern {
        .decide(
            by: text(fields, "by"), automatic: flag(fields, "automatic") ?? false,
            answerWithin: limit(fields, "answer-within"))
    }

    private mutating func dispatch(_ fields: Fields) -> Pattern {
        .dispatch(
            claim: claim(fields), signWithin: limit(fields, "sign-within"), bounces: bounces(fields)
        )
    }

    private mutating func claim(_ fields: Fields) -> Pattern.Claim? {
        guard let tree = fields["claim"],
            let inner = self.fields(tree, ["among", "open-at-most"], of: "claim")
        else { return nil }
        return Pattern.Claim(
            among: required(inner, "among") ?? "",
            openAtMost: whole(inner, "open-at-most", in: 1...1000) ?? 3)
    }

    /// Two bounces go to arbitration unless the document says otherwise.
    private mutating func bounces(_ fields: Fields) -> Pattern.BounceRule {
        guard let tree = fields["bounce"],
            let inner = self.fields(tree, ["arbitrate-after", "within"], of: "bounce")
        else { return .init(arbitrateAfter: 2, within: nil) }
        return .init(
            arbitrateAfter: whole(inner, "arbitrate-after", in: 1...9) ?? 2,
            within: limit(inner, "within"))
    }

    private mutating func parallel(
        _ fields: Fields, _ services: NamedList<PublicService>
    ) -> Parallel {
        var branches: [Branch] = []
        if let tree = fields["branches"] {
            for pair in entries(tree, of: "branches") {
                if let branch = branch(pair, services) { branches.append(branch) }
            }
        } else {
            findings.append(.missingKey("branches", in: "parallel", at: fields.place))
        }
        let partial = choice(
            fields, "partial", Words(["issue-what-passed": "先发已准", "hold": "等齐"]))
        let visits = choice(fields, "visits", Words(["joint": "联合", "separate": "分别"]))
        return Parallel(
            branches: branches, join: join(fields), issueWhatPassed: partial == "issue-what-passed",
            jointVisit: visits == "joint")
    }

    private mutating func join(_ fields: Fields) -> Parallel.Join {
        guard let tree = fields["join"] else { return .all }
        if case .mapping = tree {
            guard let inner = self.fields(tree, ["at-least"], of: "join") else { return .all }
            return whole(inner, "at-least", in: 1...99).map { .atLeast($0) } ?? .all
        }
        guard let text = scalar(tree, "join") else { return .all }
        switch text {
        case "all", "全部": return .all
        case "any", "任一": return .any
        case _: break
        }
        let words = text.split(separator: " ")
        if words.count == 3, words[1] == "of", let count = Int(words[0]), (1...99).contains(count) {
            return .atLeast(count)
        }
        findings.append(.notOneOf(["all", "any", "2 of 3"], text, of: "join", at: tree.place))
        return .all
    }
}
