import Civics
import JSON
import Policies

extension StepOutcome: Wire {}
extension Light: Wire {}
extension JointReview.Moment: Wire {}
extension ChildRequest.Purpose: Wire {}
extension Card.Colour: Wire {}
extension WaitingPlace.Role: Wire {}

extension GapGranted: Payload {
    init(_ f: Fields) throws(EventFault) {
        material = try f("material")
        mark = try f("mark")
        consequence = try f("consequence")
    }
    func write(_ w: inout FieldWriter) {
        w("consequence", consequence)
        w("mark", mark)
        w("material", material)
    }
}

extension PaymentState.Item: Payload {
    init(_ f: Fields) throws(EventFault) {
        fee = try f("fee")
        amount = try f("amount")
    }
    func write(_ w: inout FieldWriter) {
        w("amount", amount)
        w("fee", fee)
    }
}

/// What stands in `step.entered`; since when follows from the event, the rest is not yet known.
extension WaitingPlace: Payload {
    init(_ f: Fields) throws(EventFault) {
        let role: Role? = try f("role")
        self.init(
            role ?? .step, step: try f("step"), branch: try f("branch"), seat: try f("seat"),
            unit: try f("unit"), desk: try f("desk"), party: try f("party"),
            awaits: try f("awaits"), proposed: try f("proposed"))
        assignee = try f("assignee")
    }
    func write(_ w: inout FieldWriter) {
        if role != .step { w("role", role) }
        w("assignee", assignee)
        w("awaits", awaits)
        w("branch", branch)
        w("desk", desk)
        w("party", party)
        w("proposed", proposed)
        w("seat", seat)
        w("step", step)
        w("unit", unit)
    }
}
