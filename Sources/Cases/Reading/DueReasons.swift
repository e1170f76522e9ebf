public import Civics
import Policies

/// A due date with everything it follows from, to be printed line by line.
public struct DueReasons: Hashable, Sendable {
    public let clock: ClockID
    public let limit: Limit
    /// Day zero, or the moment, from which is counted.
    public let from: Instant
    /// What happened to the clock, oldest first: keys `clock.started`, `clock.suspended`,
    /// `clock.interrupted`, `clock.resumed`, `clock.extended`, `clock.re-dated`, `clock.stopped`,
    /// with arguments `ground`, `article`, `limit`, `at` and `due`, as far as they apply.
    public let ledger: [Message]
    /// Day by day, as the calendar counts; each line has its text in three languages.
    public let days: [DueLine]
    /// `nil` while the clock stands still.
    public let end: Due.End?
    public let provisional: Bool
}

extension Engine {
    /// Why a clock ends when it does, by the calendar as it is known now.
    ///
    /// - Returns: `nil` when the case has no such clock.
    public func reasons(of id: ClockID, in current: Case) -> DueReasons? {
        guard let clock = current.clock(id) else { return nil }
        let pauses = clock.pauses.compactMap { pause($0, days: clock.limit.kind.countsDays) }
        let due = calendar.due(
            clock.limit, from: clock.from.local(at: offset), notCounted: pauses, explained: true)
        return DueReasons(
            clock: id, limit: clock.limit, from: clock.from, ledger: clock.entries.map(\.message),
            days: clock.mark == nil ? [] : due.lines, end: clock.mark?.end,
            provisional: clock.mark?.provisional ?? due.provisional)
    }
}

extension ClockEntry {
    /// The entry as a sentence.
    public var message: Message {
        var arguments: [String: Message.Argument] = [
            "ground": .word(ground.code), "at": .moment(at),
        ]
        if let citation = ground.citation { arguments["article"] = .citation(citation) }
        if let limit { arguments["limit"] = .limit(limit) }
        if let mark { arguments["due"] = .end(mark.end) }
        return Message("clock." + kind.rawValue, arguments)
    }
}

extension TimelineEntry {
    /// The entry as a sentence: the event's wire name is its key; arguments `desk`, `unit`,
    /// `party`, `subject`, `detail`, `due`, as far as they apply.
    public var message: Message {
        var arguments: [String: Message.Argument] = [
            "desk": .desk(desk.rawValue), "at": .moment(at),
        ]
        if let unit { arguments["unit"] = .unit(unit) }
        if let party { arguments["party"] = .word(party) }
        if let subject { arguments["subject"] = .name(subject) }
        if let detail { arguments["detail"] = .word(detail) }
        if let due { arguments["due"] = .end(due.end) }
        return Message(what, arguments)
    }
}
