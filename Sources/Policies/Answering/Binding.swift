import FEEL

// Expressions of the model with their names replaced by places, once per policy.
extension Expression? {
    func bound(to words: Vocabulary) -> Expression? { map { $0.bound(to: words) } }
}

extension Branch {
    func bound(to words: Vocabulary) -> Branch {
        var branch = self
        branch.when = when.bound(to: words)
        branch.ways = ways.map { way in
            Way(when: way.when.bound(to: words), steps: way.steps.map { $0.bound(to: words) })
        }
        return branch
    }
}

extension Step {
    func bound(to words: Vocabulary) -> Step {
        var step = self
        step.when = when.bound(to: words)
        if case .parallel(var parallel) = pattern {
            parallel.branches = parallel.branches.map { $0.bound(to: words) }
            step.pattern = .parallel(parallel)
        }
        return step
    }
}

extension Flow {
    func bound(to words: Vocabulary) -> Flow {
        var flow = self
        flow.steps = steps.map { $0.bound(to: words) }
        return flow
    }
}

extension Form {
    func bound(to words: Vocabulary) -> Form {
        var form = self
        form.fields = fields.map { $0.bound(to: words) }
        return form
    }
}

extension Material {
    func bound(to words: Vocabulary) -> Material {
        var material = self
        material.when = when.bound(to: words)
        return material
    }
}

extension Question {
    func bound(to words: Vocabulary) -> Question {
        var question = self
        question.when = when.bound(to: words)
        return question
    }
}

extension Fee {
    func bound(to words: Vocabulary) -> Fee {
        var fee = self
        fee.amount = amount.bound(to: words)
        fee.when = when.bound(to: words)
        return fee
    }
}

extension FormField {
    func bound(to words: Vocabulary) -> FormField {
        var field = self
        field.visible = visible.bound(to: words)
        field.required = required.bound(to: words)
        return field
    }
}

extension Policy {
    /// Takes the rules in, and puts the same places into every expression of the model, so that
    /// asking `step.when` finds its facts without looking up names.
    mutating func bind(to rules: PolicyRules) {
        let words = rules.vocabulary
        self.rules = rules
        flow = flow.map { $0.bound(to: words) }
        materials = NamedList(materials.map { $0.bound(to: words) })
        questions = NamedList(questions.map { $0.bound(to: words) })
        fees = NamedList(fees.map { $0.bound(to: words) })
        form = form.map { $0.bound(to: words) }
        decisions = NamedList(
            decisions.map { decision in
                var bound = decision
                bound.expression = decision.expression.bound(to: words)
                return bound
            })
    }

    /// All branches with the id of the parallel step they belong to.
    public var branches: [(step: String, branch: Branch)] {
        flow?.steps.flatMap { step -> [(step: String, branch: Branch)] in
            guard case .parallel(let parallel) = step.pattern else { return [] }
            return parallel.branches.map { (step.id, $0) }
        } ?? []
    }
}
