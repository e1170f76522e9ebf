import City
import Civics
import QRCodes

/// A licence on one lying A4 page within a border: what it states on the left, how to verify it and
/// who signed it on the right.
struct LicenceLayout {
    /// Sizes to try, the largest first; what does not fit the smallest is set as a letter.
    static let scales = [1.0, 0.92, 0.84, 0.76, 0.68]

    let sheet: PaperSheet
    let type: TypeCase
    let scale: Double
    private(set) var page = PageSheet.lying
    private(set) var unknownCharacters = 0

    private static let left = 88.0
    private static let column = 428.0
    private static let rightLeft = 556.0
    private static let rightColumn = 196.0
    private static let fieldsTop = 196.0
    private static let bottom = 516.0

    init(_ sheet: PaperSheet, type: TypeCase, scale: Double) {
        (self.sheet, self.type, self.scale) = (sheet, type, scale)
    }

    /// Lays the page out.
    ///
    /// - Returns: Whether everything found its place.
    mutating func lay() -> Bool {
        page.drawings.append(.border(width: page.width, height: page.height))
        heading()
        let end = statements()
        let signed = proof()
        return end <= Self.bottom && signed <= Self.bottom
    }

    private mutating func set(
        _ text: String, _ style: TextStyle, width: Double, side: Side = .left,
        indent: Double = 0
    ) -> SetText {
        let set = type.set(
            text, style, sheet.language, width: width, side: side, indent: indent)
        unknownCharacters += set.unknownCharacters
        return set
    }

    // MARK: Heading

    private mutating func heading() {
        let width = page.width - 2 * Self.left
        var y = 66.0
        func style(_ size: Double, _ pitch: Double, _ ink: Ink, _ tracking: Double) -> TextStyle {
            TextStyle(size: size, pitch: pitch, ink: ink, tracking: tracking)
        }
        let body = set(sheet.body, style(12.5, 20, .brand, 3), width: width, side: .middle)
        page.add(body, as: "P", x: Self.left, y: y)
        y += body.height + 2
        var big = TextStyle(isBold: true, size: 34, pitch: 46, tracking: 9)
        var title = set(sheet.title, big, width: width, side: .middle)
        while title.lineCount > 1, big.size > 20 {
            big = big.scaled(0.9)
            title = set(sheet.title, big, width: width, side: .middle)
        }
        page.add(title, as: "H1", x: Self.left, y: y)
        y += title.height
        if let second = sheet.secondTitle {
            let line = set(second, style(11.5, 18, .muted, 0.8), width: width, side: .middle)
            page.add(line, as: "P", x: Self.left, y: y)
            y += line.height
        }
        if let number = sheet.number {
            let line = set(number, style(11, 20, .ink, 0), width: width, side: .middle)
            page.add(line, as: "P", x: Self.left, y: y + 3)
        }
    }

    // MARK: What it states

    private mutating func statements() -> Double {
        var y = Self.fieldsTop
        for warning in sheet.warnings {
            let style = TextStyle(isBold: true, size: 11, pitch: 17, ink: .warning)
            let text = set(warning, style, width: Self.column - 20)
            page.drawings.append(
                .box(
                    x: Self.left, y: y, width: Self.column, height: text.height + 10,
                    fill: .warningTint, edge: .warning))
            page.add(text, as: "P", x: Self.left + 10, y: y + 5)
            y += text.height + 18
        }
        let isText = !sheet.blocks.contains { if case .fields = $0 { true } else { false } }
        let plain = isText ? TextStyle(size: 14.5, pitch: 26) : TextStyle(size: 11, pitch: 18)
        for block in sheet.blocks {
            switch block {
            case .fields(let fields): for field in fields { y = self.field(field, y) }
            case .heading(let text), .addressee(let text): y = paragraph(text, plain, y + 4)
            case .paragraph(let text):
                y = paragraph(text, plain, y + (isText ? 2 : 9), indent: isText)
            case .item(let mark, let text): y = paragraph(mark + text, plain, y)
            case .table: return .infinity
            case .note(let text):
                y = paragraph(text, TextStyle(size: 8.5, pitch: 13.5, ink: .muted), y + 4)
            }
        }
        return y
    }

    private mutating func paragraph(
        _ text: String, _ style: TextStyle, _ y: Double, indent: Bool = false
    ) -> Double {
        let style = style.scaled(scale)
        let text = set(
            text, style, width: Self.column,
            indent: indent && sheet.language != .en ? 2 * style.size : 0)
        page.add(text, as: "P", x: Self.left, y: y)
        return y + text.height
    }

    private mutating func field(_ field: PaperField, _ y: Double) -> Double {
        let labelWidth = 132.0
        let label = set(
            field.label, TextStyle(size: 11, pitch: 16, ink: .muted).scaled(scale),
            width: labelWidth - 8)
        let value = set(
            field.value, TextStyle(size: 15, pitch: 22).scaled(scale),
            width: Self.column - labelWidth)
        let top = y + 4 * scale
        let shift = value.style.baseline - label.style.baseline
        page.add(label, as: "P", x: Self.left, y: top + shift)
        var labelEnd = top + shift + label.height
        if let second = field.second {
            let line = set(
                second, TextStyle(size: 7.5, pitch: 10, ink: .muted).scaled(scale),
                width: labelWidth - 8)
            page.add(line, as: "P", x: Self.left, y: labelEnd - 2 * scale)
            labelEnd += line.height - 2 * scale
        }
        page.add(value, as: "P", x: Self.left + labelWidth, y: top)
        let end = max(top + value.height, labelEnd) + 4 * scale
        page.drawings.append(
            .rule(
                x: Self.left, y: end, toX: Self.left + Self.column, toY: end, width: 0.4,
                .hairline))
        return end
    }

    // MARK: Proof and signature

    private mutating func proof() -> Double {
        var y = Self.fieldsTop
        if let proof = sheet.proof {
            let side = 96.0
            if let code = QRCode(proof.address) {
                page.drawings.append(
                    .code(
                        code, x: Self.rightLeft + (Self.rightColumn - side) / 2, y: y, side: side))
            }
            y += side + 8
            let small = TextStyle(size: 8, pitch: 12.5, ink: .muted)
            var strong = small
            (strong.ink, strong.size) = (.ink, 9)
            y = line(proof.text, small, y)
            y = line(proof.code, strong, y)
            var link = small
            link.ink = .brand
            let address = set(proof.address, link, width: Self.rightColumn, side: .middle)
            page.drawings += [.open("P"), .link(proof.address)]
            page.add(address, x: Self.rightLeft, y: y)
            page.drawings += [.close("Link"), .close("P")]
            y += address.height
        }
        let lines = sheet.signature.map { text in
            type.fitted(
                text, TextStyle(size: 13.5, pitch: 25), sheet.language, width: Self.rightColumn)
        }
        let height = lines.reduce(0) { $0 + $1.height }
        let middle = max(y + 64, Self.bottom - 62)
        var top = middle - height / 2
        for text in lines {
            page.add(text, as: "P", x: Self.rightLeft, y: top)
            top += text.height
        }
        if let seal = sheet.seal {
            page.drawings.append(
                .seal(seal, x: Self.rightLeft + Self.rightColumn / 2 + 54, y: middle + 4))
        }
        return max(top, middle + 60)
    }

    private mutating func line(_ text: String, _ style: TextStyle, _ y: Double) -> Double {
        let text = set(text, style, width: Self.rightColumn, side: .middle)
        page.add(text, as: "P", x: Self.rightLeft, y: y)
        return y + text.height
    }
}
