public import Civics
public import Policies

/// Decides what follows from a command: the whole of it, with every automatic consequence.
///
/// Pure: the same case, command, actor and instant give the same events. Deciding takes some tens
/// of microseconds; one engine serves any number of threads.
public struct Engine: Sendable {
    /// The version of the document this engine follows.
    public let procedure: Procedure
    /// Other versions known, for cases that go over to one of them.
    public let versions: [PolicyReference: Procedure]
    public let calendar: WorkingCalendar
    /// The wall on which days and office hours are counted.
    public let offset: UTCOffset

    public init(
        procedure: Procedure, otherVersions: [Procedure] = [], calendar: WorkingCalendar,
        offset: UTCOffset = .chinaStandardTime
    ) {
        self.procedure = procedure
        versions = Dictionary(otherVersions.map { ($0.reference, $0) }) { first, _ in first }
        self.calendar = calendar
        self.offset = offset
    }

    /// - Throws: ``ProcedureFault`` when the document makes no cases.
    public init(
        policy: Policy, rules: any CaseRules, otherVersions: [Procedure] = [],
        calendar: WorkingCalendar, offset: UTCOffset = .chinaStandardTime
    ) throws(ProcedureFault) {
        self.init(
            procedure: try Procedure(policy: policy, rules: rules), otherVersions: otherVersions,
            calendar: calendar, offset: offset)
    }

    /// The events that follow from a command, to be appended together or not at all.
    ///
    /// - Parameters:
    ///   - current: The case as its events made it; `nil` for ``CaseCommand/file(_:)``.
    ///   - at: When it is asked. An instant before the case's last event counts as that event's, so
    ///     that no clock runs backwards.
    /// - Returns: In order, with nothing left that is due at `at`; empty when nothing is due (``CaseCommand/timerDue``).
    /// - Throws: ``CaseRefusal``; nothing has changed. ``CaseRefusal/versionUnknown(_:)`` when the
    ///   case follows a version that this engine was not given.
    public func decide(
        _ current: Case?, _ command: CaseCommand, by actor: Actor, at: Instant
    ) throws(CaseRefusal) -> [CaseEvent] {
        try consequences(of: command, on: current, by: actor, at: at).events
    }

    /// All that follows from a command: the events as ``decide(_:_:by:at:)`` gives them, and the
    /// case they make, so that nobody need fold them again.
    ///
    /// - Parameter asked: The rules as they were asked about this case before, if that is known.
    public func consequences(
        of command: CaseCommand, on current: Case?, asked: AskedRules? = nil, by actor: Actor,
        at: Instant
    ) throws(CaseRefusal) -> Consequences {
        guard let current else { return try open(command, asked: asked, by: actor, at: at) }
        guard let procedure = procedure(for: current.policy) else {
            throw .versionUnknown(current.policy)
        }
        var deciding = Deciding(
            self, procedure, current, asked: asked, by: actor, at: max(at, current.updatedAt))
        try deciding.follow(command)
        try deciding.catchUp()
        return deciding.consequences(after: current.timeline)
    }

    func procedure(for reference: PolicyReference) -> Procedure? {
        reference == procedure.reference ? procedure : versions[reference]
    }

    private func open(
        _ command: CaseCommand, asked: AskedRules?, by actor: Actor, at: Instant
    ) throws(CaseRefusal) -> Consequences {
        guard case .file(let filing) = command else { throw .notWaitingThere(waiting: []) }
        let plain = filing.answers.mapValues(\.value)
        let problems = procedure.rules.problems(in: plain)
        guard problems.isEmpty else { throw .answersInvalid(problems) }
        let event = CaseEvent(at: at, by: actor, what: .filed(filed(filing)))
        guard let opened = try? Case(opening: event) else { throw .notWaitingThere(waiting: []) }
        var deciding = Deciding(self, procedure, opened, asked: asked, by: actor, at: at)
        deciding.events = [event]
        deciding.awaitsScan = filing.hasUncheckedFiles
        if let origin = filing.splitFrom {
            try deciding.takeUp(origin)
        } else {
            try deciding.begin()
        }
        try deciding.catchUp()
        return deciding.consequences(after: [])
    }

    private func filed(_ filing: Filing) -> CaseFiled {
        CaseFiled(
            id: filing.id, number: filing.number, internalNumber: filing.internalNumber,
            kind: procedure.kind, policy: procedure.reference, parties: filing.parties,
            channel: filing.channel, answers: filing.answers, materials: filing.materials,
            parent: filing.parent, position: filing.position, splitFrom: filing.splitFrom)
    }
}
