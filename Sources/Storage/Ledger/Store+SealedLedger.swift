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
            try database.sql(
                """
                SELECT j.version, j.sealed, c.id, k.seed, \(EntryMaker.columns)
                FROM \(EntryMaker.tables) LEFT JOIN case_keys k ON k.case_no = j.case_no
                WHERE j.position = ?
                """
            ).first(.int(position)) { row in
                let entry = try entries.entry(row, from: 4)
                guard disclosing, let sealed = row.optionalBytes(1),
                    let seed = row.optionalBytes(3)
                else { return Stored(entry: entry, disclosed: nil) }
                let key = CaseKey(seed: seed, for: try row.id(2), with: keys)
                let version = Int(row.int(0))
                let payload = try JSONValue(parsing: try key.open(sealed, version: version))
                return Stored(
                    entry: entry,
                    disclosed: .init(salt: key.salt(version: version), payload: payload))
            }
        }
    }
}
