public import Civics

/// What the city looks like: units, places, components, and which registers answer here.
///
/// Data of the organisation and component registers, read once and replaced whole when they change.
public struct CityPlan: Sendable {
    /// A department, company, street office or community.
    public struct Unit: Hashable, Sendable {
        public var key: String
        public var name: LocalizedText
        /// `department`, `owner`, `street-office`, `community` …
        public var kind: String
        /// Region it is responsible for: 6, 9 or 12 digits.
        public var region: String
        public var telephone: String?
        /// Its unified social credit code.
        public var code: String?
        /// Key of the unit it belongs to; `nil` for one that answers to the government itself.
        public var parent: String?
        /// Closed: takes nothing new, and keeps its name in old papers.
        public var isClosed: Bool

        public init(
            key: String, name: LocalizedText, kind: String, region: String, telephone: String?,
            code: String? = nil, parent: String? = nil, isClosed: Bool = false
        ) {
            self.key = key
            self.name = name
            self.kind = kind
            self.region = region
            self.telephone = telephone
            self.code = code
            self.parent = parent
            self.isClosed = isClosed
        }
    }

    /// A fixed urban asset (GB/T 47678.5) as far as dispatching needs it.
    public struct Component: Hashable, Sendable {
        public var code: String
        /// Unit that owns it; `nil` while nobody knows.
        public var owner: String?
        /// 15-digit unit grid it stands in.
        public var grid: String

        public init(code: String, owner: String?, grid: String) {
            (self.code, self.owner, self.grid) = (code, owner, grid)
        }
    }

    public private(set) var units: [String: Unit]
    private let components: [String: Component]
    private let grids: [GridCell]
    /// Resources some office here answers for: without a record there, a fact is known to be absent.
    public let resources: Set<String>

    public init(
        units: [Unit] = [], components: [Component] = [], grids: [GridCell] = [],
        resources: Set<String> = []
    ) {
        self.units = Dictionary(units.map { ($0.key, $0) }) { first, _ in first }
        self.components = Dictionary(components.map { ($0.code, $0) }) { first, _ in first }
        self.grids = grids
        self.resources = resources
    }

    /// The same city with these units new or changed, and nothing else.
    public func with(_ changed: [Unit]) -> CityPlan {
        var copy = self
        for unit in changed { copy.units[unit.key] = unit }
        return copy
    }

    /// Owner of a component; `nil` when the component or its owner is unknown.
    public func owner(ofComponent code: String) -> String? { components[code]?.owner }

    /// The component of this code.
    public func component(_ code: String) -> Component? { components[code] }

    /// 15-digit grid that contains a point; `nil` outside the city.
    public func grid(longitude: Int32, latitude: Int32) -> String? {
        grids.first { $0.contains(longitude: longitude, latitude: latitude) }?.code
    }

    /// The unit of a kind that is responsible for a territory: the one with the narrowest region
    /// that contains it.
    ///
    /// - Parameter territory: Region, street, community or grid code.
    public func unit(ofKind kind: String, in territory: String) -> String? {
        units.values
            .filter { $0.kind == kind && !$0.isClosed && Self.contains($0.region, territory) }
            .max { ($0.region.count, $1.key) < ($1.region.count, $0.key) }?.key
    }

    /// `990100` contains `990101001…`: trailing zero pairs of a six-digit code stand for all.
    private static func contains(_ region: String, _ territory: String) -> Bool {
        guard region.count == 6 else { return territory.hasPrefix(region) }
        var prefix = region[...]
        while prefix.hasSuffix("00") { prefix = prefix.dropLast(2) }
        return territory.hasPrefix(prefix)
    }
}

/// A unit grid (单元网格) with its outline.
public struct GridCell: Hashable, Sendable {
    public var code: String
    /// Corners in order: longitude and latitude in 1e-7 degrees.
    public var outline: [[Int32]]

    public init(code: String, outline: [[Int32]]) { (self.code, self.outline) = (code, outline) }

    /// Even-odd rule; a point on the western or southern edge is inside, on the others outside, so
    /// that neighbouring grids never share a point.
    public func contains(longitude: Int32, latitude: Int32) -> Bool {
        var inside = false
        var previous = outline.last
        for corner in outline {
            defer { previous = corner }
            guard let before = previous, corner.count == 2, before.count == 2 else { continue }
            let (x1, y1) = (Int64(corner[0]), Int64(corner[1]))
            let (x2, y2) = (Int64(before[0]), Int64(before[1]))
            let (x, y) = (Int64(longitude), Int64(latitude))
            guard (y1 > y) != (y2 > y) else { continue }
            // x < x1 + (x2 - x1)(y - y1)/(y2 - y1), without dividing
            let left = (x - x1) * (y2 - y1)
            let right = (x2 - x1) * (y - y1)
            if y2 > y1 ? left < right : left > right { inside.toggle() }
        }
        return inside
    }
}
