/// Which elements or members of one value have been looked at, for `unevaluatedItems` and
/// `unevaluatedProperties` (core §11).
struct Marks {
    /// Whether anybody above asks.
    let tracks: Bool
    private var allItems = false
    /// Elements from the first on.
    private var prefix = 0
    private var items = Bits()
    private var allMembers = false
    private var members = Bits()

    init(tracks: Bool) { self.tracks = tracks }

    mutating func addAllItems() { allItems = true }
    mutating func addItems(upTo count: Int) { prefix = max(prefix, count) }
    mutating func addItem(_ position: Int) { items.insert(position) }
    mutating func addAllMembers() { allMembers = true }
    mutating func addMember(_ position: Int) { members.insert(position) }

    func hasItem(_ position: Int) -> Bool {
        allItems || position < prefix || items.contains(position)
    }

    func hasMember(_ position: Int) -> Bool { allMembers || members.contains(position) }

    mutating func formUnion(_ other: Marks) {
        allItems = allItems || other.allItems
        prefix = max(prefix, other.prefix)
        items.formUnion(other.items)
        allMembers = allMembers || other.allMembers
        members.formUnion(other.members)
    }

    /// Positions; the first 64 without an allocation.
    private struct Bits {
        private var low: UInt64 = 0
        private var high: Set<Int> = []

        mutating func insert(_ position: Int) {
            if position < 64 { low |= 1 << UInt64(position) } else { high.insert(position) }
        }

        func contains(_ position: Int) -> Bool {
            position < 64 ? low & (1 << UInt64(position)) != 0 : high.contains(position)
        }

        mutating func formUnion(_ other: Bits) {
            low |= other.low
            high.formUnion(other.high)
        }
    }
}
