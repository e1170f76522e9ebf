public import Civics

extension JournalRefusal: ProblemConvertible {
    /// The problem to show; a fault of ours is told as such and explained to the operator only.
    public var problem: Problem {
        switch self {
        case .staleVersion(_, let actual):
            Problem(.staleVersion, facts: ["seen": "?", "current": String(actual)])
        case .replay: Problem(.internalFault, cause: "a repeated request was not answered")
        case .keyReused: Problem(.idempotencyKeyReused)
        case .taken(let what): Problem(.internalFault, cause: "taken: \(what)")
        case .tokenSpent: Problem(.notFound)
        case .recordChanged: Problem(.staleVersion, facts: ["seen": "?", "current": "?"])
        case .erased: Problem(.notFound)
        case .malformed(let what): Problem(.internalFault, cause: "malformed commit: \(what)")
        case .unavailable(let unavailable): unavailable.problem
        }
    }
}

extension StoreUnavailable: ProblemConvertible {
    /// `store-unavailable`, with the reason for the operator's log.
    public var problem: Problem {
        switch self {
        case .full: Problem(.storeUnavailable, cause: "no space left")
        case .stopped(let reason): Problem(.storeUnavailable, cause: "writer stopped: \(reason)")
        case .closed: Problem(.storeUnavailable, cause: "store closed")
        case .unreadable(let reason): Problem(.storeUnavailable, cause: "unreadable: \(reason)")
        }
    }
}

extension AttachmentRefusal: ProblemConvertible {
    /// The problem to show.
    public var problem: Problem {
        switch self {
        case .tooLarge(let limit): Problem(.tooLarge, facts: ["limit": "\(limit / 1_048_576) MiB"])
        case .empty, .brokenOff: Problem(.malformedBody, facts: ["line": "1", "column": "1"])
        case .kindNotTaken:
            Problem(
                .unsupportedMediaType,
                facts: [
                    "accepted": AttachmentKind.allCases.map(\.rawValue).joined(separator: ", ")
                ])
        case .unavailable(let unavailable): unavailable.problem
        }
    }
}
