/// A compiled part of an expression.
typealias Step = @Sendable (Run, Locals?) -> Value

/// Values bound inside an expression, innermost first.
final class Locals: Sendable {
    let value: Value
    let next: Locals?

    init(_ value: Value, _ next: Locals?) {
        self.value = value
        self.next = next
    }

    /// The value so many bindings outwards.
    static func value(at hops: Int, in locals: Locals?) -> Value {
        var place = locals
        for _ in 0..<hops { place = place?.next }
        return place?.value ?? .null
    }
}

/// One evaluation: where facts come from, what was missing, what went wrong, how much was spent.
final class Run {
    static let heightLimit = 3_000
    static let reasonLimit = 100

    let scope: any Scope
    let vocabulary: Vocabulary?
    let options: EvaluationOptions
    var missing: [String] = []
    var reasons: [Reason] = []
    var steps = 0
    var height = 0
    var tracer: Tracer?

    init(_ scope: any Scope) {
        self.scope = scope
        vocabulary = scope.vocabulary
        options = scope.options
    }

    /// Null with a reason.
    func fail(_ kind: Fault, _ position: SourcePosition) -> Value {
        if reasons.count < Run.reasonLimit {
            reasons.append(Reason(kind: kind, position: position))
        }
        return .null
    }

    /// The scope as functions written here keep it.
    private(set) lazy var surroundings = Surroundings(scope)

    /// Whether a function was written in this very scope.
    func isHome(of surroundings: Surroundings) -> Bool {
        surroundings === self.surroundings
    }

    /// Runs a part in another scope, within the limits of this run.
    func within(_ scope: any Scope, _ body: (Run) -> Value) -> Value {
        let inner = Run(scope)
        inner.steps = steps
        inner.height = height
        let value = body(inner)
        steps = inner.steps
        missing += inner.missing
        reasons += inner.reasons.prefix(max(0, Run.reasonLimit - reasons.count))
        return value
    }

    /// Runs a function's body in the scope it was written in.
    func home(_ surroundings: Surroundings, _ body: (Run) -> Value) -> Value {
        if isHome(of: surroundings) { return body(self) }
        return within(surroundings.scope) { inner in
            inner.surroundings = surroundings
            return body(inner)
        }
    }

    /// Counts work; `false` once the limit is passed.
    func spend(_ count: Int = 1) -> Bool {
        steps += count
        return steps <= options.stepLimit
    }

    func outcome(_ found: Value) -> Outcome {
        let value = admits(found) ? found : fail(.tooManySteps, .start)
        guard missing.count > 1 else {
            return Outcome(value: value, missing: missing, reasons: reasons)
        }
        var seen: Set<String> = []
        let names = missing.filter { seen.insert($0).inserted }
        return Outcome(value: value, missing: names, reasons: reasons)
    }

    /// Forgets what was missing or wrong in a part that turned out not to matter.
    func forget(_ missingPart: Range<Int>, _ reasonPart: Range<Int>) {
        if !missingPart.isEmpty { missing.removeSubrange(missingPart) }
        if !reasonPart.isEmpty, reasonPart.upperBound <= reasons.count {
            reasons.removeSubrange(reasonPart)
        }
    }
}
