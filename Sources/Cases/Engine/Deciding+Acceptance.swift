import Civics
import Policies

extension Deciding {
    mutating func beginAcceptance(
        _ step: Step, automatic: Bool
    ) throws(CaseRefusal) -> Entry {
        guard automatic else { return wait(step, nil) }
        switch ask(step.when) {
        case .yes:
            guard !awaitsScan, missingMaterials([]).isEmpty else {
                return wait(step, nil, desk: .window)
            }
            takeOn(from: countFrom, basis: Basis.rules, gaps: [])
            return .goesOn
        case .no:
            let refusal = refusal(of: step)
            follows(
                .acceptanceRefused(
                    AcceptanceRefused(
                        ground: "rules", text: refusal.message,
                        article: refusal.article?.description)))
            return .elsewhere
        case .cannotTell: return wait(step, nil, desk: .window)
        }
    }

    private mutating func refusal(of step: Step) -> RuleRefusal {
        guard let condition = step.when else { return RuleRefusal(article: nil, message: "") }
        return asking { $0.refusal(of: condition) }
    }

    mutating func accept(gaps: [String]) throws(CaseRefusal) {
        guard state.acceptedAt == nil else { throw .alreadyDone }
        let (place, step) = try place(in: .line(nil)) { $0.isAcceptance }
        guard state.supplement?.isOpen != true else { throw .notInThisStage(state.stage) }
        let open = openOpinions(in: .any)
        guard open.isEmpty else { throw .opinionsOpen(open) }
        try separate(.accepted)
        switch ask(step.when) {
        case .yes: break
        case .no:
            let refusal = refusal(of: step)
            throw .rulesSayNo(article: refusal.article, message: refusal.message)
        case .cannotTell(let facts): throw .factsMissing(facts)
        }
        let granted = try grant(gaps)
        let missing = missingMaterials(gaps)
        guard missing.isEmpty else { throw .materialsMissing(missing) }
        takeOn(from: at, basis: Basis.person, gaps: granted)
        try complete(place)
    }

    /// 受理: the clock begins; its day is day zero.
    mutating func takeOn(from: Instant, basis: String, gaps: [GapGranted]) {
        let accepted = Happening.accepted(CaseAccepted(from: from, basis: basis, gaps: gaps))
        if basis == Basis.person { emit(accepted) } else { follows(accepted) }
        countFrom = from
        startClocks(
            .whole, promised: procedure.promised, statutory: procedure.statutory, from: from,
            ClockGround("accepted", Law.acceptance))
    }

    /// What the person must hand in and has not.
    private mutating func missingMaterials(_ gaps: [String]) -> [String] {
        asking { $0.materials() }.filter {
            $0.isOwn && !gaps.contains($0.name) && state.materials[$0.name]?.isPresent != true
        }.map(\.name)
    }

    private mutating func grant(_ gaps: [String]) throws(CaseRefusal) -> [GapGranted] {
        guard !gaps.isEmpty else { return [] }
        let needed = asking { $0.materials() }
        var granted: [GapGranted] = []
        for name in gaps {
            guard let gap = needed.first(where: { $0.name == name })?.gap else {
                throw .gapNotAllowed(name)
            }
            let mark = mark(gap.until, from: at)
            granted.append(
                GapGranted(material: name, mark: mark, consequence: gap.consequence))
        }
        return granted
    }

    mutating func refuseToAccept(_ ground: String, _ text: String) throws(CaseRefusal) {
        guard state.acceptedAt == nil else { throw .alreadyDone }
        let (_, step) = try place(in: .line(nil)) { $0.isAcceptance }
        try separate(.accepted)
        guard case .accept(let grounds, _) = step.pattern,
            grounds.isEmpty ? !ground.isEmpty : grounds.contains(ground)
        else { throw .groundUnknown(ground) }
        emit(
            .acceptanceRefused(
                AcceptanceRefused(
                    ground: ground, text: text, article: step.citation?.description)))
    }

    /// 逾期不告知的,自收到申请材料之日起即为受理 (行政许可法 第三十二条第一款第四项).
    mutating func deemAccepted(_ place: WaitingPlace) throws(CaseRefusal) {
        let day = state.supplement?.suppliedAt ?? state.filedAt
        leave(place, .timedOut)
        takeOn(from: day, basis: Basis.silence, gaps: [])
        try proceed(nil, after: place.step)
    }
}
