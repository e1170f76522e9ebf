public import Civics
import JSON

/// What an account says of itself, kept as the body of its record.
public struct AccountProfile: Hashable, Sendable {
    /// Sealed password.
    public var seal: PasswordSeal
    public var seats: [Seat]
    /// How the person is addressed.
    public var displayName: String
    /// Number by which the registers know the person.
    public var residentNumber: String?
    /// Credit codes of organisations the person may act for, with the mandate's last day.
    public var mandates: [String: CivilDate]
    /// An account of the sample city, whose password is public.
    public var isDemo: Bool
    /// Views of the queue the person keeps, in the order they were kept.
    public var views: [QueueView] = []
    /// Locked by the security administrator: opens with no password.
    public var isLocked = false
    /// The password was chosen by somebody else.
    public var mustChangePassword = false
    /// The link by which the holder chooses a password, while it is open.
    public var invitation: Invitation?

    /// A link that works once: the store keeps the digest of its secret only.
    public struct Invitation: Hashable, Sendable {
        /// SHA-256 of the secret, lower-case hex.
        public var digest: String
        public var ends: Instant

        public init(digest: String, ends: Instant) { (self.digest, self.ends) = (digest, ends) }

        /// Three days: long enough for a weekend, too short to be forgotten in a drawer.
        public static let kept: Int64 = 3 * 24 * 60 * 60 * 1000
    }

    public init(
        seal: PasswordSeal, seats: [Seat], displayName: String, residentNumber: String? = nil,
        mandates: [String: CivilDate] = [:], isDemo: Bool = false
    ) {
        self.seal = seal
        self.seats = seats
        self.displayName = displayName
        self.residentNumber = residentNumber
        self.mandates = mandates
        self.isDemo = isDemo
    }

    public var bytes: [UInt8] {
        var object: JSONObject = [
            "seal": .string(seal.text),
            "seats": .array(seats.map { .string($0.text) }),
            "name": .string(displayName),
            "demo": .bool(isDemo),
        ]
        object["resident"] = residentNumber.map { .string($0) }
        if isLocked { object["locked"] = true }
        if mustChangePassword { object["renew"] = true }
        if let invitation {
            object["invitation"] = [
                "digest": .string(invitation.digest),
                "ends": .integer(invitation.ends.millisecondsSinceEpoch),
            ]
        }
        var until = JSONObject()
        for (code, day) in mandates.sorted(by: { $0.key < $1.key }) {
            until[code] = .string(day.description)
        }
        object["mandates"] = .object(until)
        if !views.isEmpty {
            object["views"] = .array(
                views.map { ["name": .string($0.name), "query": .string($0.query)] })
        }
        return JSONValue.object(object).canonical()
    }

    /// Reads what ``bytes`` wrote; `nil` for anything else.
    public init?(_ bytes: [UInt8]) {
        guard let json = try? JSONValue(parsing: bytes),
            let seal = json["seal"]?.string.flatMap({ PasswordSeal($0) }),
            let name = json["name"]?.string
        else { return nil }
        let seats = (json["seats"]?.array ?? []).compactMap { $0.string.flatMap { Seat($0) } }
        self.init(
            seal: seal, seats: seats, displayName: name,
            residentNumber: json["resident"]?.string, mandates: [:],
            isDemo: json["demo"]?.bool ?? false)
        isLocked = json["locked"]?.bool ?? false
        mustChangePassword = json["renew"]?.bool ?? false
        if let digest = json["invitation"]?["digest"]?.string,
            let ends = json["invitation"]?["ends"]?.int
        {
            invitation = Invitation(
                digest: digest, ends: Instant(millisecondsSinceEpoch: Int64(ends)))
        }
        for member in json["mandates"]?.object ?? [:] {
            mandates[member.key] = member.value.string.flatMap { CivilDate($0) }
        }
        views = (json["views"]?.array ?? []).compactMap { view in
            guard let name = view["name"]?.string, let query = view["query"]?.string else {
                return nil
            }
            return QueueView(name: name, query: query)
        }
    }

    /// Who is asking, on a day: mandates that have ended count no more.
    public func signedIn(account: AccountID, person: PersonID, on day: CivilDate) -> SignedIn {
        SignedIn(
            account: account, person: person, seats: seats, residentNumber: residentNumber,
            displayName: displayName,
            mandates: Set(mandates.filter { $0.value >= day }.keys),
            mustChangePassword: mustChangePassword)
    }
}
