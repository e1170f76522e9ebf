/// What each `format` accepts, by name. Formats not in the table accept everything.
public struct FormatTable: Sendable {
    private var checks: [String: @Sendable (String) -> Bool]

    /// A table without formats.
    public init() { checks = [:] }

    /// The formats of draft 2020-12 §7.3 save those for internationalized names, addresses and
    /// URI templates, which accept everything.
    public static let standard: FormatTable = {
        var table = FormatTable()
        table["date"] = StandardFormat.isDate
        table["time"] = StandardFormat.isTime
        table["date-time"] = StandardFormat.isDateTime
        table["duration"] = StandardFormat.isDuration
        table["email"] = StandardFormat.isEmail
        table["hostname"] = StandardFormat.isHostname
        table["ipv4"] = StandardFormat.isIPv4
        table["ipv6"] = StandardFormat.isIPv6
        table["uri"] = StandardFormat.isURI
        table["uri-reference"] = StandardFormat.isURIReference
        table["uuid"] = StandardFormat.isUUID
        table["json-pointer"] = StandardFormat.isJSONPointer
        table["relative-json-pointer"] = StandardFormat.isRelativeJSONPointer
        table["regex"] = { (try? ECMARegex($0)) != nil }
        return table
    }()

    /// What a format accepts. Set it to teach a format of one's own; checks must be pure.
    public subscript(name: String) -> (@Sendable (String) -> Bool)? {
        get { checks[name] }
        set { checks[name] = newValue }
    }
}
