import Civics

/// The one place where it is decided who may do what (deny by default; OWASP ASVS 8).
///
/// A right is a triple: act, role, relation to the case. What no line of ``Rights/table`` grants
/// is refused, and a refusal does not say whether the case exists.
public struct Access: Sendable {
    public init() {}

    /// - Parameter relations: How the person stands to the case concerned, empty when the act
    ///   concerns none.
    /// - Returns: The seat under which the act is allowed, or a denial.
    public func decide(
        _ act: Act, by person: SignedIn?, relations: (Seat) -> Set<Relation>
    ) -> Verdict {
        guard let person else {
            return Rights.open.contains(act) ? .allowed(nil) : .denied(.notSignedIn)
        }
        if Rights.open.contains(act) { return .allowed(person.seats.first) }
        if person.mustChangePassword, !Rights.beforeNewPassword.contains(act) {
            return .denied(.passwordMustChange)
        }
        if person.seats.isEmpty, Rights.ownAccount.contains(act) { return .allowed(nil) }
        for seat in person.seats where allows(act, seat, relations) { return .allowed(seat) }
        return .denied(.notPermitted)
    }

    /// For acts that concern no case.
    public func decide(_ act: Act, by person: SignedIn?) -> Verdict {
        decide(act, by: person) { _ in [.none] }
    }

    private func allows(_ act: Act, _ seat: Seat, _ relations: (Seat) -> Set<Relation>) -> Bool {
        guard let needed = Rights.table[act]?[seat.role] else { return false }
        if needed.contains(.none) { return true }
        return !needed.isDisjoint(with: relations(seat))
    }

    /// What comes of asking whether a person may do something.
    public enum Verdict: Hashable, Sendable {
        /// The person may, acting from this seat; `nil` when no seat is needed.
        case allowed(Seat?)
        /// The person may not, and why.
        case denied(Denial)
    }

    /// Why a person may not: nobody has signed in, none of their seats permits it, or they first
    /// choose a password of their own.
    public enum Denial: String, Sendable {
        case notSignedIn, notPermitted, passwordMustChange

        var problem: Problem {
            switch self {
            case .notSignedIn: Problem(.notSignedIn)
            case .notPermitted: Problem(.notPermitted)
            case .passwordMustChange: Problem(.passwordMustChange)
            }
        }
    }
}

/// How a person stands to a case.
public enum Relation: String, Sendable, CaseIterable {
    /// Applicant, agent, other party or reporter of the case.
    case own
    /// The case waits at, or was handled by, the seat's unit.
    case sameUnit = "same-unit"
    /// The case was assigned to this person.
    case assigned
    /// No relation is needed, or there is none.
    case none
}
