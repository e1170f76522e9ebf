public import Civics
public import Policies

/// The procedure of one version of a document, ready to be followed: its flow, the terms of its
/// services, and its rules. Made once per version and shared by all cases: an object, so that none
/// of its parts is moved when one of them decides.
public final class Procedure: Sendable {
    public let reference: PolicyReference
    public let kind: CaseKind
    public let flow: Flow
    public let runningCases: RunningCases
    /// Unit that leads: of the bundle, else of the first service.
    public let lead: String?
    public let services: [String: ServiceTerms]
    /// Limits of the whole case.
    public let promised: Limit?
    public let statutory: Limit?
    /// The document has categories, which may set limits of steps.
    public let hasCategories: Bool
    /// Names of the fees to be paid before a step, by its id.
    public let feesBefore: [String: [String]]
    public let rules: any CaseRules
    private let positions: [String: Int]
    private let branches: [String: (step: Int, branch: Int)]

    /// What a service promises and what it ends in.
    public struct ServiceTerms: Hashable, Sendable {
        public var unit: String
        public var promised: Limit?
        public var statutory: Limit?
        public var result: String?
        public init(unit: String, promised: Limit?, statutory: Limit?, result: String?) {
            self.unit = unit
            self.promised = promised
            self.statutory = statutory
            self.result = result
        }
    }

    /// - Throws: ``ProcedureFault`` when the flow cannot be followed; checked documents never throw.
    public init(
        reference: PolicyReference, kind: CaseKind, flow: Flow,
        runningCases: RunningCases = .pin, lead: String?, services: [String: ServiceTerms] = [:],
        promised: Limit? = nil, statutory: Limit? = nil, hasCategories: Bool = false,
        feesBefore: [String: [String]] = [:], rules: any CaseRules
    ) throws(ProcedureFault) {
        self.reference = reference
        self.kind = kind
        self.flow = flow
        self.runningCases = runningCases
        self.lead = lead
        self.services = services
        self.promised = flow.promised ?? promised
        self.statutory = flow.statutory ?? statutory
        self.hasCategories = hasCategories
        self.feesBefore = feesBefore
        self.rules = rules
        positions = try Procedure.positions(of: flow.steps)
        branches = try Procedure.branches(of: flow.steps)
    }

    /// The procedure of a policy document.
    ///
    /// - Throws: ``ProcedureFault/noFlow`` for a document that makes no cases.
    public convenience init(policy: Policy, rules: any CaseRules) throws(ProcedureFault) {
        guard let flow = policy.flow else { throw .noFlow }
        let first = policy.services.first
        let terms = policy.services.map {
            (
                $0.name,
                ServiceTerms(
                    unit: $0.unit, promised: $0.promised, statutory: $0.statutory, result: $0.result
                )
            )
        }
        try self.init(
            reference: policy.reference, kind: policy.caseKind, flow: flow,
            runningCases: policy.runningCases, lead: policy.bundle?.lead ?? first?.unit,
            services: Dictionary(terms) { first, _ in first },
            promised: policy.bundle?.promised ?? first?.promised,
            statutory: policy.bundle?.statutory ?? first?.statutory,
            hasCategories: !policy.categories.isEmpty, feesBefore: Procedure.feesBefore(policy),
            rules: rules)
    }

    private static func feesBefore(_ policy: Policy) -> [String: [String]] {
        var fees: [String: [String]] = [:]
        for fee in policy.fees {
            if let step = fee.before { fees[step, default: []].append(fee.name) }
        }
        return fees
    }

    private static func positions(of steps: [Step]) throws(ProcedureFault) -> [String: Int] {
        var positions: [String: Int] = [:]
        for (index, step) in steps.enumerated() {
            guard positions.updateValue(index, forKey: step.id) == nil else {
                throw .duplicateStep(step.id)
            }
        }
        return positions
    }

    private static func branches(
        of steps: [Step]
    ) throws(ProcedureFault) -> [String: (step: Int, branch: Int)] {
        var found: [String: (step: Int, branch: Int)] = [:]
        for (index, step) in steps.enumerated() {
            guard case .parallel(let parallel) = step.pattern else { continue }
            for (place, branch) in parallel.branches.enumerated() {
                guard found.updateValue((index, place), forKey: branch.id) == nil else {
                    throw .duplicateBranch(branch.id)
                }
                try check(branch)
            }
        }
        return found
    }

    private static func check(_ branch: Branch) throws(ProcedureFault) {
        for way in branch.ways {
            for step in way.steps {
                if case .parallel = step.pattern { throw .nestedParallel(step.id) }
            }
            _ = try positions(of: way.steps)
        }
    }
}

/// Why a flow cannot be followed.
public enum ProcedureFault: Error, Hashable, Sendable {
    /// The document makes no cases.
    case noFlow
    /// Two steps of one line, or two branches, have one id.
    case duplicateStep(String)
    case duplicateBranch(String)
    /// A parallel inside a branch.
    case nestedParallel(String)
}

extension Procedure {
    /// Steps of the main line, or of a branch on the way it took.
    func steps(in lane: BranchState?) -> [Step] {
        guard let lane else { return flow.steps }
        guard let branch = branch(lane.id), branch.ways.indices.contains(lane.way) else {
            return []
        }
        return branch.ways[lane.way].steps
    }

    func position(ofMain step: String) -> Int? { positions[step] }

    func branch(_ id: String) -> Branch? {
        guard let place = branches[id],
            case .parallel(let parallel) = flow.steps[place.step].pattern
        else { return nil }
        return parallel.branches[place.branch]
    }

    func parallel(_ step: String) -> Parallel? {
        guard let index = positions[step],
            case .parallel(let parallel) = flow.steps[index].pattern
        else { return nil }
        return parallel
    }

    /// Promise and statute of a branch: its own, else its service's.
    func limits(of branch: Branch) -> (promised: Limit?, statutory: Limit?) {
        let terms = branch.service.flatMap { services[$0] }
        return (branch.promised ?? terms?.promised, branch.statutory ?? terms?.statutory)
    }

    /// Whether anybody accepts; without such a step the clock starts with filing.
    var hasAcceptance: Bool {
        flow.steps.contains { if case .accept = $0.pattern { true } else { false } }
    }

    func suspension(_ code: String) -> SuspensionGround? {
        flow.suspensions.first { $0.code == code }
    }
}
