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
    let nameplate: Nameplate
    let signInLock: SignInLock
    let gaps: SearchGaps
    let canSetClock: Bool
    let seats = LiveSeats()

    /// - Parameters:
    ///   - hall: What the pages ask of the city.
    ///   - signInLock: Shared with every other way of signing in.
    ///   - noticeGap: Told of words somebody looked for in vain, cleaned of numbers; for the log.
    public init(
        hall: CityHall, nameplate: Nameplate, signInLock: SignInLock, canSetClock: Bool = false,
        noticeGap: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.hall = hall
        self.nameplate = nameplate
        self.signInLock = signInLock
        self.canSetClock = canSetClock
        gaps = SearchGaps(notice: noticeGap)
    }

    /// Every page, form, list and asset.
    public var routes: [Route] {
        houseRoutes + signInRoutes + serviceRoutes + applyRoutes + personRoutes + caseRoutes
            + openRoutes + paperRoutes + deskRoutes + liveRoutes + payRoutes
            + signOnRoutes
    }

    /// Shows a problem as a page, for `WebSettings.problemPage`.
    public var problemPage: ProblemPage { ProblemPage(portal: self) }
}
