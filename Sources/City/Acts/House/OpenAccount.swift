public import Civics
import JSON
import Crypto

extension CityHall {
    /// What the security administrator hands to the holder of a new or renewed account.
    public struct Invitation: Hashable, Sendable {
        public var account: AccountID
        /// What stands at the end of the link; shown once, kept nowhere.
        public var secret: String
        public var ends: Instant
    }

    /// 开户: an account without a role, whose holder chooses a password by a link that works once.
    ///
    /// - Parameter name: 3...40 letters, digits, `-` and `.`; where it is malformed nothing happens.
    /// - Throws: `account-name-taken`, `not-permitted`, `invalid-field`.
    public func openAccount(
        name: String, displayName: String, by person: SignedIn?
    ) async throws -> Invitation {
        let seat = try permit(.manageAccounts, to: person)
        guard Self.isAccountName(name) else {
            throw Problem(.invalidField, fields: [FieldProblem("/name", .malformed)])
        }
        guard (1...40).contains(displayName.count) else {
            throw Problem(.invalidField, fields: [FieldProblem("/displayName", .missing)])
        }
        guard try await store.account(named: name) == nil else { throw Problem(.nameTaken) }
        var profile = AccountProfile(
            seal: .unopened(world.randomBytes(48)), seats: [], displayName: displayName)
        let id: AccountID = world.timeOrderedID()
        let (invitation, kept) = invite(id)
        profile.invitation = kept
        let record = AccountRecord(
            id: id, name: name, person: world.timeOrderedID(), body: profile.bytes)
        try await enter(
            HouseEntry(
                event: .accountOpened, matter: matter(of: id),
                payload: ["account": .string(id.description)], records: [.account(record)]),
            by: person, seat: seat)
        note(.manageAccounts, by: person, seat: seat, subject: record.person, allowed: true)
        return invitation
    }

    /// What an account may be called: it appears in addresses and logs of administrators.
    public static func isAccountName(_ name: String) -> Bool {
        (3...40).contains(name.utf8.count)
            && name.utf8.allSatisfy { byte in
                (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || byte == 0x2D
                    || byte == 0x2E
            }
    }

    func invite(_ id: AccountID) -> (Invitation, AccountProfile.Invitation) {
        let secret = "\(id)" + Hex.text(world.randomBytes(24))
        let ends = world.now().adding(milliseconds: AccountProfile.Invitation.kept)
        return (
            Invitation(account: id, secret: secret, ends: ends),
            AccountProfile.Invitation(digest: Self.invitationDigest(secret), ends: ends)
        )
    }

    static func invitationDigest(_ secret: String) -> String {
        Hex.text(SHA256.hash(data: Array(secret.utf8)))
    }
}
