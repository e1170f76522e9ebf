import City
import Civics
import JSON

/// How the house stands, in rows, with what needs attention above them.
enum HealthRows {
    /// A log larger than this has a reader that does not end.
    private static let largeLog: Int64 = 64 << 20

    static func html(_ state: CityHall.HouseState, _ visit: Visit) throws -> HTML {
        let troubles = troubles(state, visit)
        let notice =
            troubles.isEmpty
            ? try Notice(.ok, title: visit.say(AdminWord.wellTitle)).html()
            : HTML.joined([
                try Notice(.bad, title: visit.say(AdminWord.troubleTitle)).html(),
                try Lines(troubles.map { .init($0) }).html(),
            ])
        return .joined([notice, try Rows(rows(state, visit)).html()])
    }

    static func troubles(_ state: CityHall.HouseState, _ visit: Visit) -> [String] {
        var found: [String] = []
        if state.writerFault != nil { found.append(visit.say(AdminWord.writingStopped)) }
        if state.sealingFault != nil { found.append(visit.say(AdminWord.sealingStopped)) }
        let behind = state.events - state.sealed
        if state.sealingFault == nil, behind > 10_000 {
            found.append(visit.say(AdminWord.sealingBehind, ["n": String(behind)]))
        }
        let machine = state.machine
        if machine.diskSize > 0, machine.diskFree < machine.diskSize / 10 {
            found.append(visit.say(AdminWord.diskLow))
        }
        if machine.logSize > largeLog { found.append(visit.say(AdminWord.logLarge)) }
        return found
    }

    private static func rows(_ state: CityHall.HouseState, _ visit: Visit) -> [Rows.Row] {
        let machine = state.machine
        func size(_ bytes: Int64) -> String { Wording.size(Int(clamping: bytes)) }
        func works(_ fault: String?) -> String {
            fault.map { visit.say(AdminWord.stopped, ["why": $0]) } ?? visit.say(AdminWord.working)
        }
        var clock = [visit.wording.moment(state.now)]
        if machine.clockAhead > 60_000 {
            let hours = String(machine.clockAhead / 3_600_000)
            clock.append(visit.say(AdminWord.clockAhead, ["hours": hours]))
        }
        return [
            .init(
                visit.say(AdminWord.disk),
                visit.say(
                    AdminWord.ofSize,
                    ["free": size(machine.diskFree), "size": size(machine.diskSize)])),
            .init(visit.say(AdminWord.database), size(machine.databaseSize)),
            .init(visit.say(AdminWord.wal), size(machine.logSize)),
            .init(visit.say(AdminWord.memory), size(machine.memory)),
            .init(visit.say(AdminWord.writing), works(state.writerFault)),
            .init(
                visit.say(AdminWord.sealing),
                [
                    works(state.sealingFault),
                    visit.say(
                        AdminWord.sealedOf,
                        ["sealed": String(state.sealed), "events": String(state.events)]),
                ]),
            .init(
                visit.say(AdminWord.checkpoint),
                state.sealedAt.map { visit.wording.moment($0) } ?? visit.say(AdminWord.never)),
            .init(visit.say(AdminWord.lostNotes), String(state.lostNotes)),
            .init(visit.say(AdminWord.clock), clock),
            .init(visit.say(AdminWord.started), visit.wording.moment(machine.started)),
            .init(visit.say(AdminWord.version), machine.version),
        ]
    }

    static func json(_ state: CityHall.HouseState, _ visit: Visit) -> JSONValue {
        let machine = state.machine
        return [
            "version": .string(machine.version),
            "now": .string(state.now.text(at: visit.hall.world.offset)),
            "diskFree": .integer(machine.diskFree), "diskSize": .integer(machine.diskSize),
            "database": .integer(machine.databaseSize), "log": .integer(machine.logSize),
            "memory": .integer(machine.memory), "events": .integer(state.events),
            "sealed": .integer(state.sealed), "isWriting": .bool(state.writerFault == nil),
            "isSealing": .bool(state.sealingFault == nil),
            "followers": .array(
                state.followers.map {
                    ["name": .string($0.name), "position": .integer($0.position)]
                }),
            "troubles": .array(troubles(state, visit).map { .string($0) }),
        ]
    }
}
