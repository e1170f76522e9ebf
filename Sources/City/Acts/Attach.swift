import Civics
import JSON

extension CityHall {
    /// Takes a file in, stored under its own digest; it is looked at before anyone may open it.
    public func takeIn(
        _ body: any AsyncSequence<[UInt8], any Error> & Sendable, name: String,
        by person: SignedIn?
    ) async throws -> StoredAttachment {
        try permit(.uploadAttachment, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        return try await store.takeIn(body, name: name, by: person.account, at: world.now())
    }

    /// A released file: for its sender, and for whoever may read a case it belongs to.
    public func attachment(
        _ digest: String, for person: SignedIn?
    ) async throws -> (StoredAttachment, [UInt8])? {
        guard let person, let stored = try await store.attachment(digest: digest) else {
            return nil
        }
        guard try await mayOpen(stored, person) else {
            note(.readAttachment, by: person, allowed: false)
            return nil
        }
        guard let bytes = try await store.bytes(digest: digest) else { return nil }
        note(.readAttachment, by: person, allowed: true)
        return (stored, bytes)
    }

    private func mayOpen(_ stored: StoredAttachment, _ person: SignedIn) async throws -> Bool {
        if stored.account == person.account { return true }
        for id in try await store.cases(holding: stored.digest, limit: 20) {
            if (try? await file(of: id, for: .readAttachment, by: person)) != nil { return true }
        }
        return false
    }
}
