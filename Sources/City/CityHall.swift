public import Civics

/// The city as a person or machine meets it: everything that can be asked of it is an act in
/// `Acts/`, one file each, and each act goes through ``Access`` before it touches anything.
public struct CityHall: Sendable {
    public let world: World
    public let store: any CityStore
    public let rules: RulesInForce
    public let seal: CitySeal
    /// What papers are printed with; `nil` where none are.
    public let printing: PrintShop?
    /// What only the machine below can do or tell: backups, disks, clocks.
    public let house: any Housekeeping
    let access = Access()
    let cabinet: CaseCabinet
    let door: SessionDoor
    let accessNotes: AccessNotes
    let staff: StaffList
    let book: RuleBook
    let bell = ChangeBell()
    let finder = AccountFinder()
    let mandateBook = MandateBook()
    /// Who takes payments; `nil` where they are taken at the counter only.
    public var payments: (any PaymentProvider)?
    /// Whose word lets people in besides a password; `nil` for nobody's.
    public var foreignSignIn: (any ForeignSignIn)?

    public init(
        world: World, store: any CityStore, rules: RulesInForce, seal: CitySeal,
        printing: PrintShop? = nil, house: any Housekeeping = NoHousekeeping()
    ) {
        self.world = world
        self.store = store
        self.rules = rules
        self.seal = seal
        self.printing = printing
        self.house = house
        cabinet = CaseCabinet(capacity: 2048)
        door = SessionDoor()
        accessNotes = AccessNotes()
        staff = StaffList()
        book = RuleBook()
    }

    /// The day it is in this city.
    public var today: CivilDate { world.now().date(at: world.offset) }
}
