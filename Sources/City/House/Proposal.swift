public import Civics
import Crypto
import JSON

/// What one person proposes and a second signs (two-person rule: NIST SP 800-53 AC-3(2); design:
/// four eyes). The second signs the very bytes that were proposed, within 24 hours.
public struct Proposal: Hashable, Sendable {
    /// What is proposed.
    public enum Matter: Hashable, Sendable {
        case grantRole(AccountID, Seat)
        case revokeRole(AccountID, Seat)
        /// A new link to choose a password, for an account that holds an office of trust.
        case renewAccess(AccountID)
        /// Number of the case as citizens write it, and the ground in law.
        case eraseCase(CaseID, number: String, basis: ErasureBasis)
    }

    /// How it stands; lapsing is seen from the time alone.
    public enum State: String, Sendable { case open, signed, done, refused }

    public var id: CaseID
    public var matter: Matter
    /// Why, in the proposer's words; sealed, shown to whoever may sign.
    public var reason: String
    public var by: AccountID
    public var at: Instant
    public var state: State
    public var secondBy: AccountID?
    public var secondAt: Instant?

    /// How long a proposal waits for its second person, in milliseconds.
    public static let kept: Int64 = 24 * 60 * 60 * 1000

    public var ends: Instant { at.adding(milliseconds: Self.kept) }

    /// Whether it can still be signed.
    public func isOpen(at now: Instant) -> Bool { state == .open && now < ends }

    /// SHA-256 over what is proposed, by whom, when and why: the signer signs this.
    public var hash: String {
        let content: JSONObject = [
            "matter": .object(matter.json), "reason": .string(reason),
            "by": .string(by.description), "at": .integer(at.millisecondsSinceEpoch),
        ]
        return Hex.text(SHA256.hash(data: JSONValue.object(content).canonical()))
    }
}

/// On which ground of 个人信息保护法第四十七条 a case is erased.
public enum ErasureBasis: String, Sendable, CaseIterable {
    /// 处理目的已实现、无法实现或者不再必要.
    case purposeEnded = "pipl:47.1"
    /// 停止提供服务，或者保存期限已届满.
    case periodEnded = "pipl:47.2"
    /// 个人撤回同意.
    case consentWithdrawn = "pipl:47.3"
    /// 违反法律、行政法规或者约定处理个人信息.
    case unlawful = "pipl:47.4"
}

extension Proposal.Matter {
    var json: JSONObject {
        switch self {
        case .grantRole(let account, let seat):
            [
                "kind": "grant-role", "account": .string(account.description),
                "seat": .string(seat.text),
            ]
        case .revokeRole(let account, let seat):
            [
                "kind": "revoke-role", "account": .string(account.description),
                "seat": .string(seat.text),
            ]
        case .renewAccess(let account):
            ["kind": "renew-access", "account": .string(account.description)]
        case .eraseCase(let id, let number, let basis):
            [
                "kind": "erase-case", "case": .string(id.description), "number": .string(number),
                "basis": .string(basis.rawValue),
            ]
        }
    }

    init?(_ json: JSONValue) {
        let account = json["account"]?.string.flatMap { AccountID($0) }
        let seat = json["seat"]?.string.flatMap { Seat($0) }
        switch (json["kind"]?.string, account, seat) {
        case ("grant-role", let account?, let seat?): self = .grantRole(account, seat)
        case ("revoke-role", let account?, let seat?): self = .revokeRole(account, seat)
        case ("renew-access", let account?, _): self = .renewAccess(account)
        case ("erase-case", _, _):
            guard let id = json["case"]?.string.flatMap({ CaseID($0) }),
                let number = json["number"]?.string,
                let basis = json["basis"]?.string.flatMap({ ErasureBasis(rawValue: $0) })
            else { return nil }
            self = .eraseCase(id, number: number, basis: basis)
        case _: return nil
        }
    }

    /// The act a proposer needs.
    var proposing: Act {
        switch self {
        case .grantRole, .revokeRole: .grantRole
        case .renewAccess: .manageAccounts
        case .eraseCase: .eraseCase
        }
    }

    /// The act the second person needs.
    var signing: Act {
        switch self {
        case .grantRole, .revokeRole: .grantRole
        case .renewAccess: .manageAccounts
        case .eraseCase: .confirmErasure
        }
    }

    /// The account it is about.
    public var account: AccountID? {
        switch self {
        case .grantRole(let account, _), .revokeRole(let account, _), .renewAccess(let account):
            account
        case .eraseCase: nil
        }
    }

    var proposed: HouseEvent {
        switch self {
        case .grantRole, .revokeRole: .roleProposed
        case .renewAccess: .accessProposed
        case .eraseCase: .erasureProposed
        }
    }
}

extension Proposal {
    var record: RegisterRecord {
        var object: JSONObject = [
            "matter": .object(matter.json), "reason": .string(reason),
            "by": .string(by.description), "at": .integer(at.millisecondsSinceEpoch),
            "state": .string(state.rawValue),
        ]
        object["second"] = secondBy.map { .string($0.description) }
        object["secondAt"] = secondAt.map { .integer($0.millisecondsSinceEpoch) }
        return RegisterRecord(
            resource: HouseBook.proposals, key: id.description,
            body: JSONValue.object(object).canonical(), source: "house", at: at)
    }

    init?(_ record: RegisterRecord) {
        guard let id = CaseID(record.key), let json = try? JSONValue(parsing: record.body),
            let matter = json["matter"].flatMap({ Matter($0) }),
            let by = json["by"]?.string.flatMap({ AccountID($0) }), let at = json["at"]?.int,
            let state = json["state"]?.string.flatMap({ State(rawValue: $0) })
        else { return nil }
        self.init(
            id: id, matter: matter, reason: json["reason"]?.string ?? "", by: by,
            at: Instant(millisecondsSinceEpoch: Int64(at)), state: state,
            secondBy: json["second"]?.string.flatMap { AccountID($0) },
            secondAt: json["secondAt"]?.int.map { Instant(millisecondsSinceEpoch: Int64($0)) })
    }
}
