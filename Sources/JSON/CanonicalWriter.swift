/// Writes a value's one canonical text (``JSONValue/canonical()``) piece by piece, for whoever
/// would make a value only to write it.
///
/// Members may come in any order: an object that they were not given to in order is put in order
/// when it ends.
///
///     var writer = CanonicalWriter()
///     writer.beginObject()
///     writer.beginMember("unit")
///     writer.write("fire")
///     writer.endMember()
///     writer.endObject()
///     writer.bytes                      // {"unit":"fire"}
///
/// What is begun must be ended, the innermost first.
public struct CanonicalWriter: Sendable {
    /// A member of an object that is still open: its key, where its text begins, and its value.
    private struct Member {
        let key: String
        let start: Int
        let value: Int
    }

    private var text: JSONWriter
    private var members: [Member] = []
    /// For each open object the place of its first member among ``members``.
    private var objects: [Int] = []

    /// - Parameter capacity: Bytes there is room for at once.
    public init(reserving capacity: Int = 256) {
        text = JSONWriter(bytes: [], layout: .canonical)
        text.bytes.reserveCapacity(capacity)
    }

    /// What was written.
    public var bytes: [UInt8] { text.bytes }

    /// Writes a whole value.
    public mutating func write(_ value: JSONValue) { text.write(value) }

    /// Writes a text.
    public mutating func write(_ string: String) { text.writeString(string) }

    /// Writes a whole number.
    public mutating func write(_ whole: Int64) { text.writeWhole(whole) }

    // MARK: Arrays

    /// Begins an array; ``endElement()`` follows each of its elements.
    public mutating func beginArray() { text.bytes.append(.openBracket) }

    /// Ends an element of the array begun last.
    public mutating func endElement() { text.bytes.append(.comma) }

    /// Ends the array begun last.
    public mutating func endArray() { close(.closeBracket) }

    // MARK: Objects

    /// Begins an object; its members follow in any order.
    public mutating func beginObject() {
        text.bytes.append(.openBrace)
        objects.append(members.count)
    }

    /// Begins a member of the innermost object; its value is written next.
    ///
    /// - Parameter key: Given once in an object.
    public mutating func beginMember(_ key: String) {
        let start = text.bytes.count
        text.writeString(key)
        text.bytes.append(.colon)
        members.append(Member(key: key, start: start, value: text.bytes.count))
    }

    /// Ends the member begun last, whatever its value.
    public mutating func endMember() { text.bytes.append(.comma) }

    /// Ends a member, or takes it back when its value says nothing: `null`, `false`, an empty array
    /// or object.
    public mutating func endMemberUnlessEmpty() {
        guard let member = members.last else { return }
        if isEmpty(valueAt: member.value) {
            text.bytes.removeSubrange(member.start...)
            members.removeLast()
        } else {
            endMember()
        }
    }

    /// Ends the object begun last, and puts its members in order.
    public mutating func endObject() {
        let first = objects.popLast() ?? 0
        putInOrder(from: first)
        members.removeSubrange(first...)
        close(.closeBrace)
    }

    // MARK: Parts

    /// Every element and member ends with a comma; the last one's gives way.
    private mutating func close(_ bracket: UInt8) {
        if text.bytes.last == .comma {
            text.bytes[text.bytes.count - 1] = bracket
        } else {
            text.bytes.append(bracket)
        }
    }

    /// Told by length and first byte: texts begin with a quotation mark, numbers with a digit.
    private func isEmpty(valueAt start: Int) -> Bool {
        switch text.bytes.count - start {
        case 2: text.bytes[start] == .openBracket || text.bytes[start] == .openBrace
        case 4: text.bytes[start] == UInt8(ascii: "n")
        case 5: text.bytes[start] == UInt8(ascii: "f")
        case _: false
        }
    }

    private mutating func putInOrder(from first: Int) {
        let own = members[first...]
        guard zip(own, own.dropFirst()).contains(where: { $1.key.precedesInUTF16($0.key) }),
            let begin = own.first?.start
        else { return }
        let (end, old) = (text.bytes.count, text.bytes[begin...])
        let ends = own.dropFirst().map(\.start) + [end]
        let sorted = zip(own, ends).sorted { $0.0.key.precedesInUTF16($1.0.key) }
        var ordered: [UInt8] = []
        ordered.reserveCapacity(end - begin)
        for (member, end) in sorted { ordered += old[member.start..<end] }
        text.bytes.replaceSubrange(begin..., with: ordered)
    }
}
