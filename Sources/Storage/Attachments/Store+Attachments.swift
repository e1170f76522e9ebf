public import City
public import Civics
import GRDB

extension Store: Attachments {
    private static let longestName = 200

    public func takeIn(
        _ body: any AsyncSequence<[UInt8], any Error> & Sendable, name: String,
        by account: AccountID, at moment: Instant
    ) async throws(AttachmentRefusal) -> StoredAttachment {
        let file = Hexadecimal.text(settings.randomBytes(16))
        do {
            return try await takeIn(body, file: file, name: name, by: account, at: moment)
        } catch let refusal as AttachmentRefusal {
            throw refusal
        } catch let refusal as JournalRefusal {
            guard case .unavailable(let fault) = refusal else { throw .brokenOff }
            throw .unavailable(fault)
        } catch let fault as StoreUnavailable {
            throw .unavailable(fault)
        } catch let fault as Disk.Fault {
            throw .unavailable(fault.isFull ? .full : .unreadable(reason: fault.reason))
        } catch {
            throw .brokenOff
        }
    }

    private func takeIn(
        _ body: any AsyncSequence<[UInt8], any Error> & Sendable, file: String, name: String,
        by account: AccountID, at moment: Instant
    ) async throws -> StoredAttachment {
        let writing = try files.begin(file)
        var sealed = SealedFile(writing)
        do {
            for try await piece in body {
                try sealed.write(piece)
                guard sealed.size <= settings.largestAttachment else {
                    throw AttachmentRefusal.tooLarge(limit: settings.largestAttachment)
                }
            }
            guard sealed.size > 0 else { throw AttachmentRefusal.empty }
        } catch {
            writing.giveUp()
            throw error
        }
        guard let kind = AttachmentKind.recognise(sealed.start, name: name) else {
            writing.giveUp()
            throw AttachmentRefusal.kindNotTaken
        }
        let attachment = StoredAttachment(
            digest: try sealed.finish(), size: sealed.size, kind: kind, name: Self.clean(name),
            account: account, at: moment, state: .quarantined)
        let wrapped = try sealed.wrapped(with: keys, file: file)
        return try await keep(attachment, file: file, wrapped: wrapped)
    }

    /// Keeps a new file, or gives the one that has the same bytes already.
    private func keep(
        _ attachment: StoredAttachment, file: String, wrapped: [UInt8]
    ) async throws -> StoredAttachment {
        let name = try keys.seal(Array(attachment.name.utf8), in: AttachmentTable.place)
        let kept = try await put { [keys] batch in
            try batch.sql(
                """
                INSERT INTO attachments (digest, size, kind, name, account, at, state, file,
                    wrapped)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (digest) DO UPDATE SET state = excluded.state, file = excluded.file,
                    wrapped = excluded.wrapped
                WHERE wrapped IS NULL AND state <> 'rejected'
                """
            ).run(
                .text(attachment.digest), .int(Int64(attachment.size)),
                .text(attachment.kind.rawValue), .bytes(name), .id(attachment.account),
                .moment(attachment.at), .text(attachment.state.rawValue), .text(file),
                .bytes(wrapped))
            return try AttachmentTable.find(attachment.digest, in: batch.database, with: keys)
        }
        guard let kept else { throw DamagedRecord() }
        if kept.file != file { try files.remove(file) }
        guard kept.attachment.state != .rejected else { throw AttachmentRefusal.kindNotTaken }
        return kept.attachment
    }

    private static func clean(_ name: String) -> String {
        let scalars = name.unicodeScalars.filter { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
                .paragraphSeparator:
                false
            default: scalar != "/" && scalar != "\\"
            }
        }
        return String(String(String.UnicodeScalarView(scalars)).prefix(longestName))
    }

    public func attachment(
        digest: String
    ) async throws(StoreUnavailable) -> StoredAttachment? {
        try await kept(digest)?.attachment
    }

    private func kept(_ digest: String) async throws(StoreUnavailable) -> AttachmentTable.Kept? {
        try glance { [keys] in try AttachmentTable.find(digest, in: $0, with: keys) }
    }

    public func bytes(digest: String) async throws(StoreUnavailable) -> [UInt8]? {
        try await bytes(digest, in: .released)
    }

    public func quarantinedBytes(digest: String) async throws(StoreUnavailable) -> [UInt8]? {
        try await bytes(digest, in: .quarantined)
    }

    private func bytes(
        _ digest: String, in state: AttachmentState
    ) async throws(StoreUnavailable) -> [UInt8]? {
        guard let kept = try await kept(digest), kept.attachment.state == state,
            let wrapped = kept.wrapped
        else { return nil }
        do {
            guard let sealed = try files.read(kept.file) else {
                throw StoreUnavailable.unreadable(reason: "an attachment's file is missing")
            }
            return try SealedFile.open(sealed, wrapped: wrapped, with: keys, file: kept.file)
        } catch {
            throw Self.unreadable(error)
        }
    }

    public func quarantined(limit: Int) async throws(StoreUnavailable) -> [StoredAttachment] {
        try read { [keys] database in
            try database.sql(
                """
                SELECT \(AttachmentTable.columns) FROM attachments WHERE state = 'quarantined'
                ORDER BY number LIMIT ?
                """
            ).all(.int(Int64(limit))) { try AttachmentTable.read($0, with: keys).attachment }
        }
    }

    public func judge(
        digest: String, isClean: Bool, at moment: Instant
    ) async throws(StoreUnavailable) {
        let file = try await put { batch in
            try batch.sql(
                isClean
                    ? "UPDATE attachments SET state = 'released' WHERE digest = ? AND state = 'quarantined'"
                    : "UPDATE attachments SET state = 'rejected', wrapped = NULL WHERE digest = ?"
            ).run(.text(digest))
            guard !isClean else { return nil as String? }
            return try batch.sql("SELECT file FROM attachments WHERE digest = ?")
                .first(.text(digest)) { $0.text(0) }
        }
        guard let file else { return }
        do {
            try files.remove(file)
        } catch {
            throw Self.unreadable(error)
        }
    }

    public func attachments(
        of caseID: CaseID
    ) async throws(StoreUnavailable) -> [AttachmentUse] {
        try read { database in
            try database.sql("SELECT digest, purpose FROM attachment_uses WHERE case_id = ?")
                .all(.id(caseID)) {
                    AttachmentUse(digest: $0.text(0), caseID: caseID, purpose: $0.text(1))
                }
        }
    }
}
