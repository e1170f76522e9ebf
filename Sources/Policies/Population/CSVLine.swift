/// The cells of one line of CSV (RFC 4180).
struct CSVLine {
    struct Cell: Hashable {
        var text: ArraySlice<UInt8>
        /// In quotes: `"null"` is a word, `null` says that there is none.
        var isQuoted: Bool

        var string: String { String(decoding: text, as: UTF8.self) }
    }

    private(set) var cells: [Cell] = []
    /// A quote inside an unquoted cell, or text behind a closing quote.
    private(set) var isBroken = false

    /// Reads the line that begins at `place` and moves `place` behind it.
    init(_ bytes: [UInt8], at place: inout Int, expecting count: Int = 0) {
        cells.reserveCapacity(count)
        while true {
            cells.append(cell(bytes, &place))
            guard place < bytes.count, bytes[place] == 0x2C else { break }
            place += 1
        }
        if place < bytes.count, bytes[place] == 0x0D { place += 1 }
        if place < bytes.count, bytes[place] == 0x0A {
            place += 1
        } else if place < bytes.count {
            isBroken = true
            while place < bytes.count, bytes[place] != 0x0A { place += 1 }
            place = min(place + 1, bytes.count)
        }
    }

    private mutating func cell(_ bytes: [UInt8], _ place: inout Int) -> Cell {
        if place < bytes.count, bytes[place] == 0x22 { return quoted(bytes, &place) }
        let start = place
        while place < bytes.count, bytes[place] != 0x2C, bytes[place] != 0x0A {
            if bytes[place] == 0x22 { isBroken = true }
            place += 1
        }
        var end = place
        if end > start, bytes[end - 1] == 0x0D { end -= 1 }
        return Cell(text: bytes[start..<end], isQuoted: false)
    }

    private mutating func quoted(_ bytes: [UInt8], _ place: inout Int) -> Cell {
        place += 1
        let start = place
        var parts: [UInt8]?
        var from = start
        while place < bytes.count {
            guard bytes[place] == 0x22 else {
                place += 1
                continue
            }
            guard place + 1 < bytes.count, bytes[place + 1] == 0x22 else { break }
            parts = (parts ?? []) + bytes[from...place]
            place += 2
            from = place
        }
        let end = place
        if place < bytes.count { place += 1 } else { isBroken = true }
        let text = parts.map { ($0 + bytes[from..<end])[...] } ?? bytes[start..<end]
        return Cell(text: text, isQuoted: true)
    }
}
