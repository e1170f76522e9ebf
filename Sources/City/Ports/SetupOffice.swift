public import Civics

/// Where a new city's set-up is kept until it is done: guarded by a code printed on the server's
/// terminal, so that whoever reads that terminal, and nobody else, makes the first administrators.
public protocol SetupOffice: Sendable {
    /// The city is not set up yet.
    var isOpen: Bool { get }

    /// Whether this is the code of this start, compared in constant time.
    func admits(_ code: String) -> Bool

    /// What was answered so far; survives a restart, the code does not.
    func draft() throws -> SetupDraft

    /// Keeps what was answered, readable by the server's account only.
    func keep(_ draft: SetupDraft) throws

    /// Calendar documents that came with the software, by name.
    func offeredCalendars() -> [SetupDocument]

    /// Writes the city's plan, throws the draft away and closes for good.
    func close(_ draft: SetupDraft) throws
}

/// A document somebody chose or sent in.
public struct SetupDocument: Hashable, Sendable {
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) { (self.name, self.bytes) = (name, bytes) }
}

/// What the wizard was told so far.
public struct SetupDraft: Hashable, Sendable {
    /// The city itself.
    public struct City: Hashable, Sendable {
        public var name: LocalizedText
        /// Six digits of GB/T 2260.
        public var code: String
        public var languages: [Language]
        public var hotline: String
        public var hours: String
        public var address: String

        public init(
            name: LocalizedText, code: String, languages: [Language], hotline: String,
            hours: String, address: String
        ) {
            (self.name, self.code, self.languages) = (name, code, languages)
            (self.hotline, self.hours, self.address) = (hotline, hours, address)
        }
    }

    /// One of the first administrators.
    public struct Administrator: Hashable, Sendable {
        public var role: Role
        public var record: AccountRecord

        public init(role: Role, record: AccountRecord) { (self.role, self.record) = (role, record) }
    }

    public var city: City?
    /// The organisation table as it was sent, faults and all.
    public var table = ""
    /// Units, once the table has no fault; `nil` before.
    public var units: [CityPlan.Unit]?
    public var administrators: [Administrator] = []
    public var calendars: [SetupDocument] = []
    /// Somebody said that no calendar is wanted yet.
    public var isWithoutCalendar = false

    public init() {}

    /// Every step has been answered.
    public var isComplete: Bool {
        city != nil && units != nil && administrators.count == Self.offices.count
            && (!calendars.isEmpty || isWithoutCalendar)
    }

    /// Offices that need somebody before the first day: 等保三员, and a second security
    /// administrator, because roles are granted by two.
    public static let offices: [Role] = [
        .systemAdministrator, .securityAdministrator, .securityAdministrator, .auditor,
    ]
}
