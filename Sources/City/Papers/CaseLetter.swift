import Cases
public import Civics
import Policies

/// A letter a case has made: one of its events, worded for the person concerned.
public struct CaseLetter: Hashable, Sendable {
    /// Which letter, by the name its paper has in a document.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        case applicationReceipt = "application-receipt"
        case acceptance
        case acceptanceRefused = "acceptance-refused"
        case supplementNotice = "supplement-notice"
        case refusalIntended = "refusal-intended"
        case decision
        case refusal
        case extensionNotice = "extension-notice"
        case suspensionNotice = "suspension-notice"
        case deliveryReceipt = "delivery-receipt"

        /// The letter an event is told by; `nil` for events that make none.
        init?(_ event: CaseEvent) {
            switch event.wireName {
            case "case.filed": self = .applicationReceipt
            case "case.accepted": self = .acceptance
            case "case.acceptance-refused": self = .acceptanceRefused
            case "supplement.noticed": self = .supplementNotice
            case "refusal.noticed": self = .refusalIntended
            case "clock.extended": self = .extensionNotice
            case "case.suspended": self = .suspensionNotice
            case "case.delivered": self = .deliveryReceipt
            case "case.decided", "branch.decided":
                guard let granted = Self.granted(event) else { return nil }
                self = granted ? .decision : .refusal
            case _: return nil
            }
        }

        /// A branch that was granted ends in its licence; only its refusal is a letter of its own.
        private static func granted(_ event: CaseEvent) -> Bool? {
            if case .caseDecided(let decided) = event.what { return decided.granted }
            if case .branchDecided(let decided) = event.what, !decided.granted { return false }
            return nil
        }
    }

    /// Number of the event in the case, from 1: with the case's number, the letter's own.
    public var entry: Int
    public var kind: Kind
    /// What it is called, by the document that words it.
    public var title: LocalizedText
    /// When it went out.
    public var at: Instant
    /// The branch it speaks of, where it speaks of one.
    public var branch: String?
}

extension CaseEvent {
    /// The branch a letter about this event speaks of.
    var letterBranch: String? {
        switch wireName {
        case "branch.decided", "refusal.noticed", "case.suspended", "clock.extended":
            break
        case _: return nil
        }
        if case .branchDecided(let decided) = what { return decided.branch }
        if case .refusalNoticed(let noticed) = what { return noticed.branch }
        if case .caseSuspended(let suspended) = what { return suspended.branch }
        if case .clocksMoved(let moved) = what,
            case .branch(let branch)? = moved.changes.first?.clock.subject
        {
            return branch
        }
        return nil
    }
}
