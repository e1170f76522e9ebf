import Civics
import Policies

extension Deciding {
    /// What the actor asks, after everything that was due before it.
    ///
    /// The law does not wait for a timer: consent by silence that fell at midnight holds for a
    /// command given a minute later, whether or not the timer has run.
    mutating func follow(_ command: CaseCommand) throws(CaseRefusal) {
        try catchUp()
        countFrom = at
        switch command {
        case .file: throw .alreadyDone
        case .supplement(let supplied): try supplement(supplied)
        case .withdraw(let reason): try withdraw(reason)
        case .urge(let place): try urge(place)
        case .pay(let order, let amount, let reference): try pay(order, amount, reference)
        case .rate(let rating): try rate(rating)
        case .appeal(let reason): try appeal(reason)
        case .confirm(let agrees, let note): try confirm(agrees: agrees, note)
        case .answerRefusal(let branch, let text): try answerRefusal(branch, text)
        case .reopen(let reason): try reopen(reason)
        case .object(let text): try object(text)
        case .accept(let gaps): try accept(gaps: gaps)
        case .refuseToAccept(let ground, let text): try refuseToAccept(ground, text)
        case .deliver(let way, let receipt): try deliver(way, receipt)
        case .askForSupplement(let branch, let items): try askForSupplement(branch, items)
        case .sendSupplementNotice: try sendSupplementNotice()
        case .recordOpinion(let branch, let opinion): try recordOpinion(branch, opinion)
        case .bookVisit(let branch, let day, let time): try bookVisit(branch, day, time)
        case .recordVisit(let branch, let passed, let note, let evidence):
            try recordVisit(branch, passed: passed, note, evidence)
        case .suspend(let branch, let ground, let note): try suspend(branch, ground, note)
        case .hold(let reason): try hold(reason)
        case .resume(let branch): try resume(branch)
        case .returnPlace(let place, let reason, let unit, let proof):
            try returnPlace(place, reason, unit, proof)
        case .checkCommitment(let branch, let passed, let note):
            try checkCommitment(branch, passed: passed, note)
        case .decideBranch(let branch, let granted, let reason, let articles):
            try decide(
                .line(branch), Ruling(granted: granted, reason: reason, articles: articles))
        case .decide(let granted, let reason, let articles):
            try decide(.line(nil), Ruling(granted: granted, reason: reason, articles: articles))
        case .extend(let branch, let limit, let reason): try extend(branch, limit, reason)
        case .askForExtension(let branch, let limit, let reason):
            try askForExtension(branch, limit, reason)
        case .refuseExtension(let branch, let reason): try refuseExtension(branch, reason)
        case .callJointReview(let units, let reason): try callJointReview(units, reason)
        case .issue(let papers): try issue(papers)
        case .revokePaper(let number, let ground): try revokePaper(number, ground)
        case .inviteDepartment(let unit, let reason, let within):
            try inviteDepartment(unit, reason, within)
        case .dispatch(let unit, let person, let reason): try dispatch(unit, person, reason)
        case .claim(let open): try claim(openElsewhere: open)
        case .releaseClaim(let reason): try releaseClaim(reason)
        case .signFor: try signFor()
        case .handle(let note, let evidence): try handle(note, evidence)
        case .verify(let passed, let note, let evidence):
            try verify(passed: passed, note, evidence)
        case .callBack(let reached, let solved, let satisfied, let note):
            try callBack(
                CallBackMade(reached: reached, solved: solved, satisfied: satisfied, note: note))
        case .mergeInto(let other): try mergeInto(other)
        case .split(let other, let reason, let attached):
            try split(into: other, reason, attached)
        case .attachReporter(let party): try attachReporter(party)
        case .attachDuplicate(let other): try attachDuplicate(other)
        case .arbitrate(let unit, let reason): try arbitrate(unit, reason)
        case .closeCase(let note, let evidence): try closeCase(note, evidence)
        case .order(let text, let day): try order(text, replyBy: day)
        case .replyToOrder(let order, let text): try replyToOrder(order, text)
        case .card(let colour, let unit, let reason): try card(colour, unit, reason)
        case .reassign(let place, let person, let unit, let reason):
            try reassign(place, person, unit, reason)
        case .timerDue: try require(.system)
        case .calendarChanged(let reason): try calendarChanged(reason)
        case .policyActivated(let reference): try policyActivated(reference)
        case .chooseVersion(let reference): try chooseVersion(reference)
        case .factChanged(let name, let entry): try factChanged(name, entry)
        case .childOpened(let child, let purpose, let branch, let step):
            try childOpened(
                ChildOpened(purpose: purpose, branch: branch, step: step, child: child))
        case .childFinished(let child, let succeeded): try childFinished(child, succeeded)
        }
    }
}

/// What an approver says, with its grounds.
struct Ruling {
    let granted: Bool
    let reason: String
    let articles: [String]
}
