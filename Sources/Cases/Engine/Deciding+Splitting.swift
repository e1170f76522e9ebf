import Civics
import Policies

extension Deciding {
    /// 分案: this case goes on with what is left of it; nothing of its clocks changes.
    mutating func split(
        into other: CaseID, _ reason: String, _ attached: [Party]
    ) throws(CaseRefusal) {
        try require(.dispatcher)
        try requireReason(reason)
        try requireRunning()
        guard other != state.id else { throw .boundsExceeded("itself") }
        guard state.decision == nil, state.papers.isEmpty else {
            throw .notInThisStage(state.stage)
        }
        emit(.caseSplit(CaseSplit(into: other, reason: reason, attached: attached.map(\.role))))
    }

    /// A case that was split off is taken up where the one it was part of stands, and is as old:
    /// under the same document at the same step, handed out anew where that one had been handed
    /// out; under another document from its beginning. What was counted goes on being counted.
    mutating func takeUp(_ origin: SplitOrigin) throws(CaseRefusal) {
        countFrom = origin.filedAt
        guard let step = origin.step, let stood = procedure.position(ofMain: step) else {
            return try begin()
        }
        if let accepted = origin.acceptedAt {
            takeOn(from: accepted, basis: Basis.split, gaps: [])
        }
        let steps = procedure.flow.steps
        let position = steps[...stood].lastIndex { $0.pattern.isDispatch } ?? stood
        countFrom = origin.entered[steps[position].id] ?? origin.acceptedAt ?? origin.filedAt
        try proceed(nil, from: position)
    }
}
