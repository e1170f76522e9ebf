import Civics

/// What follows from a command.
public struct Consequences: Sendable {
    /// The events, to be appended together or not at all; empty when nothing was due.
    public let events: [CaseEvent]
    /// The case as the events make it, the same as when they are applied to it.
    public let state: Case
    /// The rules as far as they were asked about this case; the next command may go on with it.
    public let asked: AskedRules?
}

/// Rules that were asked about one case, with everything they have made of its answers.
///
/// Only a convenience: it serves for the very state it was made with, under the procedure it was
/// made by, and is left aside for any other.
public struct AskedRules: Sendable {
    private let asking: any CaseAsking
    private let procedure: Procedure
    private let id: CaseID
    private let version: Int

    init(_ asking: any CaseAsking, about state: Case, under procedure: Procedure) {
        (self.asking, self.procedure) = (asking, procedure)
        (id, version) = (state.id, state.version)
    }

    /// Rules asked about an application with the very answers it is filed with then.
    public init(_ asking: any CaseAsking, before filing: Filing, under engine: Engine) {
        (self.asking, procedure, id, version) = (asking, engine.procedure, filing.id, 1)
    }

    func asking(about state: Case, under procedure: Procedure) -> (any CaseAsking)? {
        guard state.version == version, state.id == id, self.procedure === procedure else {
            return nil
        }
        return asking
    }
}
