import Cases
import City
import Civics
import Policies

/// Prepares every activated version of every document and puts them in force.
///
/// - Throws: ``Failure`` that names the document that cannot be used and why.
func loadRules(
    into rules: RulesInForce, from store: any CityStore, plan: CityPlan,
    offset: UTCOffset = .chinaStandardTime
) async throws {
    let loader = RuleLoader(plan: plan, offset: offset)
    let read = try await store.policies().map { try loader.read($0) }
    let calendar = try loader.calendar(of: read)
    rules.publish(try loader.prepared(read, calendar), calendar: calendar, plan: plan)
}

/// From documents as bytes to rules that run.
struct RuleLoader {
    let plan: CityPlan
    let offset: UTCOffset

    struct Read {
        var policy: Policy
        var from: Instant
    }

    func read(_ activated: ActivatedPolicy) throws -> Read {
        let name = "\(activated.id)@\(activated.version)"
        let files = activated.files.sorted { $0.key < $1.key }
            .map { PackageFile(name: $0.key, bytes: $0.value) }
        let package = PolicyPackage(reading: files)
        guard let policy = package.policy else {
            let why = package.findings.map { "\($0.place): \($0.message.text(in: .en))" }
                .joined(separator: "\n")
            throw Failure("\(name) was activated but cannot be read:\n\(why)")
        }
        guard policy.digest == activated.digest else {
            throw Failure(
                "\(name) is not what was activated: its digest is \(policy.digest), "
                    + "not \(activated.digest)")
        }
        return Read(policy: policy, from: activated.from)
    }

    /// A year's newest calendar counts; office hours are those of the newest year.
    func calendar(of read: [Read]) throws -> WorkingCalendar {
        var years: [Int: CalendarBlock] = [:]
        for one in read.sorted(by: { $0.from < $1.from }) {
            for block in one.policy.calendars { years[block.year] = block }
        }
        guard let newest = years.values.max(by: { $0.year < $1.year }) else {
            return .weekendsOnly
        }
        let hours = newest.officeHours.map { (opens: $0.from, closes: $0.until) }
        return try WorkingCalendar(
            years: years.values.map(\.calendar).sorted { $0.year < $1.year },
            officeHours: hours.isEmpty ? .morningAndAfternoon : try OfficeHours(hours))
    }

    /// Documents that make cases, each with an engine that knows its other versions.
    func prepared(_ uncounted: [Read], _ calendar: WorkingCalendar) throws -> [PreparedPolicy] {
        // Rules that count working days count them on this city's calendar.
        let read = uncounted.map {
            Read(policy: $0.policy.counting(on: calendar), from: $0.from)
        }
        var procedures: [PolicyReference: Procedure] = [:]
        for one in read where one.policy.flow != nil {
            let rules = CityRules(policy: one.policy, plan: plan)
            do {
                procedures[one.policy.reference] = try Procedure(policy: one.policy, rules: rules)
            } catch {
                throw Failure("\(one.policy.reference) cannot be run: \(error)")
            }
        }
        return read.compactMap { one in
            let reference = one.policy.reference
            guard let procedure = procedures[reference] else { return nil }
            let others = procedures.filter { $0.key.id == reference.id && $0.key != reference }
            return PreparedPolicy(
                policy: one.policy, rules: CityRules(policy: one.policy, plan: plan),
                engine: Engine(
                    procedure: procedure,
                    otherVersions: others.values.sorted {
                        $0.reference.version < $1.reference.version
                    },
                    calendar: calendar, offset: offset),
                from: one.from)
        }
    }
}
