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
            let rows = try await database.read { [keys, entries] in
                try FsckRow.read(
                    from: from, limit: Self.fsckBatch, keys: keys, maker: entries, in: $0)
            }
            guard !rows.isEmpty else {
                report.found("no event at position \(from)")
                break
            }
            walk.take(rows, &report)
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

/// One event with everything a check needs.
struct FsckRow: Sendable {
    let position: Int64
    let caseNumber: Int64
    let version: Int64
    let previous: Int64?
    let name: String
    let entry: [UInt8]
    let leaf: LogHash?
    /// `nil` where the case was erased.
    let commitment: LogHash?
    let isErased: Bool
    let opens: Bool

    static func read(
        from position: Int64, limit: Int, keys: KeyRing, maker: EntryMaker,
        in database: Database
    ) throws -> [FsckRow] {
        try database.sql(
            """
            SELECT j.position, j.case_no, j.version, j.previous, j.name, j.leaf, j.leaf,
                j.sealed, c.id, k.seed, t.at, \(EntryMaker.columns)
            FROM \(EntryMaker.tables) LEFT JOIN case_keys k ON k.case_no = j.case_no
            LEFT JOIN tombstones t ON t.case_no = j.case_no
            WHERE j.position >= ? ORDER BY j.position LIMIT ?
            """
        ).all(.int(position), .int(Int64(limit))) { row in
            let opened = Result { try Self.commitment(row, keys: keys) }
            return FsckRow(
                position: row.int(0), caseNumber: row.int(1), version: row.int(2),
                previous: row.optionalInt(3), name: row.text(4),
                entry: (try? maker.entry(row, from: 11)) ?? [],
                leaf: LogHash(row.bytes(6)),
                commitment: (try? opened.get()) ?? nil, isErased: !row.isNull(10),
                opens: (try? opened.get()) != nil || !row.isNull(10))
        }
    }

    private static func commitment(_ row: SQLRow, keys: KeyRing) throws -> LogHash? {
        if !row.isNull(10) { return nil }
        guard let sealed = row.optionalBytes(7), let seed = row.optionalBytes(9) else {
            throw DamagedRecord()
        }
        let key = CaseKey(seed: seed, for: try row.id(8), with: keys)
        let version = Int(row.int(2))
        return Commitment.commit(
            salt: key.salt(version: version), payload: try key.open(sealed, version: version))
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

    mutating func take(_ rows: [FsckRow], _ report: inout FsckReport) {
        for row in rows {
            if row.position != position { report.found("no event at position \(position)") }
            check(row, &report)
            last[row.caseNumber] = (row.position, row.version, row.leaf)
            position = row.position + 1
        }
        derive(rows, &report)
        report.events += rows.count
    }

    private func check(_ row: FsckRow, _ report: inout FsckReport) {
        let place = row.position
        if LogHash.leaf(row.entry) != row.leaf { report.found("the entry at \(place) was changed") }
        guard let entry = try? LedgerEntry(parsing: row.entry) else {
            return report.found("the entry at \(place) cannot be read")
        }
        let before = last[row.caseNumber]
        if entry.previous != before?.leaf ?? nil || row.previous != before?.position
            || row.version != (before?.version ?? 0) + 1
        {
            report.found("the event at \(place) does not follow its case's last")
        }
        if entry.type != row.name { report.found("the event at \(place) is named otherwise") }
        if !row.opens { report.found("the payload at \(place) does not open") }
        if row.opens, !row.isErased {
            report.payloads += 1
            if row.commitment != entry.commitment {
                report.found("the payload at \(place) is not what was committed to")
            }
        }
    }

    private mutating func derive(_ rows: [FsckRow], _ report: inout FsckReport) {
        guard let sealed, log.size < sealed.size else { return }
        let entries = rows.prefix(sealed.size - log.size).map(\.entry)
        guard let batch = try? log.append(Array(entries)) else { return }
        for piece in batch.pieces where !piece.path.isPartial || log.size == sealed.size {
            report.pieces += 1
            let bytes = try? sealed.shelf.read(piece.path.description)
            if bytes != piece.bytes { report.found("\(piece.path) is not what the entries give") }
        }
        if log.size == sealed.size { rootWhenSealed = log.root }
    }
}
