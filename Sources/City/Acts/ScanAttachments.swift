import Cases
import Civics

/// What one round of looking into files came to.
public struct ScanRound: Hashable, Sendable {
    /// Digests let out of quarantine.
    public var released: [String] = []
    /// Digests found harmful; their bytes are destroyed.
    public var rejected: [String] = []
    /// Digests a scanner would not judge; they stay in quarantine and are asked for again later.
    public var undecided: [String] = []
    /// Why the round broke off: a scanner is down and everything waits.
    public var fault: ScannerFault?
}

extension CityHall {
    /// Looks into files that wait in quarantine, the oldest first. A file is released only when
    /// every scanner says it is clean, and rejected when one says it is not; while one of them
    /// does not answer it stays where it is.
    ///
    /// - Parameter passing: Digests not asked for now, because they were undecided a moment ago.
    public func scanQuarantined(
        with scanners: [any AttachmentScanner], passing: Set<String> = [], limit: Int = 50
    ) async throws -> ScanRound {
        var round = ScanRound()
        for file in try await store.quarantined(limit: limit + passing.count)
        where !passing.contains(file.digest) {
            let bytes = try await store.quarantinedBytes(digest: file.digest) ?? []
            do {
                let isClean = try await isClean(bytes, scanners)
                try await store.judge(digest: file.digest, isClean: isClean, at: world.now())
                if isClean {
                    round.released.append(file.digest)
                } else {
                    round.rejected.append(file.digest)
                }
            } catch ScannerFault.refused {
                round.undecided.append(file.digest)
            } catch let fault as ScannerFault {
                round.fault = fault
                return round
            }
        }
        return round
    }

    private func isClean(
        _ bytes: [UInt8], _ scanners: [any AttachmentScanner]
    ) async throws -> Bool {
        for scanner in scanners {
            guard case .clean = try await scanner.look(into: bytes) else { return false }
        }
        return true
    }

    /// What was handed in with a case must have been looked into before it is taken on.
    ///
    /// - Throws: `attachments-unchecked` while a file waits in quarantine, `materials-missing` for a
    ///   material whose file was found harmful.
    func requireChecked(_ state: Case) async throws {
        var harmful: [String] = []
        for (name, material) in state.materials.sorted(by: { $0.key < $1.key }) {
            for attachment in material.attachments {
                switch try await store.attachment(digest: attachment.digest)?.state {
                case .quarantined:
                    throw Problem(.attachmentsUnchecked, facts: ["materials": name])
                case .rejected: harmful.append(name)
                case .released, nil: break
                }
            }
        }
        guard harmful.isEmpty else { throw CaseRefusal.materialsMissing(harmful).problem }
    }

    /// Whether a file that came with an application waits in quarantine, where the document may
    /// accept by itself; where a person accepts, ``requireChecked(_:)`` asks at that moment.
    func hasUncheckedFiles(
        _ materials: [String: MaterialEntry], under prepared: PreparedPolicy
    ) async throws -> Bool {
        guard prepared.acceptsByItself else { return false }
        for attachment in materials.values.flatMap(\.attachments) {
            let file = try await store.attachment(digest: attachment.digest)
            if file?.state == .quarantined { return true }
        }
        return false
    }
}
