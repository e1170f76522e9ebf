public import City
import Civics
import Synchronization
public import Web

/// The pages of a city for people in a browser.
///
/// The composition puts ``routes`` into the table beside the API's and ``problemPage`` into the
/// settings of the door.
public struct Portal: Sendable {
    let hall: CityHall
    let plate: NameplateHolder
    /// The wizard of a city that is not set up yet; closed for good afterwards.
    let setup: (any SetupOffice)?
    let signInLock: SignInLock
    let gaps: SearchGaps
    let seats = LiveSeats()
    let searches = SearchShelf()

    var nameplate: Nameplate { plate.now }

    /// - Parameters:
    ///   - hall: What the pages ask of the city.
    ///   - signInLock: Shared with every other way of signing in.
    ///   - setup: The wizard, for a data directory that is new.
    ///   - noticeGap: Told of words somebody looked for in vain, cleaned of numbers; for the log.
    public init(
        hall: CityHall, nameplate: NameplateHolder, signInLock: SignInLock,
        setup: (any SetupOffice)? = nil,
        noticeGap: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.hall = hall
        plate = nameplate
        self.setup = setup
        self.signInLock = signInLock
        gaps = SearchGaps(notice: noticeGap)
    }

    /// Every page, form, list and asset.
    public var routes: [Route] {
        houseRoutes + signInRoutes + serviceRoutes + applyRoutes + personRoutes + caseRoutes
            + openRoutes + paperRoutes + deskRoutes + liveRoutes + payRoutes
            + signOnRoutes + adminRoutes + setupRoutes
            + shelfRoutes + superviseRoutes + mandateRoutes + remedyRoutes
    }

    /// Shows a problem as a page, for `WebSettings.problemPage`.
    public var problemPage: ProblemPage { ProblemPage(portal: self) }
}
