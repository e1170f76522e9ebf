import API
import Web
import WebTesting

/// A door before a small city.
struct SmallHouse {
    let city = SmallCity()
    let table: RouteTable
    let visitor: Visitor

    init(lock: SignInLock = SignInLock(), rates: RateLimits = .none) throws {
        let metrics = Metrics()
        let api = CityAPI(city: city, signInLock: lock, metrics: metrics)
        table = try api.table(version: "0.1.0")
        visitor = Visitor(
            FrontDoor(
                table, doorkeeper: city, settings: WebSettings(rates: rates), metrics: metrics,
                log: nil, ids: CallIDs(start: 1)))
    }

    /// Somebody who holds every permission.
    var everybody: Visitor {
        visitor.bearing(city.token(holding: Set(Permission.all)))
            .sending("Idempotency-Key", "key-12345678")
    }
}
