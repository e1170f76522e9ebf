public import Civics
import Synchronization

/// What the portal says of the place it stands for: name, who to ask, where to go.
public struct Nameplate: Sendable {
    /// The city's name with its mark as a sample, if it is one.
    public var name: LocalizedText
    /// Telephone number for questions.
    public var telephone: String
    /// When somebody answers it.
    public var hours: LocalizedText
    /// Where to come in person.
    public var address: LocalizedText
    /// Public origin, `https://city.example`; `nil` on one's own machine.
    public var origin: String?
    /// A city that does not exist: every page says so.
    public var isSample: Bool
    /// Version of the software, shown at the foot.
    public var version: String
    /// Languages the pages are offered in; simplified Chinese is always among them.
    public var languages = Language.allCases

    public init(
        name: LocalizedText, telephone: String, hours: LocalizedText, address: LocalizedText,
        origin: String? = nil, isSample: Bool = false, version: String
    ) {
        self.name = name
        self.telephone = telephone
        self.hours = hours
        self.address = address
        self.origin = origin
        self.isSample = isSample
        self.version = version
    }

    /// Whether the public address is HTTPS.
    var isSecure: Bool { origin?.hasPrefix("https://") ?? false }
}

/// The nameplate of a served city: it changes once, when a new city opens.
public final class NameplateHolder: Sendable {
    private let plate: Mutex<Nameplate>

    public init(_ plate: Nameplate) { self.plate = Mutex(plate) }

    /// What stands on the pages now.
    public var now: Nameplate { plate.withLock { $0 } }

    /// Changes what stands on every page from now on.
    public func change(_ change: (inout Nameplate) -> Void) {
        plate.withLock { plate in change(&plate) }
    }
}
