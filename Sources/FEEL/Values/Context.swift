/// Named values in the order they were given. Names may be any text, even empty.
///
/// Equal to another when both hold the same names with the same values, in whatever order.
public struct Context: Sendable {
    /// The names in order.
    public private(set) var keys: [String] = []
    private(set) var values: [Value] = []
    private var index: [String: Int] = [:]

    /// Nothing in it.
    public init() {}

    /// Names with values; a later value replaces an earlier one of the same name.
    public init(_ entries: [(String, Value)]) {
        for (key, value) in entries { self[key] = value }
    }

    /// How many names there are.
    public var count: Int { keys.count }

    /// Names with their values, in order.
    public var entries: [(key: String, value: Value)] {
        zip(keys, values).map { (key: $0, value: $1) }
    }

    /// The value of a name, `nil` when the name is not there; setting `nil` removes it.
    public subscript(key: String) -> Value? {
        get { position(of: key).map { values[$0] } }
        set {
            guard let newValue else {
                remove(key)
                return
            }
            set(key, newValue)
        }
    }

    private func position(of key: String) -> Int? {
        keys.count <= 8 ? keys.firstIndex(of: key) : index[key]
    }

    private mutating func set(_ key: String, _ value: Value) {
        if let place = position(of: key) {
            values[place] = value
            return
        }
        keys.append(key)
        values.append(value)
        if keys.count == 9 {
            for (place, key) in keys.enumerated() { index[key] = place }
        } else if keys.count > 9 {
            index[key] = keys.count - 1
        }
    }

    private mutating func remove(_ key: String) {
        guard let place = position(of: key) else { return }
        keys.remove(at: place)
        values.remove(at: place)
        index = [:]
        if keys.count > 8 {
            for (place, key) in keys.enumerated() { index[key] = place }
        }
    }
}

extension Context: Hashable {
    /// Whether both hold the same names with the same values.
    public static func == (left: Context, right: Context) -> Bool {
        guard left.count == right.count else { return false }
        return zip(left.keys, left.values).allSatisfy { right[$0] == $1 }
    }

    /// Hashes names and values regardless of order.
    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for (key, value) in zip(keys, values) {
            var one = Hasher()
            one.combine(key)
            one.combine(value)
            sum = sum &+ one.finalize()
        }
        hasher.combine(sum)
    }
}

extension Context: CustomStringConvertible {
    /// The context as a FEEL literal.
    public var description: String { written { $0.description } }

    var plainText: String { written { $0.plainItem } }

    private func written(_ text: (Value) -> String) -> String {
        let parts = zip(keys, values).map { Context.writtenKey($0) + ": " + text($1) }
        return "{" + parts.joined(separator: ", ") + "}"
    }

    private static func writtenKey(_ key: String) -> String {
        let scalars = key.unicodeScalars
        let plain = scalars.first.map(NameScalars.starts) ?? false
        let rest = scalars.allSatisfy { NameScalars.continues($0) || $0 == " " }
        return plain && rest ? key : Value.quoted(key)
    }
}
