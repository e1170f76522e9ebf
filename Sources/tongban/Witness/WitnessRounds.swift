import City
import Storage
import TransparencyLog

/// Has the newest checkpoint cosigned by the witnesses of a policy, one round after another, so that
/// no two readers can be shown two different pasts.
actor WitnessRounds {
    /// A cosignature from further ahead than this, in seconds, is refused: a witness whose clock is
    /// wrong vouches for nothing.
    static let largestLead: Int64 = 60

    private let policy: LogPolicy
    private let outbound: any OutboundHTTP
    /// What each witness saw last, as far as this process knows; a witness corrects it (409).
    private var sizes: [NoteVerifier: Int] = [:]
    private var faults: [String] = []

    /// - Parameter policy: Witnesses with their addresses, and how many must have seen a checkpoint.
    init(policy: LogPolicy, outbound: any OutboundHTTP) {
        (self.policy, self.outbound) = (policy, outbound)
    }

    /// One round: the newest checkpoint to every witness that has not signed it yet.
    ///
    /// - Parameter seconds: The machine's time, since 1970.
    /// - Returns: Lines for the operator, when it is another trouble than at the last round.
    func round(of store: Store, at seconds: Int64) async throws -> [String] {
        guard let newest = store.newestCheckpoint else { return [] }
        var note = newest
        var troubles: [String] = []
        for place in policy.places where !newest.isSigned(by: place.key) {
            do {
                note.add(try await cosignature(of: newest, by: place, store, at: seconds))
            } catch {
                troubles.append("witness \(place.key.name) does not cosign: \(error)")
            }
        }
        if note != newest {
            try store.keep(cosigned: note, isEnough: (try? policy.check(note)) != nil)
        }
        guard troubles != faults else { return [] }
        faults = troubles
        return troubles.isEmpty ? ["every witness cosigns again"] : troubles
    }

    private func cosignature(
        of note: SignedNote, by place: WitnessPlace, _ store: Store, at seconds: Int64
    ) async throws -> SignedNote.Signature {
        let size = try Checkpoint(parsing: note.text).size
        // A second time after the witness said which size it saw last.
        for _ in 0..<2 {
            let old = sizes[place.key] ?? 0
            guard old <= size else { throw WitnessFault.sawMore(than: size, old) }
            switch try await ask(place, note, from: old, to: size, store) {
            case .cosigned(let signature):
                try check(signature, of: note, by: place, at: seconds)
                sizes[place.key] = size
                return signature
            case .conflict(let seen) where seen != old: sizes[place.key] = seen
            case .conflict, .malformed, .unsigned, .unknownLog, .unproved:
                throw WitnessFault.refused
            }
        }
        throw WitnessFault.refused
    }

    private func ask(
        _ place: WitnessPlace, _ note: SignedNote, from old: Int, to size: Int, _ store: Store
    ) async throws -> WitnessAnswer {
        let hashes = old == 0 ? [] : try store.consistency(from: old, to: size)?.hashes
        guard let hashes, let request = WitnessRequest(oldSize: old, hashes: hashes, note: note)
        else { throw WitnessFault.noProof }
        let answer = try await outbound.send(
            OutboundCall(
                "POST", place.address + "/add-checkpoint",
                fields: ["Content-Type": "text/plain; charset=utf-8"], body: request.body,
                most: 16 << 10))
        guard let read = WitnessAnswer.read(status: answer.status, body: answer.body) else {
            throw WitnessFault.unreadable(status: answer.status)
        }
        return read
    }

    private func check(
        _ signature: SignedNote.Signature, of note: SignedNote, by place: WitnessPlace,
        at seconds: Int64
    ) throws {
        guard var bare = SignedNote(text: note.text) else { throw WitnessFault.forged }
        bare.add(signature)
        guard let seen = try? bare.verify(by: [place.key]).first, let time = seen.time else {
            throw WitnessFault.forged
        }
        guard time <= seconds + Self.largestLead else { throw WitnessFault.ahead }
    }
}

/// Why a witness's signature is missing; none of it stops the ledger.
enum WitnessFault: Error, CustomStringConvertible {
    /// The witness refused: it knows another past, or another key.
    case refused
    /// The witness saw a larger ledger than this one is: this one was set back.
    case sawMore(than: Int, Int)
    case noProof
    case unreadable(status: Int)
    case forged
    case ahead

    var description: String {
        switch self {
        case .refused: "refused: it knows another key or another past of this ledger"
        case .sawMore(let size, let seen):
            "saw \(seen) entries where this ledger has \(size): an older copy was restored"
        case .noProof: "the pieces do not give a proof yet"
        case .unreadable(let status): "answered \(status) in a form that is none"
        case .forged: "its signature does not fit its key"
        case .ahead: "its clock is more than a minute ahead"
        }
    }
}
