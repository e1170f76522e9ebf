public import Civics
import Policies

/// A new version of a policy document from its proposal until every running case was told:
/// proposed by its author, released by a second person who signs the same hash within a day,
/// waiting for its instant, in force (design: roles and authorisation, four eyes).
///
/// Made by folding its events; nothing else changes it.
public struct Publication: Hashable, Sendable {
    /// Where it stands.
    public enum Stage: String, Sendable, CaseIterable {
        /// Waits for the second person.
        case proposed
        /// Signed by two; waits for its instant.
        case released
        /// In force.
        case inForce = "in-force"
        /// Taken back or not agreed to.
        case withdrawn
        /// Nobody signed in time.
        case expired

        /// Nothing more happens.
        public var isOver: Bool {
            switch self {
            case .proposed, .released, .inForce: false
            case .withdrawn, .expired: true
            }
        }
    }

    /// Its id; names its stream in the journal.
    public let id: CaseID
    public let proposal: PublicationProposal
    public let proposed: Signed
    public private(set) var stage = Stage.proposed
    public private(set) var released: Signed?
    /// It holds from this instant on; `nil` until it is released.
    public private(set) var from: Instant?
    public private(set) var withdrawn: Signed?
    public private(set) var reason: String?
    /// When it took effect here.
    public private(set) var tookEffect: Instant?
    /// When every running case had been told, and how many ran under each version then.
    public private(set) var told: (at: Instant, running: [Int: Int])?
    /// Events so far.
    public private(set) var version = 1
    /// Every step, oldest first.
    public private(set) var events: [PublicationEvent]

    /// Who did something, and when.
    public struct Signed: Hashable, Sendable {
        public var by: Signatory
        public var at: Instant
    }

    /// The publication that this event opens.
    ///
    /// - Throws: ``UnreadablePublication`` when it is no proposal of a person.
    init(_ id: CaseID, opening event: PublicationEvent) throws(UnreadablePublication) {
        guard case .proposed(let proposal) = event.step, let by = event.by else {
            throw UnreadablePublication()
        }
        (self.id, self.proposal, events) = (id, proposal, [event])
        proposed = Signed(by: by, at: event.at)
    }

    /// What holds after one more event.
    mutating func apply(_ event: PublicationEvent) {
        version += 1
        events.append(event)
        let signed = event.by.map { Signed(by: $0, at: event.at) }
        switch event.step {
        case .proposed: break
        case .released(_, let from): (stage, released, self.from) = (.released, signed, from)
        case .withdrawn(let reason):
            (stage, withdrawn, self.reason) = (.withdrawn, signed, reason)
        case .expired: stage = .expired
        case .tookEffect: (stage, tookEffect) = (.inForce, event.at)
        case .casesTold(let running): told = (event.at, running)
        }
    }

    /// Filings that were on their way when the instant came are told a little later.
    static let secondRound: Int64 = 10_000

    /// When the city itself has to do something; `nil` when nothing is left.
    public var next: Instant? {
        switch stage {
        case .proposed: proposal.expires
        case .released: from
        case .inForce: told == nil ? tookEffect?.adding(milliseconds: Self.secondRound) : nil
        case .withdrawn, .expired: nil
        }
    }

    public static func == (left: Self, right: Self) -> Bool {
        left.id == right.id && left.events == right.events
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
