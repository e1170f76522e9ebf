import Civics
import Synchronization
import TransparencyLog

/// What is needed of a case to append to it: where its history ends and the key it is kept under.
struct CaseHead: Sendable {
    let version: Int
    /// Leaf hash of its last entry; `nil` before the first.
    let leaf: LogHash?
    /// Its name in the public ledger.
    let pseudonym: Pseudonym
    /// `nil` once it was erased.
    let key: CaseKey?
    /// Seed to be stored with a new case.
    let newSeed: [UInt8]?
}

/// Heads of the cases that were worked on last, so that most commits need no reading before.
///
/// Two generations: when the young one is full it becomes the old one, and what nobody asked for
/// since is forgotten.
final class CaseHeads: Sendable {
    /// Cases a generation; two of them take about 8 MB.
    private static let generation = 16_384

    private struct Kept {
        var young: [CaseID: CaseHead] = [:]
        var old: [CaseID: CaseHead] = [:]
    }

    private let kept = Mutex(Kept())

    subscript(_ caseID: CaseID) -> CaseHead? {
        kept.withLock { kept in
            if let head = kept.young[caseID] { return head }
            guard let head = kept.old[caseID] else { return nil }
            Self.keep(head, of: caseID, in: &kept)
            return head
        }
    }

    /// Keeps a head, unless a later one is kept already.
    func keep(_ head: CaseHead, of caseID: CaseID) {
        kept.withLock { kept in
            if let known = kept.young[caseID] ?? kept.old[caseID], known.version > head.version {
                return
            }
            Self.keep(head, of: caseID, in: &kept)
        }
    }

    /// Forgets a case whose key was destroyed.
    func forget(_ caseID: CaseID) {
        kept.withLock { kept in
            kept.young[caseID] = nil
            kept.old[caseID] = nil
        }
    }

    private static func keep(_ head: CaseHead, of caseID: CaseID, in kept: inout Kept) {
        if kept.young.count >= generation { (kept.old, kept.young) = (kept.young, [:]) }
        kept.young[caseID] = head
    }
}
