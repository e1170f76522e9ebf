import City
import QRCodes

/// What stands on a page, in the order it is read; lengths in points from the upper left corner.
enum PageDrawing {
    /// A tag of the document's structure begins (PDF 32000-1 §14.8.4): `P`, `H1`, `Table` …
    case open(String)
    /// A link begins.
    case link(String)
    /// The innermost tag ends.
    case close(String)
    case line(SetText, Int, x: Double, y: Double)
    case rule(x: Double, y: Double, toX: Double, toY: Double, width: Double, Ink)
    case box(x: Double, y: Double, width: Double, height: Double, fill: Ink?, edge: Ink?)
    case code(QRCode, x: Double, y: Double, side: Double)
    case seal(PaperSeal, x: Double, y: Double)
    case border(width: Double, height: Double)
}

/// One page.
struct PageSheet {
    var width: Double
    var height: Double
    var drawings: [PageDrawing] = []

    /// A4 standing and lying.
    static var standing: PageSheet { PageSheet(width: 595.28, height: 841.89) }
    static var lying: PageSheet { PageSheet(width: 841.89, height: 595.28) }

    /// Lines of a set text, one under another.
    mutating func add(_ text: SetText, lines: Range<Int>? = nil, x: Double, y: Double) {
        for (place, line) in (lines ?? 0..<text.lineCount).enumerated() {
            drawings.append(.line(text, line, x: x, y: y + Double(place) * text.style.pitch))
        }
    }

    /// The same within a tag.
    mutating func add(
        _ text: SetText, as tag: String, lines: Range<Int>? = nil, x: Double, y: Double
    ) {
        drawings.append(.open(tag))
        add(text, lines: lines, x: x, y: y)
        drawings.append(.close(tag))
    }
}
