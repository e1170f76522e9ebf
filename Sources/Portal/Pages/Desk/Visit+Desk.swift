import City
import Civics
import Policies
import Web

extension Web.Audience {
    /// Whoever sits at a desk.
    static let desk = Web.Audience.holding(Permission("list-queue"))
}

extension Visit {
    /// The seats at desks, in the account's order.
    var deskSeats: [Seat] {
        (person?.seats ?? []).filter { Rights.table[.listQueue]?[$0.role] != nil }
    }

    /// Units whose queues are the person's own.
    var ownUnits: [String] {
        var seen: Set<String> = []
        return deskSeats.compactMap(\.unit).filter { seen.insert($0).inserted }
    }

    /// Sees every unit's queue (dispatchers, supervisors, auditors).
    var seesEveryQueue: Bool {
        deskSeats.contains { [.dispatcher, .supervisor, .auditor].contains($0.role) }
    }

    /// May take in applications for people who stand before them.
    var mayFileForOthers: Bool {
        (person?.seats ?? []).contains { Rights.table[.fileForOther]?[$0.role] != nil }
    }

    func seatTitle(_ seat: Seat) -> String {
        let role = say(DeskWord.desk(seat.role.desk?.rawValue ?? ""))
        guard let unit = seat.unit else { return role }
        return say(DeskWord.seat, ["unit": self.unit(unit), "role": role])
    }

    /// Links of the head of every page, for who sits at a desk.
    var deskLinks: [(word: DeskWord, site: Site)] {
        var links: [(DeskWord, Site)] = []
        if !deskSeats.isEmpty {
            links += [(.title, .other("/desk")), (.queue, .other("/desk/queue"))]
        }
        if mayFileForOthers { links.append((.window, .other("/desk/window"))) }
        if may(.readStatistics) { links.append((.supervise, .other("/desk/supervise"))) }
        if may(.readPolicies) { links.append((.policies, .other("/desk/policies"))) }
        return links
    }

    /// How near a limit is, in words with mark and colour.
    ///
    /// - Parameter late: The first instant too late; `nil` without a limit.
    func dueChip(_ late: Instant?, light: ClockLight = .green) -> Chip {
        guard let late else { return Chip(.still, say(DeskWord.dueNone)) }
        let day = late.adding(milliseconds: -1).date(at: hall.world.offset)
        let days = hall.today.distance(to: day)
        if hall.world.now() >= late {
            if days >= 0 { return Chip(.bad, say(DeskWord.duePastToday)) }
            return Chip(.bad, say(DeskWord.duePast, ["days": String(-days)]))
        }
        switch days {
        case ...0: return Chip(.warn, say(DeskWord.today))
        case 1: return Chip(.warn, say(DeskWord.dueTomorrow))
        case _:
            let words = say(DeskWord.dueIn, ["days": String(days)])
            return Chip(light == .green ? .ok : .warn, words)
        }
    }

    /// The last day in time, or the moment where hours count.
    func dueText(_ late: Instant?) -> String? {
        guard let late else { return nil }
        let local = late.local(at: hall.world.offset)
        guard local.time == .midnight else { return wording.moment(local) }
        return wording.dayOfWeek(late.adding(milliseconds: -1).date(at: hall.world.offset))
    }
}
