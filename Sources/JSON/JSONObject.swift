/// The members of a JSON object in the order they were added, each key once.
///
/// Lookup scans a small object and uses a hash index in a large one. Keys are the same when their
/// Unicode scalars are (RFC 8259 §8.3); composed and decomposed accents are different keys.
/// Two objects are equal when they hold equal members, in whatever order.
public struct JSONObject: Sendable {
    /// One member.
    public struct Member: Sendable {
        public let key: String
        public var value: JSONValue
    }

    /// Above this size the scan loses to the hash index (measured with 12-byte keys).
    private static let scanLimit = 16

    private var members: [Member] = []
    private var index: [JSONKey: Int]?

    /// An object without members.
    public init() {}

    /// Members in the order given; of a repeated key the last value stands, in the first place.
    public init(_ members: some Sequence<(String, JSONValue)>) {
        for (key, value) in members { self[key] = value }
    }

    /// The member's value. Setting a new key adds it at the end, setting an old one keeps its
    /// place, setting `nil` removes it (in time proportional to the object's size).
    public subscript(key: String) -> JSONValue? {
        get { position(of: key).map { members[$0].value } }
        set {
            switch (position(of: key), newValue) {
            case (let position?, let value?): members[position].value = value
            case (nil, let value?): add(key, value)
            case (let position?, nil): remove(at: position)
            case (nil, nil): break
            }
        }
    }

    /// The place of `key` among the members, if present.
    public func position(of key: String) -> Int? {
        if let index { return index[JSONKey(key)] }
        for place in members.indices where members[place].key.hasSameBytes(as: key) {
            return place
        }
        return nil
    }

    /// The keys, in order.
    public var keys: some RandomAccessCollection<String> { members.lazy.map(\.key) }

    /// The values, in the order of their keys.
    public var values: some RandomAccessCollection<JSONValue> { members.lazy.map(\.value) }

    /// Makes room for `count` members.
    public mutating func reserveCapacity(_ count: Int) { members.reserveCapacity(count) }

    /// Adds a member that must be new; answers whether it was.
    mutating func addNew(_ key: String, _ value: JSONValue) -> Bool {
        guard position(of: key) == nil else { return false }
        add(key, value)
        return true
    }

    private mutating func add(_ key: String, _ value: JSONValue) {
        index?[JSONKey(key)] = members.count
        members.append(Member(key: key, value: value))
        if index == nil, members.count > Self.scanLimit { reindex() }
    }

    private mutating func remove(at position: Int) {
        members.remove(at: position)
        if index != nil { reindex() }
    }

    private mutating func reindex() {
        var fresh = [JSONKey: Int](minimumCapacity: members.count * 2)
        for place in members.indices { fresh[JSONKey(members[place].key)] = place }
        index = fresh
    }
}

extension JSONObject: RandomAccessCollection {
    public var startIndex: Int { 0 }
    public var endIndex: Int { members.count }

    /// The member at `position` in the order of adding.
    public subscript(position: Int) -> Member { members[position] }
}

extension JSONObject: Hashable {
    public static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.count == right.count && left.allSatisfy { right[$0.key] == $0.value }
    }

    public func hash(into hasher: inout Hasher) {
        var sum = 0
        for member in members {
            var own = Hasher()
            member.key.hashBytes(into: &own)
            own.combine(member.value)
            sum ^= own.finalize()
        }
        hasher.combine(members.count)
        hasher.combine(sum)
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    /// Members in the order written; of a repeated key the last value stands.
    public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

/// A key compared by its bytes: `String`'s own equality would join canonically equivalent keys.
struct JSONKey: Hashable {
    let text: String

    init(_ text: String) { self.text = text }

    static func == (left: JSONKey, right: JSONKey) -> Bool {
        left.text.hasSameBytes(as: right.text)
    }

    func hash(into hasher: inout Hasher) { text.hashBytes(into: &hasher) }
}
