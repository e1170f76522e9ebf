public import JSON
public import Web

/// The city's API for programs: every route under `/api/v1` and the public addresses beside it.
public struct CityAPI<City: CityFace>: Sendable {
    let city: City
    let signInLock: SignInLock
    let metrics: Metrics

    /// - Parameters:
    ///   - signInLock: Shared with every other way of signing in.
    ///   - metrics: Shown at `/metrics`.
    public init(city: City, signInLock: SignInLock, metrics: Metrics) {
        self.city = city
        self.signInLock = signInLock
        self.metrics = metrics
    }

    /// All routes, to be put into a ``RouteTable`` with ``components``.
    public var routes: [Route] {
        sessionRoutes + serviceRoutes + draftRoutes + caseRoutes + commandRoutes + queueRoutes
            + attachmentRoutes + paperRoutes + mandateRoutes + policyRoutes + clockRoutes
            + ledgerRoutes
            + houseRoutes
    }

    /// Schemas the routes refer to.
    public static var components: JSONObject { Components.all }

    /// The table of these routes alone.
    ///
    /// - Throws: ``RouteFault``, which only a mistake in the routes can cause.
    public func table(version: String) throws -> RouteTable {
        try RouteTable(routes, title: "Tongban", version: version, components: Components.all)
    }
}
