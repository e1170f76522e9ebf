import Cases
public import Civics
public import Policies

/// A document that stands on the shelf but cannot be used: names it and says why.
public struct RulesFault: Error, Hashable, CustomStringConvertible {
    /// For the operator; names the document.
    public let description: String
    /// A fault in these words.
    public init(_ description: String) { self.description = description }
}

/// From documents as bytes to rules that run.
public struct RuleLoader: Sendable {
    let plan: CityPlan
    let offset: UTCOffset

    /// - Parameter plan: Units and places the rules may speak of.
    public init(plan: CityPlan, offset: UTCOffset) { (self.plan, self.offset) = (plan, offset) }

    /// A document as activated.
    ///
    /// - Throws: ``RulesFault`` when it cannot be read, or is not what was activated.
    public func read(_ activated: ActivatedPolicy) throws(RulesFault) -> ShelvedPolicy {
        let name = "\(activated.id)@\(activated.version)"
        let package = PolicyPackage(reading: activated.packageFiles)
        guard let policy = package.policy else {
            let why = package.findings.map { "\($0.place): \($0.message.text(in: .en))" }
                .joined(separator: "\n")
            throw RulesFault("\(name) was activated but cannot be read:\n\(why)")
        }
        guard policy.digest == activated.digest else {
            throw RulesFault(
                "\(name) is not what was activated: its digest is \(policy.digest), "
                    + "not \(activated.digest)")
        }
        return ShelvedPolicy(
            policy: policy, from: activated.from, activated: activated.activated, by: activated.by)
    }

    /// Of each year the newest calendar that has taken effect counts; of a year for which none has,
    /// the first that was published, since no better is known. Office hours are those of the newest
    /// year.
    ///
    /// - Throws: ``RulesFault`` when the calendars contradict each other.
    public func calendar(
        of shelf: [ShelvedPolicy], at now: Instant
    ) throws(RulesFault) -> WorkingCalendar {
        var years: [Int: CalendarBlock] = [:]
        for one in shelf.sorted(by: { $0.from < $1.from }) {
            for block in one.policy.calendars where one.from <= now || years[block.year] == nil {
                years[block.year] = block
            }
        }
        guard let newest = years.values.max(by: { $0.year < $1.year }) else {
            return .weekendsOnly
        }
        let hours = newest.officeHours.map { (opens: $0.from, closes: $0.until) }
        do {
            return try WorkingCalendar(
                years: years.values.map(\.calendar).sorted { $0.year < $1.year },
                officeHours: hours.isEmpty ? .morningAndAfternoon : try OfficeHours(hours))
        } catch {
            throw RulesFault("the working calendars cannot be used: \(error)")
        }
    }

    /// Everything in force at a moment and after it, until the next picture begins.
    ///
    /// - Throws: ``RulesFault`` that names the document that cannot be run and why.
    func picture(of shelf: [ShelvedPolicy], at now: Instant) throws(RulesFault) -> RulesPicture {
        let calendar = try calendar(of: shelf, at: now)
        // Rules that count working days count them on this city's calendar.
        let counted = shelf.map {
            ShelvedPolicy(
                policy: $0.policy.counting(on: calendar), from: $0.from, activated: $0.activated,
                by: $0.by)
        }
        return RulesPicture(
            from: now, prepared: try prepared(counted, calendar), shelf: counted,
            calendar: calendar, plan: plan)
    }

    /// Documents that make cases, each with an engine that knows its other versions.
    private func prepared(
        _ shelf: [ShelvedPolicy], _ calendar: WorkingCalendar
    ) throws(RulesFault) -> [PreparedPolicy] {
        var procedures: [PolicyReference: Procedure] = [:]
        var rulesOf: [PolicyReference: CityRules] = [:]
        for one in shelf where one.policy.flow != nil {
            let rules = CityRules(policy: one.policy, plan: plan)
            rulesOf[one.policy.reference] = rules
            do {
                procedures[one.policy.reference] = try Procedure(policy: one.policy, rules: rules)
            } catch {
                throw RulesFault("\(one.policy.reference) cannot be run: \(error)")
            }
        }
        return shelf.compactMap { one in
            let reference = one.policy.reference
            guard let procedure = procedures[reference], let rules = rulesOf[reference] else {
                return nil
            }
            let others = procedures.filter { $0.key.id == reference.id && $0.key != reference }
            return PreparedPolicy(
                policy: one.policy, rules: rules,
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

extension ActivatedPolicy {
    /// Its files, in the order their digest is made in.
    public var packageFiles: [PackageFile] { files.packageFiles }
}

extension [String: [UInt8]] {
    /// Files by path, in byte order of their paths.
    var packageFiles: [PackageFile] {
        map { PackageFile(name: $0.key, bytes: $0.value) }
            .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
    }
}
