import City
import Civics

/// A record beside the journal, with what must be sealed already sealed.
enum PreparedRecord: Sendable {
    case licence(LicenceRecord, sealed: [UInt8])
    case paperShare(PaperShare)
    case ratingToken(RatingToken)
    case ratingTokenSpent(digest: String, at: Instant)
    case attachment(AttachmentUse)
    case message(InboxMessage, sealed: [UInt8])
    case draftFiled(DraftID)
    case access(AccessRecord)
    case publication(PublicationRecord, files: [UInt8]?)
    case policy(ActivatedPolicy)
    case house(HouseRecordTable.Prepared)
    case register(RegisterTable.Row)
    case account(AccountTable.Row)

    /// Writing it never gives a refusal.
    var cannotRefuse: Bool {
        switch self {
        case .licence, .ratingTokenSpent, .policy, .house, .account: false
        case .paperShare, .ratingToken, .attachment, .message, .draftFiled, .access, .publication,
            .register:
            true
        }
    }
}

extension Store {
    func prepare(_ record: SideRecord) throws(JournalRefusal) -> PreparedRecord {
        do {
            switch record {
            case .licence(let licence):
                return .licence(licence, sealed: try LicenceTable.seal(licence, with: keys))
            case .paperShare(let share): return .paperShare(share)
            case .ratingToken(let token): return .ratingToken(token)
            case .ratingTokenSpent(let digest):
                return .ratingTokenSpent(digest: digest, at: settings.now())
            case .attachment(let use): return .attachment(use)
            case .message(let message):
                return .message(
                    message, sealed: try keys.seal(message.body, in: MessageTable.place))
            case .draftFiled(let id): return .draftFiled(id)
            case .access(let access): return .access(access)
            case .publication(let record, let files):
                return .publication(record, files: files.map { Self.pack($0) })
            case .policy(let policy): return .policy(policy)
            case .house(let record):
                return .house(try HouseRecordTable.prepare(record, with: keys))
            case .register(let record):
                return .register(try RegisterTable.Row(record, with: keys))
            case .account(let account): return .account(try AccountTable.Row(account, with: keys))
            }
        } catch {
            throw .malformed("record")
        }
    }
}

extension WriteBatch {
    /// Writes one record beside the journal.
    ///
    /// - Throws: ``JournalRefusal`` where a code is taken or a link spent.
    func write(_ record: PreparedRecord) throws {
        switch record {
        case .licence(let licence, let sealed):
            try LicenceTable.write(licence, sealed: sealed, in: self)
        case .paperShare(let share): try PaperShareTable.write(share, in: self)
        case .ratingToken(let token): try RatingTokenTable.write(token, in: self)
        case .ratingTokenSpent(let digest, let at):
            try RatingTokenTable.spend(digest, at: at, in: self)
        case .attachment(let use): try AttachmentTable.write(use, in: self)
        case .message(let message, let sealed):
            try MessageTable.write(message, sealed: sealed, in: self)
        case .draftFiled(let id): try DraftTable.remove(id, in: self)
        case .access(let access): try AccessTable.write(access, in: self)
        case .publication(let record, let files):
            try PublicationTable.write(record, files: files, in: self)
        case .policy(let policy): try Store.activate(policy, in: self)
        case .house(let record): try HouseRecordTable.write(record, in: self)
        case .register(let row): try RegisterTable.write(row, in: self)
        case .account(let row): try AccountTable.write(row, in: self)
        }
    }
}
