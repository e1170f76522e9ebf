public import Civics
public import Policies

// What people hand in, and whether it is taken on.

/// A new case with all that was handed in.
public struct CaseFiled: Hashable, Sendable {
    public let id: CaseID
    public let number: CaseNumber
    public let internalNumber: String?
    public let kind: CaseKind
    public let policy: PolicyReference
    public let parties: [Party]
    public let channel: Channel
    public let answers: [String: AnswerEntry]
    public let materials: [String: MaterialEntry]
    public let parent: CaseID?
    public let position: Position?
    /// The case this one was split off, with the clocks it brings along; `nil` for every other.
    public let splitFrom: SplitOrigin?
}

/// What a case that was split off takes over from the one it was part of: it is as old as that one,
/// and what was counted there counts here.
public struct SplitOrigin: Hashable, Sendable {
    public let from: CaseID
    public let filedAt: Instant
    /// `nil` while nobody had accepted it.
    public let acceptedAt: Instant?
    /// Step of the main line it was at.
    public let step: String?
    /// When each step, by its path, was first entered.
    public let entered: [String: Instant]
}

/// Answers or materials handed in later: to the supplement notice, or a gap filled.
public struct CaseSupplied: Hashable, Sendable {
    public let answers: [String: AnswerEntry]
    public let materials: [String: MaterialEntry]
    public let answersNotice: Bool
}

/// 受理 by `person`, `rules` or `silence` (行政许可法 第三十二条); `from` is day zero.
public struct CaseAccepted: Hashable, Sendable {
    public let from: Instant
    public let basis: String
    public let gaps: [GapGranted]
}

/// 不予受理, with one of the document's grounds.
public struct AcceptanceRefused: Hashable, Sendable {
    public let ground: String
    public let text: String
    public let article: String?
}

/// Somebody found something missing; collected until the one notice goes out.
public struct SupplementAsked: Hashable, Sendable {
    public let branch: String?
    public let unit: String?
    public let items: [SupplementItem]
}

/// 补正告知: the one complete notice went out.
public struct SupplementNoticed: Hashable, Sendable {
    public let count: Int
}

/// The notice was not answered in time.
public struct SupplementLapsed: Hashable, Sendable {
    public let consequence: String
}

/// 容缺: a material that was to follow did not.
public struct GapLapsed: Hashable, Sendable {
    public let material: String
    public let consequence: String
}

/// An office or the person corrected a fact.
public struct FactChanged: Hashable, Sendable {
    public let name: String
    public let entry: AnswerEntry
}
