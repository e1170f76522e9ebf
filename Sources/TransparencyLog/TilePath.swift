/// Where one immutable piece of a log is served (C2SP tlog-tiles): 256 hashes of one level, or
/// the 256 entries below them, or the first few of either.
public struct TilePath: Hashable, Sendable {
    /// What the piece holds.
    public enum Kind: Hashable, Sendable {
        /// Hashes of the trees over 256^level entries each, level 0...7.
        case hashes(level: Int)
        case entries
    }

    /// Hashes or entries in a full piece.
    public static let fullWidth = 256
    /// Seven levels of 256 hold more entries than an `Int` counts.
    public static let highestLevel = 7

    public let kind: Kind
    /// The piece's place among those of its kind, from 0.
    public let index: Int
    /// 1...256; below 256 the piece is partial.
    public let width: Int

    /// The place of a piece; `nil` outside the bounds given at the properties.
    public init?(_ kind: Kind, index: Int, width: Int = fullWidth) {
        guard index >= 0, (1...Self.fullWidth).contains(width) else { return nil }
        if case .hashes(let level) = kind, !(0...Self.highestLevel).contains(level) { return nil }
        self.init(unchecked: kind, index: index, width: width)
    }

    init(unchecked kind: Kind, index: Int, width: Int = fullWidth) {
        self.kind = kind
        self.index = index
        self.width = width
    }

    /// Whether fewer than 256 hashes or entries are in it.
    public var isPartial: Bool { width < Self.fullWidth }

    /// The same piece once it is full, to fall back on when a partial one is gone.
    public var full: TilePath { TilePath(unchecked: kind, index: index) }

    /// Pieces of one level that a tree of `size` entries consists of: the full ones, then the
    /// partial one if there is one. A level without hashes has none.
    ///
    /// - Parameter size: Below 0 is taken for 0. The pieces are made as they are asked for, so a
    ///   size that nobody could have is harmless.
    public static func paths(
        _ kind: Kind, treeSize size: Int
    ) -> some RandomAccessCollection<TilePath> {
        let count = max(hashes(kind, treeSize: size), 0)
        let pieces = count / fullWidth + (count % fullWidth > 0 ? 1 : 0)
        return (0..<pieces).lazy.map { index in
            let width = min(count - index * fullWidth, fullWidth)
            return TilePath(unchecked: kind, index: index, width: width)
        }
    }

    /// Hashes (or entries) that one level has in a tree of `size` entries.
    static func hashes(_ kind: Kind, treeSize size: Int) -> Int {
        switch kind {
        case .hashes(let level): size >> (8 * level)
        case .entries: size
        }
    }
}

extension TilePath: CustomStringConvertible {
    /// `tile/0/x001/x234/067.p/5` or `tile/entries/000`, without a leading slash.
    public var description: String {
        var elements: [String] = []
        var rest = index
        repeat {
            let digits = String(rest % 1000)
            elements.insert(String(repeating: "0", count: 3 - digits.count) + digits, at: 0)
            rest /= 1000
        } while rest > 0
        let path = elements.dropLast().map { "x\($0)/" }.joined() + elements[elements.count - 1]
        let level =
            switch kind {
            case .hashes(let level): String(level)
            case .entries: "entries"
            }
        return "tile/\(level)/\(path)" + (isPartial ? ".p/\(width)" : "")
    }
}

extension TilePath {
    /// Reads a path as a client asks for it; `nil` for anything that ``description`` would not
    /// write, so every piece has one address.
    public init?(parsing text: String) {
        guard text.utf8.count <= 64 else { return nil }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let level = parts.popFirst() else { return nil }
        var width = Self.fullWidth
        if parts.count >= 2, parts[parts.endIndex - 2].hasSuffix(".p") {
            guard let partial = StrictText.decimal(parts.removeLast()), partial < Self.fullWidth
            else { return nil }
            width = partial
            parts.append(parts.removeLast().dropLast(2))
        }
        guard let index = Self.index(parts), let kind = Self.kind(level) else { return nil }
        self.init(kind, index: index, width: width)
        guard text == description else { return nil }
    }

    private static func kind(_ level: Substring) -> Kind? {
        level == "entries" ? .entries : StrictText.decimal(level).map { .hashes(level: $0) }
    }

    private static func index(_ parts: ArraySlice<Substring>) -> Int? {
        var index = 0
        for part in parts {
            let digits = part.drop { $0 == "x" }
            guard digits.utf8.count == 3, let value = UInt16(digits) else { return nil }
            let (shifted, overflow) = index.multipliedReportingOverflow(by: 1000)
            let (next, overflows) = shifted.addingReportingOverflow(Int(value))
            if overflow || overflows { return nil }
            index = next
        }
        return parts.isEmpty ? nil : index
    }
}
