/// Cuts a stream of bytes into blocks of whole lines, so that memory is bounded by the block.
///
/// In CSV a line break inside quotes belongs to its cell (RFC 4180), so quotes are counted.
public struct PopulationBlocks: Sendable {
    /// A run of whole lines.
    public struct Block: Sendable {
        public let bytes: [UInt8]
        /// Where it begins in the file.
        public let offset: Int
        /// Number of its first line, from 1.
        public let line: Int
    }

    private let format: PopulationFormat
    private let size: Int
    private var waiting: [UInt8] = []
    private var offset: Int
    private var line: Int
    /// How far `waiting` has been looked through, and whether that ends inside quotes.
    private var looked = 0
    private var isQuoted = false
    /// End of the last whole line in `waiting`, and the line breaks up to there and beyond.
    private var whole = 0
    private var wholeBreaks = 0
    private var breaks = 0

    /// - Parameter size: Bytes after which a block is given out at the next end of a line.
    /// - Parameter offset: Bytes of the file that went before, and `line` the number of the next line.
    public init(_ format: PopulationFormat, size: Int = 1 << 20, offset: Int, line: Int) {
        (self.format, self.size, self.offset, self.line) = (format, size, offset, line)
    }

    /// Bytes that wait for the end of their line: a quote nobody closes lets them grow.
    public var pending: Int { waiting.count - whole }

    /// Takes more of the stream; gives a block as soon as one is full.
    public mutating func take(_ bytes: some Sequence<UInt8>) -> Block? {
        waiting += bytes
        look()
        return whole >= size ? cut(whole) : nil
    }

    /// What is left at the end of the stream, its last line with or without a line break.
    public mutating func rest() -> Block? {
        waiting.isEmpty ? nil : cut(waiting.count)
    }

    private mutating func look() {
        let countsQuotes = format == .csv
        waiting.withUnsafeBufferPointer { bytes in
            while looked < bytes.count {
                let byte = bytes[looked]
                looked += 1
                if byte == 0x22, countsQuotes { isQuoted.toggle() }
                guard byte == 0x0A else { continue }
                breaks += 1
                if !isQuoted { (whole, wholeBreaks) = (looked, breaks) }
            }
        }
    }

    private mutating func cut(_ end: Int) -> Block {
        let block = Block(bytes: Array(waiting[..<end]), offset: offset, line: line)
        waiting.removeFirst(end)
        offset += end
        line += end == whole ? wholeBreaks : breaks
        breaks -= end == whole ? wholeBreaks : breaks
        looked -= end
        (whole, wholeBreaks) = (0, 0)
        return block
    }
}

/// How a population is written.
public enum PopulationFormat: String, Sendable {
    /// A line of names, then a line for each person.
    case csv
    /// A JSON object for each person, one a line.
    case jsonLines = "json"

    /// As its first bytes show: JSON begins with a brace.
    public init(of start: some Sequence<UInt8>) {
        let first = start.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
        self = first == UInt8(ascii: "{") ? .jsonLines : .csv
    }
}
