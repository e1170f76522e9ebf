/// A table as CSV for people (RFC 4180), safe to open in a spreadsheet.
///
/// It begins with a byte order mark, so that spreadsheets read UTF-8. A cell that a spreadsheet
/// would run as a formula gets a leading apostrophe (OWASP, CSV injection).
public struct CSVText: Sendable {
    /// The text so far.
    public private(set) var bytes: [UInt8]

    /// A table with these headings.
    public init(headings: [String]) {
        bytes = [0xEF, 0xBB, 0xBF]
        add(row: headings)
    }

    /// Adds one row of cells.
    public mutating func add(row: [String]) {
        for (place, cell) in row.enumerated() {
            if place > 0 { bytes.append(UInt8(ascii: ",")) }
            write(cell)
        }
        bytes += [0x0D, 0x0A]
    }

    private mutating func write(_ cell: String) {
        let guarded = Self.startsFormula(cell) ? "'" + cell : cell
        let needsQuotes = guarded.utf8.contains {
            $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D
        }
        guard needsQuotes else {
            bytes += guarded.utf8
            return
        }
        bytes.append(0x22)
        for byte in guarded.utf8 {
            if byte == 0x22 { bytes.append(0x22) }
            bytes.append(byte)
        }
        bytes.append(0x22)
    }

    private static func startsFormula(_ cell: String) -> Bool {
        cell.utf8.first.map("=+-@\t\r".utf8.contains) ?? false
    }
}
