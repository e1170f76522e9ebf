import City
import Civics
import JSON

extension CaseFile {
    /// The offices' clocks beside each other, drawn and in words; nothing where no office works yet.
    func spans() throws -> HTML {
        let now = visit.hall.world.now().millisecondsSinceEpoch
        let spans = branches.compactMap { span($0, now: now) }
        guard !spans.isEmpty else { return .empty }
        let end = max(now, SpanPicture.end(of: spans))
        let first = spans.map(\.from).min() ?? now
        return try SpanPicture(spans, now: now, first: day(first), last: day(end)).html()
    }

    /// Branches the case needs, as the document names them.
    var branches: [JSONValue] {
        (json["branches"]?.array ?? []).filter { $0["status"]?.string != "skipped" }
    }

    private func span(_ branch: JSONValue, now: Int64) -> SpanPicture.Span? {
        guard let id = branch["id"]?.string else { return nil }
        let clock = json["clocks"]?.array?.first {
            $0["clock"]?.string == "promised@branch:\(id)"
        }
        guard let clock, let from = Self.moment(clock["from"]?.string) else { return nil }
        let stopped = Self.moment(clock["stoppedAt"]?.string)
        let due = dueMoment(clock["due"]?["due"]?.string)
        var notes = [branch["unit"]?.string.map { visit.unit($0) } ?? ""]
        if let stopped {
            let moment = Instant(millisecondsSinceEpoch: stopped)
            notes.append(
                visit.say(CaseWord.spanOver, ["time": visit.wording.moment(moment)]))
        } else if let day = clock["due"]?["due"]?.string {
            notes.append(visit.say(CaseWord.by, ["day": visit.wording.due(day)]))
        }
        return SpanPicture.Span(
            branch["title"]?.string ?? id,
            note: notes.filter { !$0.isEmpty }.joined(separator: " · "),
            chip: visit.branchChip(branch), tone: tone(of: clock), from: from, due: due,
            until: stopped ?? now, pauses: pauses(of: clock, until: stopped ?? now))
    }

    private func tone(of clock: JSONValue) -> Chip.Tone {
        switch clock["light"]?.string {
        case "yellow": .warn
        case "red", "black": .bad
        case _: clock["stoppedAt"] == nil ? .info : .ok
        }
    }

    /// Times at which the clock stood still, from its own ledger of entries.
    private func pauses(of clock: JSONValue, until end: Int64) -> [Range<Int64>] {
        var pauses: [Range<Int64>] = []
        var since: Int64?
        for entry in clock["entries"]?.array ?? [] {
            guard let at = Self.moment(entry["at"]?.string) else { continue }
            switch entry["kind"]?.string {
            case "suspended": since = since ?? at
            case "resumed", "started", "stopped":
                if let begun = since, begun < at { pauses.append(begun..<at) }
                since = nil
            case _: break
            }
        }
        if let begun = since, begun < end { pauses.append(begun..<end) }
        return pauses
    }

    private static func moment(_ text: String?) -> Int64? {
        text.flatMap { Instant($0) }?.millisecondsSinceEpoch
    }

    /// The end of a due day, or the due moment itself.
    private func dueMoment(_ text: String?) -> Int64? {
        guard let text else { return nil }
        let offset = visit.hall.world.offset
        if let day = CivilDate(text)?.adding(days: 1) {
            return Instant(LocalDateTime(day), offset: offset).millisecondsSinceEpoch
        }
        if let local = LocalDateTime(text) {
            return Instant(local, offset: offset).millisecondsSinceEpoch
        }
        return Self.moment(text)
    }

    private func day(_ milliseconds: Int64) -> String {
        let moment = Instant(millisecondsSinceEpoch: milliseconds - 1)
        return visit.wording.day(moment.date(at: visit.hall.world.offset))
    }
}

extension Visit {
    /// The state of a branch in words.
    func branchChip(_ branch: JSONValue) -> HTML {
        let status = branch["status"]?.string ?? ""
        if branch["suspended"]?.bool ?? false { return chip(.warn, StageWord.stands) }
        let tone: Chip.Tone =
            switch status {
            case "granted", "answered": .ok
            case "refused", "revoked": .bad
            case "open": .info
            case _: .still
            }
        return StageWord.branch(status).map { chip(tone, $0) } ?? .empty
    }
}
