import FEEL

/// An expression with the places of its names, so that asking it looks nothing up.
struct Condition: Sendable {
    let expression: Expression
    let slots: [Int]

    init(_ expression: Expression, _ words: Vocabulary) {
        self.expression = expression.bound(to: words)
        slots = expression.names.compactMap { words.slot(of: $0) }
    }
}

/// A branch as far as asking needs it.
struct PreparedBranch: Sendable {
    let step: String
    let id: String
    /// Service, or the branch's own id: what materials name.
    let service: String
    let when: Condition?
    let ways: [Condition?]

    init(_ step: String, _ branch: Branch, _ words: Vocabulary) {
        self.step = step
        id = branch.id
        service = branch.service ?? branch.id
        when = branch.when.map { Condition($0, words) }
        ways = branch.ways.map { way in way.when.map { Condition($0, words) } }
    }
}

/// A material as far as asking needs it.
struct PreparedMaterial: Sendable {
    let material: Material
    let when: Condition?
    /// Branches whose services need it; empty when it is for all.
    let branches: [Int]

    init(_ material: Material, _ branches: [PreparedBranch], _ words: Vocabulary) {
        self.material = material.bound(to: words)
        when = material.when.map { Condition($0, words) }
        self.branches = branches.indices.filter { material.services.contains(branches[$0].service) }
    }
}

/// A field of the form as far as checking needs it.
struct PreparedField: Sendable {
    let name: String
    let slot: Int?
    let question: String?
    let visible: Condition?
    let required: Condition?

    init(_ field: FormField, _ words: Vocabulary) {
        name = field.name
        slot = words.slot(of: field.name)
        question = field.question == field.name ? nil : field.question
        visible = field.visible.map { Condition($0, words) }
        required = field.required.map { Condition($0, words) }
    }
}
