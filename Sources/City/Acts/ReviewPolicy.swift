import Civics
public import Policies

/// What is known of a version before it is proposed: its faults, its situations, how it differs
/// from the version before it, and which cases run under which version.
public struct PolicyReview: Sendable {
    /// The folder as read.
    public var package: PolicyPackage
    /// What reading and checking found, sorted by place.
    public var findings: [Finding]
    /// Its situations, each expectation met or not.
    public var situations: SituationReport
    /// The newest released version before it; `nil` for a new document.
    public var before: Policy?
    /// How it differs from that one, in words.
    public var differences: [PolicyDifference]
    /// Cases that are not over, by the version they run under.
    public var running: [Int: Int]

    /// Findings that stand against its release, and expectations that are not met.
    public var faults: Int {
        findings.count { $0.severity == .error }
            + situations.runs.reduce(0) { $0 + $1.results.count { !$0.passed } }
    }
}

extension CityHall {
    /// What a document may count on in this city: the units and the documents there are.
    public var policySurroundings: PolicySurroundings {
        let units = Set(rules.plan.units.keys)
        return PolicySurroundings(
            units: units.isEmpty ? nil : units, documents: Set(rules.documents))
    }

    /// Looks at a version of a document without keeping anything.
    public func reviewPolicy(
        _ files: [PackageFile], by person: SignedIn?
    ) async throws -> PolicyReview {
        let seat = try permit(.readPolicies, to: person)
        note(.readPolicies, by: person, seat: seat, allowed: true)
        return try await review(files)
    }

    func review(_ files: [PackageFile]) async throws -> PolicyReview {
        let package = PolicyPackage(reading: files)
        let surroundings = policySurroundings
        let report = package.runSituations(on: rules.calendar, in: surroundings)
        let before = package.policy.flatMap { policy in
            rules.shelf(of: policy.reference.id)
                .last { $0.policy.reference.version < policy.reference.version }?.policy
        }
        var running: [Int: Int] = [:]
        if let id = package.policy?.reference.id { running = try await runningCases(of: id) }
        return PolicyReview(
            package: package,
            findings: (package.check(surroundings) + report.findings).sorted(),
            situations: report, before: before,
            differences: package.policy.flatMap { before?.differences(to: $0) } ?? [],
            running: running)
    }

    /// Cases of a document that are not over, by the version they run under; read from counters
    /// kept with the cases, however many there are.
    func runningCases(of id: String) async throws -> [Int: Int] {
        var running: [Int: Int] = [:]
        for (reference, count) in try await runningCases() where reference.id == id {
            running[reference.version] = count
        }
        return running
    }

    /// The same for all documents.
    func runningCases() async throws -> [PolicyReference: Int] {
        var running: [PolicyReference: Int] = [:]
        for tally in try await store.tally() where tally.isRunningCase {
            guard let reference = PolicyReference(tally.policy) else { continue }
            running[reference, default: 0] += tally.count
        }
        return running
    }
}
