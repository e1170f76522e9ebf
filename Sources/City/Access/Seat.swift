public import Civics

/// A role in a unit: what an account may sit down as.
public struct Seat: Hashable, Sendable {
    public var role: Role
    /// Unit key of the organisation register; `nil` for citizens and city-wide roles.
    public var unit: String?

    public init(role: Role, unit: String? = nil) { (self.role, self.unit) = (role, unit) }

    /// Reads `examiner@market-regulation` or `citizen`.
    public init?(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1)
        guard let first = parts.first, let role = Role(rawValue: String(first)) else { return nil }
        self.init(role: role, unit: parts.count == 2 ? String(parts[1]) : nil)
    }

    public var text: String { unit.map { "\(role.rawValue)@\($0)" } ?? role.rawValue }
}

/// Who is asking: the account, the person behind it and the seats it holds. Rights are always
/// those of the person who started the request, also across services (OWASP ASVS 8.3.3).
public struct SignedIn: Hashable, Sendable {
    public var account: AccountID
    public var person: PersonID
    public var seats: [Seat]
    /// Number by which the registers know the person; never leaves the server.
    public var residentNumber: String?
    public var displayName: String
    /// Organisations the person may act for by a registered mandate, by credit code.
    public var mandates: Set<String>
    /// Somebody else chose the password: until it is changed nothing else can be done.
    public var mustChangePassword: Bool
    /// Mandates others gave them that count today; looked up anew for every request.
    public var agencies: [Mandate] = []

    public init(
        account: AccountID, person: PersonID, seats: [Seat], residentNumber: String? = nil,
        displayName: String = "", mandates: Set<String> = [], mustChangePassword: Bool = false
    ) {
        self.account = account
        self.person = person
        self.seats = seats
        self.residentNumber = residentNumber
        self.displayName = displayName
        self.mandates = mandates
        self.mustChangePassword = mustChangePassword
    }

    /// Whether one of the seats has this role, and is in this unit when one is named.
    public func holds(_ role: Role, in unit: String? = nil) -> Bool {
        seats.contains { $0.role == role && (unit == nil || $0.unit == unit) }
    }
}
