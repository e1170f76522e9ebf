public import FEEL

/// Whether a branch is needed, and which of its ways is taken.
public struct BranchNeed: Hashable, Sendable {
    /// The parallel step it belongs to.
    public var step: String
    public var branch: String
    public var answer: Answer
    /// Index of the way taken; `nil` while that cannot be told or no way fits.
    public var way: Int?
}

/// Whether a material is needed.
public struct MaterialNeed: Sendable {
    public var material: Material
    public var answer: Answer
}

/// Whether a fee is due, and how much.
public struct FeeNeed: Hashable, Sendable {
    public var name: String
    public var answer: Answer
    /// Amount in yuan where it is due.
    public var amount: RuleValue?
}

extension RuleAsking {
    /// Each branch with whether it is needed, in the order of the document.
    public mutating func branches() -> [BranchNeed] {
        let answers = answersOfBranches()
        var needs: [BranchNeed] = []
        needs.reserveCapacity(answers.count)
        for (index, branch) in rules.branches.enumerated() {
            let way = answers[index] == .no ? nil : way(of: branch.ways)
            needs.append(
                BranchNeed(step: branch.step, branch: branch.id, answer: answers[index], way: way))
        }
        return needs
    }

    private mutating func answersOfBranches() -> [Answer] {
        if let branchAnswers { return branchAnswers }
        var answers: [Answer] = []
        answers.reserveCapacity(rules.branches.count)
        for branch in rules.branches { answers.append(answer(branch.when)) }
        branchAnswers = answers
        return answers
    }

    private mutating func way(of ways: [Condition?]) -> Int? {
        for (index, condition) in ways.enumerated() {
            switch answer(condition) {
            case .yes: return index
            case .no: continue
            case .cannotTell: return nil
            }
        }
        return nil
    }

    /// The first way whose condition holds; `nil` when an earlier one cannot be told.
    public mutating func way(of branch: Branch) -> Int? {
        for (index, way) in branch.ways.enumerated() {
            switch answer(way.when) {
            case .yes: return index
            case .no: continue
            case .cannotTell: return nil
            }
        }
        return nil
    }

    /// Each material with whether it is needed.
    public mutating func materials() -> [MaterialNeed] {
        zip(rules.materials, answersOfMaterials()).map {
            MaterialNeed(material: $0.material, answer: $1)
        }
    }

    private mutating func answersOfMaterials() -> [Answer] {
        if let materialAnswers { return materialAnswers }
        var answers: [Answer] = []
        answers.reserveCapacity(rules.materials.count)
        for index in rules.materials.indices { answers.append(neededMaterial(index)) }
        materialAnswers = answers
        return answers
    }

    /// A material of certain services is needed when one of their branches is.
    private mutating func neededMaterial(_ index: Int) -> Answer {
        let own = answer(rules.materials[index].when)
        let branches = rules.materials[index].branches
        guard own != .no, !branches.isEmpty else { return own }
        let answers = answersOfBranches()
        var missing: [String] = []
        for branch in branches {
            switch answers[branch] {
            case .yes: return own
            case .no: continue
            case .cannotTell(let names): missing += names
            }
        }
        return missing.isEmpty ? .no : .cannotTell(missing: missing)
    }

    /// Names of the questions that are asked, given the answers so far.
    public mutating func questionsAsked() -> [String] {
        var names: [String] = []
        for (name, when) in rules.questions where answer(when) != .no { names.append(name) }
        return names
    }

    /// Each fee with whether it is due.
    public mutating func fees() -> [FeeNeed] {
        var needs: [FeeNeed] = []
        for fee in rules.fees {
            let due = answer(fee.when)
            let amount = due == .yes ? value(fee.amount) : nil
            needs.append(FeeNeed(name: fee.name, answer: due, amount: amount))
        }
        return needs
    }
}

extension PolicyRules {
    /// One question about one set of facts; for several, use ``asking(_:)``.
    public func answer(_ condition: Expression?, _ facts: FactBase) -> Answer {
        var asking = asking(facts)
        return asking.answer(condition)
    }

    /// The value of one name; `nil` for undeclared names.
    public func value(of name: String, _ facts: FactBase) -> RuleValue? {
        var asking = asking(facts)
        return asking.value(of: name)
    }

    /// What one table says.
    public func outcome(ofTable name: String, _ facts: FactBase) -> TableOutcome? {
        var asking = asking(facts)
        return asking.outcome(ofTable: name)
    }

    /// Each branch with whether it is needed.
    public func branches(_ facts: FactBase) -> [BranchNeed] {
        var asking = asking(facts)
        return asking.branches()
    }

    /// Each material with whether it is needed.
    public func materials(_ facts: FactBase) -> [MaterialNeed] {
        var asking = asking(facts)
        return asking.materials()
    }
}
