import City
import Civics
import GRDB
import JSON
import TransparencyLog

/// What a full check found.
public struct FsckReport: Hashable, Sendable {
    /// Events looked at.
    public internal(set) var events = 0
    /// Payloads opened and compared with their commitments; erased ones are not counted.
    public internal(set) var payloads = 0
    /// Ledger pieces compared byte by byte.
    public internal(set) var pieces = 0
    /// What is wrong, one sentence each; at most 1,000.
    public internal(set) var findings: [String] = []

    /// Nothing is wrong.
    public var isSound: Bool { findings.isEmpty }

    mutating func found(_ finding: @autoclosure () -> String) {
        if findings.count < 1_000 { findings.append(finding()) }
    }
}

extension Store {
    private static let fsckBatch = 2_048

    /// Checks everything: the database's own structure, every entry against its hash and its
    /// predecessor, every payload against its commitment, every case against its events, every
    /// ledger piece and the checkpoint against what the entries give. Reads all data once.
    public func fsck() async throws -> FsckReport {
        var report = FsckReport()
        let words = try await database.read {
            try String.fetchAll($0, sql: "PRAGMA integrity_check")
        }
        if words != ["ok"] { report.findings += words.prefix(100) }
        var walk = FsckWalk(sealed: sealer.sealed?.tiles)
        let end = writer.end
        while walk.position < end {
            let from = walk.position
            let rows = try await database.read { [keys] in
                try FsckRow.read(from: from, limit: Self.fsckBatch, keys: keys, in: $0)
            }
            guard !rows.isEmpty else {
                report.found("no event at position \(from)")
                break
            }
            walk.take(rows, entries, &report)
        }
        try await compareCases(walk, &report)
        compareCheckpoint(walk, &report)
        return report
    }

    private func compareCases(_ walk: FsckWalk, _ report: inout FsckReport) async throws {
        let cases = try await database.read { database in
            try database.sql("SELECT case_no, version, head FROM cases").all {
                (number: $0.int(0), version: $0.int(1), head: $0.int(2))
            }
        }
        for found in cases {
            guard let last = walk.last[found.number] else {
                report.found("case \(found.number) has no events")
                continue
            }
            if last.version != found.version || last.position != found.head {
                report.found("case \(found.number) does not end where it says")
            }
        }
    }

    private func compareCheckpoint(_ walk: FsckWalk, _ report: inout FsckReport) {
        if let stopped = sealer.state.stopped { report.found("sealing stopped: \(stopped)") }
        guard let (note, tiles) = sealer.sealed else { return }
        guard let checkpoint = try? Checkpoint(parsing: note.text),
            (try? note.verify(by: [verifier])) != nil
        else { return report.found("the checkpoint cannot be verified") }
        if checkpoint.root != walk.rootWhenSealed, tiles.size > 0 {
            report.found("the entries do not give the checkpoint's root")
        }
    }
}

/// One row with everything a check needs.
struct FsckRow: Sendable {
    let position: Int64
    let caseNumber: Int64
    /// `nil` when its columns cannot be read.
    let ledger: LedgerRow?
    let isErased: Bool
    /// What the payloads give; `nil` where they do not open.
    let commitments: [LogHash?]?

    static func read(
        from position: Int64, limit: Int, keys: KeyRing, in database: Database
    ) throws -> [FsckRow] {
        try database.sql(
            """
            SELECT j.position, j.case_no, t.at, c.id, k.seed, \(LedgerRow.columns)
            FROM \(LedgerRow.tables) LEFT JOIN case_keys k ON k.case_no = j.case_no
            LEFT JOIN tombstones t ON t.case_no = j.case_no
            WHERE j.position >= ? ORDER BY j.position LIMIT ?
            """
        ).all(.int(position), .int(Int64(limit))) { row in
            let ledger = try? LedgerRow(row, from: 5)
            return FsckRow(
                position: row.int(0), caseNumber: row.int(1), ledger: ledger,
                isErased: !row.isNull(2),
                commitments: try? ledger.flatMap { try commitments($0.row, row, keys) })
        }
    }

    private static func commitments(
        _ row: JournalRow, _ columns: SQLRow, _ keys: KeyRing
    ) throws -> [LogHash?]? {
        guard let seed = columns.optionalBytes(4) else { return nil }
        let key = CaseKey(seed: seed, for: try columns.id(3), with: keys)
        let salts = key.salts(upTo: row.version, count: row.events.count)
        return try row.payloads(with: key).map { payloads in
            zip(salts, payloads).map { Commitment.commit(salt: $0, payload: $1) }
        }
    }
}

/// The journal walked from its beginning, with the ledger derived anew on the way.
struct FsckWalk {
    /// Position looked at next.
    private(set) var position: Int64 = 0
    /// Last event of each case.
    private(set) var last: [Int64: (position: Int64, version: Int64, leaf: LogHash?)] = [:]
    /// Root over as many entries as were sealed.
    private(set) var rootWhenSealed = LogHash.ofNothing

    private var log = TiledLog()
    private let sealed: SealedTiles?

    init(sealed: SealedTiles?) { self.sealed = sealed }

    mutating func take(_ rows: [FsckRow], _ maker: EntryMaker, _ report: inout FsckReport) {
        var entries: [[UInt8]] = []
        for row in rows {
            if row.ledger?.row.first ?? position != position {
                report.found("no event at position \(position)")
            }
            let made = (try? row.ledger?.entries(by: maker)) ?? []
            check(row, made, &report)
            // What cannot be made again has a place in the ledger all the same.
            entries += made.isEmpty ? [[]] : made.map(\.entry)
            report.events += max(made.count, 1)
            position = row.position + 1
        }
        derive(entries, &report)
    }

    private mutating func check(
        _ row: FsckRow, _ entries: [RecentEntries.Entry], _ report: inout FsckReport
    ) {
        let (place, before) = (row.position, last[row.caseNumber])
        guard let ledger = row.ledger, !entries.isEmpty else {
            last[row.caseNumber] = (place, (before?.version ?? 0) + 1, nil)
            return report.found("the entry at \(place) was changed or cannot be read")
        }
        if !ledger.isSound(entries) { report.found("the entry at \(place) was changed") }
        let first = ledger.row.version(at: 0)
        if ledger.before != before?.leaf ?? nil || ledger.row.previous != before?.position
            || Int64(first) != (before?.version ?? 0) + 1
        {
            report.found("the event at \(ledger.row.first) does not follow its case's last")
        }
        last[row.caseNumber] = (place, Int64(ledger.row.version), ledger.leaf)
        for (stored, entry) in zip(ledger.row.events, entries) {
            check(stored, entry, at: place, &report)
        }
        check(payloads: row, entries, &report)
    }

    private func check(
        _ stored: StoredEvent, _ made: RecentEntries.Entry, at place: Int64,
        _ report: inout FsckReport
    ) {
        guard let entry = try? LedgerEntry(parsing: made.entry) else {
            return report.found("the entry at \(place) cannot be read")
        }
        if entry.type != stored.event.name {
            report.found("the event at \(place) is named otherwise")
        }
    }

    private func check(
        payloads row: FsckRow, _ entries: [RecentEntries.Entry], _ report: inout FsckReport
    ) {
        guard !row.isErased else { return }
        guard let commitments = row.commitments else {
            return report.found("the payload at \(row.position) does not open")
        }
        for (commitment, made) in zip(commitments, entries) {
            report.payloads += 1
            if commitment != (try? LedgerEntry(parsing: made.entry))?.commitment {
                report.found("the payload at \(row.position) is not what was committed to")
            }
        }
    }

    private mutating func derive(_ rows: [[UInt8]], _ report: inout FsckReport) {
        guard let sealed, log.size < sealed.size else { return }
        let entries = rows.prefix(sealed.size - log.size)
        guard let batch = try? log.append(Array(entries)) else { return }
        for piece in batch.pieces where !piece.path.isPartial || log.size == sealed.size {
            report.pieces += 1
            let bytes = try? sealed.shelf.read(piece.path.description)
            if bytes != piece.bytes { report.found("\(piece.path) is not what the entries give") }
        }
        if log.size == sealed.size { rootWhenSealed = log.root }
    }
}
