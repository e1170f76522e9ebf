import City
import Civics
import TransparencyLog

/// What a case's row says before a write, as far as the write needs it.
struct StandingCase {
    let number: Int64
    let version: Int
    let head: Int64
    let people: [UInt8]
    let organisations: [UInt8]
    let places: [UInt8]
    let nextMoment: Int64?
    let tally: WriteBatch.TallyKey
    let isClosed: Bool
    let isErased: Bool
}

extension WriteBatch {
    /// The case as it stands; `nil` when there is none.
    func standing(_ caseID: CaseID) throws -> StandingCase? {
        try sql(
            """
            SELECT case_no, version, head, people, organisations, places, next_moment, policy,
                kind, stage, closed, t.at
            FROM cases LEFT JOIN tombstones t USING (case_no) WHERE id = ?
            """
        ).first(.id(caseID)) { row in
            StandingCase(
                number: row.int(0), version: Int(row.int(1)), head: row.int(2),
                people: row.bytes(3), organisations: row.bytes(4), places: row.bytes(5),
                nextMoment: row.optionalInt(6),
                tally: TallyKey(policy: row.text(7), kind: row.text(8), stage: row.text(9)),
                isClosed: row.int(10) == 1, isErased: !row.isNull(11))
        }
    }

    /// Writes the row of a new case.
    ///
    /// - Returns: Its number; `nil` when the id or the citizen number is taken, and nothing was
    ///   written.
    func open(_ append: PreparedAppend, head: Int64, leaf: LogHash) throws -> Int64? {
        let row = append.row.row
        try sql(
            """
            INSERT INTO cases (id, number, pseudonym, parent, opened, version, head, leaf,
                internal_number, policy, kind, stage, closed, title, people, organisations,
                places, promised_due, statutory_due, light, next_moment, updated, category,
                longitude, latitude)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT DO NOTHING
            """
        ).run(
            .id(append.caseID), .text(row.number), .id(append.head.pseudonym),
            .optional(row.parent), .moment(row.opened), .int(Int64(append.head.version)),
            .int(head), .bytes(leaf.bytes), .optional(row.internalNumber), .text(row.policy),
            .text(row.kind), .text(row.stage), .flag(row.isClosed), .text(row.title),
            .bytes(append.row.people), .bytes(append.row.organisations),
            .bytes(append.row.places), .optional(row.promisedDue), .optional(row.statutoryDue),
            .int(Int64(row.light.rawValue)), .optional(row.nextMoment), .moment(row.updated),
            .optional(row.spot?.category), .optional(row.spot.map { Int64($0.longitude) }),
            .optional(row.spot.map { Int64($0.latitude) }))
        guard database.changed == 1 else { return nil }
        let number = database.inserted
        try index(append.row, of: number)
        return number
    }

    private func index(_ prepared: PreparedRow, of number: Int64) throws {
        let row = prepared.row
        pending.parties += prepared.parties.map { .init(key: $0, number: number) }
        for place in row.places { try add(place, of: row, number) }
        if let moment = row.nextMoment { try add(moment: moment.millisecondsSinceEpoch, number) }
        if let spot = row.spot { try add(spot, opened: row.opened, number) }
        count(TallyKey(policy: row.policy, kind: row.kind, stage: row.stage), 1)
    }

    /// Writes the row of a case that goes on; of what it is found by, only what changed.
    func update(
        _ standing: StandingCase, by append: PreparedAppend, head: Int64, leaf: LogHash
    ) throws {
        let row = append.row.row
        try sql(
            """
            UPDATE cases SET version = ?, head = ?, leaf = ?, internal_number = ?, stage = ?,
                title = ?, people = ?, organisations = ?, places = ?, promised_due = ?,
                statutory_due = ?, light = ?, next_moment = ?, updated = ?
            WHERE case_no = ?
            """
        ).run(
            .int(Int64(append.head.version)), .int(head), .bytes(leaf.bytes),
            .optional(row.internalNumber), .text(row.stage), .text(row.title),
            .bytes(append.row.people), .bytes(append.row.organisations),
            .bytes(append.row.places), .optional(row.promisedDue), .optional(row.statutoryDue),
            .int(Int64(row.light.rawValue)), .optional(row.nextMoment), .moment(row.updated),
            .int(standing.number))
        try reindex(standing, as: append.row)
    }

    /// Writes everything of a case's row that follows from its events.
    func rewrite(_ standing: StandingCase, as prepared: PreparedRow) throws {
        let row = prepared.row
        try sql(
            """
            UPDATE cases SET internal_number = ?, stage = ?, title = ?, people = ?,
                organisations = ?, places = ?, promised_due = ?, statutory_due = ?, light = ?,
                next_moment = ?, updated = ?
            WHERE case_no = ?
            """
        ).run(
            .optional(row.internalNumber), .text(row.stage), .text(row.title),
            .bytes(prepared.people), .bytes(prepared.organisations), .bytes(prepared.places),
            .optional(row.promisedDue), .optional(row.statutoryDue),
            .int(Int64(row.light.rawValue)), .optional(row.nextMoment), .moment(row.updated),
            .int(standing.number))
        try reindex(standing, as: prepared)
    }

    private func reindex(_ standing: StandingCase, as prepared: PreparedRow) throws {
        let row = prepared.row
        let tally = TallyKey(policy: row.policy, kind: row.kind, stage: row.stage)
        try file(standing, under: row)
        if tally != standing.tally {
            count(standing.tally, -1)
            count(tally, 1)
        }
        if standing.places != prepared.places || tally != standing.tally {
            try replacePlaces(standing, by: row)
        }
        if standing.people != prepared.people || standing.organisations != prepared.organisations {
            try removeParties(standing)
            for party in prepared.parties { try add(party: party, to: standing.number) }
        }
        let moment = row.nextMoment?.millisecondsSinceEpoch
        guard moment != standing.nextMoment else { return }
        if let old = standing.nextMoment { try remove(moment: old, standing.number) }
        if let moment { try add(moment: moment, standing.number) }
    }

    /// Writes under which document the case runs and whether it is closed, where that changed: the
    /// index of running cases hangs on these columns, and SQLite rewrites its entry whenever they
    /// are named, changed or not.
    private func file(_ standing: StandingCase, under row: CaseRow) throws {
        guard
            row.policy != standing.tally.policy || row.kind != standing.tally.kind
                || row.isClosed != standing.isClosed
        else { return }
        try sql("UPDATE cases SET policy = ?, kind = ?, closed = ? WHERE case_no = ?").run(
            .text(row.policy), .text(row.kind), .flag(row.isClosed), .int(standing.number))
    }

    private func replacePlaces(_ standing: StandingCase, by row: CaseRow) throws {
        for place in try PreparedRow.places(standing.places) {
            try remove(place, standing.number)
        }
        for place in row.places { try add(place, of: row, standing.number) }
    }

    func remove(_ place: QueuePlace, _ number: Int64) throws {
        try sql(
            """
            DELETE FROM queue
            WHERE unit = ? AND desk = ? AND due = ? AND case_no = ? AND path = ?
            """
        ).run(
            .text(place.unit), .text(place.desk), .int(place.sortedDue), .int(number),
            .text(place.path))
        count(place.loadKey, -Int64(database.changed))
    }

    private func add(_ place: QueuePlace, of row: CaseRow, _ number: Int64) throws {
        try sql(
            """
            INSERT OR REPLACE INTO queue (unit, desk, due, case_no, path, light, since, assignee,
                stage, policy)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        ).run(
            .text(place.unit), .text(place.desk), .int(place.sortedDue), .int(number),
            .text(place.path), .int(Int64(place.light.rawValue)), .moment(place.since),
            .optional(place.assignee), .text(row.stage), .text(row.policy))
        count(place.loadKey, 1)
    }

    private func add(party: [UInt8], to number: Int64) throws {
        try sql("INSERT OR IGNORE INTO parties (party, case_no) VALUES (?, ?)")
            .run(.bytes(party), .int(number))
    }

    func removeParties(_ standing: StandingCase) throws {
        let parties = try PreparedRow.parties(
            people: standing.people, organisations: standing.organisations)
        for party in parties {
            try sql("DELETE FROM parties WHERE party = ? AND case_no = ?")
                .run(.bytes(party), .int(standing.number))
            pending.leaving.append(.init(key: party, number: standing.number))
        }
    }

    private func add(moment: Int64, _ number: Int64) throws {
        try sql("INSERT OR IGNORE INTO moments (moment, case_no) VALUES (?, ?)")
            .run(.int(moment), .int(number))
    }

    func remove(moment: Int64, _ number: Int64) throws {
        try sql("DELETE FROM moments WHERE moment = ? AND case_no = ?")
            .run(.int(moment), .int(number))
    }

    private func add(_ spot: CaseSpot, opened: Instant, _ number: Int64) throws {
        try sql("INSERT INTO spots (category, cell, opened, case_no) VALUES (?, ?, ?, ?)")
            .run(.text(spot.category), .int(spot.cell), .moment(opened), .int(number))
    }
}

extension QueuePlace {
    /// Where it is counted among what waits at its unit.
    var loadKey: WriteBatch.LoadKey {
        WriteBatch.LoadKey(unit: unit, light: Int64(light.rawValue))
    }

    /// Milliseconds of the due moment; places without one come last.
    var sortedDue: Int64 { due?.millisecondsSinceEpoch ?? .max }
}
