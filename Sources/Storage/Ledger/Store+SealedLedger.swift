public import City
import Civics
import GRDB
import JSON
public import TransparencyLog

extension Store: SealedLedger {
    /// Milliseconds in which new entries gather before they are sealed together.
    private static let gathering = 300
    /// Milliseconds before sealing is tried again after trouble.
    private static let patience = 1_000

    /// Who may verify this ledger's checkpoints: its public key.
    public var verifier: NoteVerifier { keys.signer.verifier }

    /// Seals what is committed, again and again until the task is cancelled; then once more.
    public func runSealing() async {
        while !Task.isCancelled {
            let state = await sealer.seal()
            if state.stopped != nil {
                try? await Task.sleep(for: .milliseconds(Self.patience))
            } else if state.sealed >= writer.end {
                await growth.wait(beyond: state.sealed)
                try? await Task.sleep(for: .milliseconds(Self.gathering))
            }
        }
        await sealAll()
    }

    /// Seals everything committed so far.
    @discardableResult
    public func sealAll() async -> SealingState {
        var state = await sealer.seal()
        while state.stopped == nil, state.sealed < writer.end {
            let before = state.sealed
            state = await sealer.seal()
            guard state.sealed > before else { break }
        }
        return state
    }

    public func sealing() -> SealingState { sealer.state }

    public func checkpoint() async throws(StoreUnavailable) -> [UInt8]? {
        sealer.sealed?.note.bytes
    }

    public func tile(_ path: String) async throws(StoreUnavailable) -> [UInt8]? {
        guard let path = TilePath(parsing: path) else { return nil }
        do {
            // A new checkpoint may take the edge away between looking and reading: look again.
            for _ in 0..<3 {
                if let bytes = try sealer.sealed?.tiles.bytes(path) { return bytes }
            }
            return nil
        } catch {
            throw Self.unreadable(error)
        }
    }

    public func receipt(
        for position: Int64, disclosing: Bool
    ) async throws(StoreUnavailable) -> [UInt8]? {
        try await makeReceipt(for: position, disclosing: disclosing)?.json.serialized()
    }

    public func proof(for position: Int64) async throws(StoreUnavailable) -> [UInt8]? {
        try await makeReceipt(for: position, disclosing: false).map {
            Array($0.proof.description.utf8)
        }
    }

    private func makeReceipt(
        for position: Int64, disclosing: Bool
    ) async throws(StoreUnavailable) -> Receipt? {
        for _ in 0..<3 {
            guard position >= 0, let (note, tiles) = sealer.sealed, position < tiles.size else {
                return nil
            }
            guard let proof = try? tiles.inclusion(of: Int(position)) else { continue }
            let stored = try await entry(at: position, disclosing: disclosing)
            guard let stored else { return nil }
            return Receipt(
                entry: stored.entry, index: proof.index, hashes: proof.hashes, note: note,
                disclosed: stored.disclosed)
        }
        throw .unreadable(reason: "the ledger's pieces do not give a proof")
    }

    private struct Stored: Sendable {
        let entry: [UInt8]
        let disclosed: Receipt.Disclosure?
    }

    private func entry(
        at position: Int64, disclosing: Bool
    ) async throws(StoreUnavailable) -> Stored? {
        try read { [keys, entries] database in
            let width = LedgerRow.width
            return try database.sql(
                """
                SELECT \(LedgerRow.columns), c.id, k.seed
                FROM \(LedgerRow.tables) LEFT JOIN case_keys k ON k.case_no = j.case_no
                WHERE j.position >= ? ORDER BY j.position LIMIT 1
                """
            ).first(.int(position)) { row in
                let found = try LedgerRow(row)
                let place = Int(position - found.row.first)
                guard place >= 0 else { throw DamagedRecord() }
                let entry = try found.entries(by: entries)[place].entry
                guard disclosing, let seed = row.optionalBytes(width + 1) else {
                    return Stored(entry: entry, disclosed: nil)
                }
                let key = CaseKey(seed: seed, for: try row.id(width), with: keys)
                return Stored(entry: entry, disclosed: try found.row.disclosure(place, with: key))
            }
        }
    }
}

extension JournalRow {
    /// What opens the commitment of one event; `nil` once its payload was destroyed.
    fileprivate func disclosure(
        _ place: Int, with key: CaseKey
    ) throws -> Receipt.Disclosure? {
        guard let payloads = try payloads(with: key) else { return nil }
        return Receipt.Disclosure(
            salt: key.salts(upTo: version, count: events.count)[place],
            payload: try JSONValue(parsing: payloads[place]))
    }
}
