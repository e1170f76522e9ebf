/// What a document may count on around it: units, registers and who owns them.
///
/// Empty by default, so that a document can be checked alone; a city passes what it knows.
public struct PolicySurroundings: Sendable {
    /// Keys of the units that exist; `nil` when nobody says.
    public var units: Set<String>?
    /// Unit that owns a register, by the register's name (`population` → `public-security`).
    public var owners: [String: String]
    /// Fields that registers hold and share, as `resource.field`; `nil` when nobody says.
    public var registerFields: Set<String>?
    /// Ids of the documents there are; `nil` when nobody says.
    public var documents: Set<String>?

    public init(
        units: Set<String>? = nil, owners: [String: String] = [:],
        registerFields: Set<String>? = nil, documents: Set<String>? = nil
    ) {
        self.units = units
        self.owners = owners
        self.registerFields = registerFields
        self.documents = documents
    }

    /// Leads of the foundation registers (《政务信息资源共享管理暂行办法》第十二条): population with
    /// public security, legal entities with market regulation.
    static let foundation = [
        "population": "public-security", "legal-entities": "market-regulation",
    ]

    /// The unit that owns a resource: the longest name that is known, else the name's first part.
    public func owner(of resource: String) -> String {
        var name = resource[...]
        while !name.isEmpty {
            let key = String(name)
            if let owner = owners[key] ?? Self.foundation[key] { return owner }
            guard let dot = name.lastIndex(of: ".") else { break }
            name = name[..<dot]
        }
        return String(resource.prefix { $0 != "." })
    }

    /// The word a situation's `held-by` writes for a holder.
    func word(of holder: FactHolder) -> String {
        guard case .office(let unit, let resource, _) = holder else { return holder.word }
        let owner = owner(of: resource)
        return owner == resource.prefix { $0 != "." } ? unit : owner
    }
}
