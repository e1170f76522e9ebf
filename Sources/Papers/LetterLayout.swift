import City
import Civics
import QRCodes

/// A letter on standing A4: margins of GB/T 9704-2012 (37 mm above, 28 mm on the left, a text area
/// of 156 by 225 mm), its pages broken so that no line stands alone.
struct LetterLayout {
    /// A seal must not stand on a page with no text of the letter: lines are set closer instead
    /// (GB/T 9704-2012 §7.3.5.5). How much closer may be tried.
    static let pitches = [1.0, 0.94, 0.88]

    let sheet: PaperSheet
    let type: TypeCase
    let pitch: Double
    var pages: [PageSheet] = [.standing]
    private(set) var unknownCharacters = 0
    /// Where the next thing stands on the last page.
    var y = Self.top
    /// Whether the last page bears words of the letter, not its signature alone.
    private(set) var hasText = true

    static let left = 79.4
    static let width = 442.2
    static let top = 96.0
    static let bottom = 742.7

    /// The last block begins a page of its own, so that a seal which fits nowhere else follows it.
    private let endsOnNewPage: Bool

    init(_ sheet: PaperSheet, type: TypeCase, pitch: Double, endsOnNewPage: Bool = false) {
        (self.sheet, self.type, self.pitch) = (sheet, type, pitch)
        self.endsOnNewPage = endsOnNewPage
    }

    /// Lays the whole sheet out.
    ///
    /// - Throws: ``PressFault/tooLong(pages:)``.
    mutating func lay() throws {
        heading()
        for (place, block) in sheet.blocks.enumerated() {
            if endsOnNewPage, place > 0, place == sheet.blocks.count - 1 { newPage() }
            lay(block, before: place + 1 < sheet.blocks.count ? sheet.blocks[place + 1] : nil)
            guard pages.count <= Press.mostPages else {
                throw PressFault.tooLong(pages: pages.count)
            }
        }
        ending()
    }

    // MARK: Words

    var isChinese: Bool { sheet.language != .en }

    var body: TextStyle {
        TextStyle(size: isChinese ? 14 : 11.5, pitch: (isChinese ? 25.5 : 18.5) * pitch)
    }
    var label: TextStyle { TextStyle(size: 10.5, pitch: 17, ink: .muted) }
    var small: TextStyle { TextStyle(size: 9, pitch: 14.5, ink: .muted) }

    mutating func set(
        _ text: String, _ style: TextStyle, width: Double = Self.width, side: Side = .left,
        indent: Double = 0
    ) -> SetText {
        let set = type.set(
            text, style, sheet.language, width: width, side: side, indent: indent)
        unknownCharacters += set.unknownCharacters
        return set
    }

    // MARK: Pages

    mutating func draw(_ drawing: PageDrawing) { pages[pages.count - 1].drawings.append(drawing) }

    mutating func add(
        _ text: SetText, as tag: String, lines: Range<Int>? = nil, x: Double, y: Double
    ) {
        pages[pages.count - 1].add(text, as: tag, lines: lines, x: x, y: y)
    }

    mutating func newPage() {
        pages.append(.standing)
        y = Self.top
        hasText = false
    }

    /// Begins a new page unless so much still fits on this one.
    mutating func need(_ height: Double) {
        if y + height > Self.bottom, y > Self.top { newPage() }
    }

    /// The last page bears words of the letter.
    mutating func markText() { hasText = true }

    // MARK: Heading

    private mutating func heading() {
        for warning in sheet.warnings { warn(warning) }
        let body = set(
            sheet.body,
            TextStyle(
                size: isChinese ? 14 : 12, pitch: 24, ink: .brand,
                tracking: isChinese ? 2 : 0),
            side: .middle)
        add(body, as: "P", x: Self.left, y: y)
        y += body.height + 6
        let title = set(
            sheet.title,
            TextStyle(
                isBold: true, size: isChinese ? 23 : 19, pitch: isChinese ? 34 : 27,
                tracking: isChinese ? 3 : 0),
            side: .middle)
        add(title, as: "H1", x: Self.left, y: y)
        y += title.height + 9
        draw(
            .rule(
                x: Self.left, y: y, toX: Self.left + Self.width, toY: y, width: 1.4, .brand))
        draw(
            .rule(
                x: Self.left, y: y + 2.6, toX: Self.left + Self.width, toY: y + 2.6, width: 0.4,
                .brand))
        y += 10
        if let number = sheet.number {
            let line = set(number, label, side: .right)
            add(line, as: "P", x: Self.left, y: y)
            y += line.height
        }
        y += 10
    }

    private mutating func warn(_ warning: String) {
        var style = label
        style.ink = .warning
        let text = set(warning, style, width: Self.width - 24)
        draw(
            .box(
                x: Self.left, y: y - 26, width: Self.width, height: text.height + 12,
                fill: .warningTint, edge: .warning))
        add(text, as: "P", x: Self.left + 12, y: y - 20)
        y += text.height + 18
    }

    // MARK: Lines

    /// A paragraph from here on, over as many pages as it needs: two lines at least stand together
    /// on either side of a page's end.
    mutating func flow(_ text: SetText, as tag: String, x: Double = Self.left) {
        var line = 0
        while line < text.lineCount {
            let rest = text.lineCount - line
            var fits = min(rest, max(0, Int((Self.bottom - y) / text.style.pitch + 0.001)))
            if fits < rest {
                if rest - fits == 1 { fits -= 1 }
                if fits < 2, rest > fits { fits = 0 }
            }
            if fits <= 0 {
                guard y > Self.top else { break }
                newPage()
                continue
            }
            add(text, as: tag, lines: line..<line + fits, x: x, y: y)
            hasText = true
            y += Double(fits) * text.style.pitch
            line += fits
        }
    }

    // MARK: Ending

    /// Signature on the right, proof on the left, never apart.
    private mutating func ending() {
        let column = 200.0
        let signature = sheet.signature.map { line in
            type.fitted(
                line, TextStyle(size: 13.5, pitch: 24), sheet.language, width: column)
        }
        let signed = signature.reduce(0) { $0 + $1.height }
        let proof = sheet.proof.map { ProofLines($0, &self) }
        let height = max(signed + (sheet.seal == nil ? 8 : 66), proof?.height ?? 0)
        y += 14
        need(height)
        let x = Self.left + Self.width - column
        var line = y + (height - signed) / 2
        for text in signature {
            add(text, as: "P", x: x, y: line)
            line += text.height
        }
        if let seal = sheet.seal {
            draw(.seal(seal, x: x + column / 2 + 58, y: y + height / 2 + 4))
        }
        if let proof { pages[pages.count - 1].drawings += proof.drawings(x: Self.left, y: y) }
        y += height
    }

    /// The code, the words beside it and the address.
    struct ProofLines {
        let code: QRCode?
        let text: SetText
        let typed: SetText
        let address: SetText
        let target: String
        static let side = 78.0

        init(_ proof: PaperProof, _ layout: inout LetterLayout) {
            let width = 152.0
            let small = TextStyle(size: 8, pitch: 12.5, ink: .muted)
            code = QRCode(proof.address)
            text = layout.set(proof.text, small, width: width)
            var strong = small
            (strong.ink, strong.size) = (.ink, 8.5)
            typed = layout.set(proof.code, strong, width: width)
            var link = small
            link.ink = .brand
            address = layout.set(proof.address, link, width: width)
            target = proof.address
        }

        var words: Double { text.height + typed.height + address.height }
        var height: Double { max(Self.side, words) }

        func drawings(x: Double, y: Double) -> [PageDrawing] {
            var page = PageSheet.standing
            if let code { page.drawings.append(.code(code, x: x, y: y, side: Self.side)) }
            let textX = x + Self.side + 10
            var line = y + (height - words) / 2
            page.add(text, as: "P", x: textX, y: line)
            line += text.height
            page.add(typed, as: "P", x: textX, y: line)
            line += typed.height
            page.drawings.append(.open("P"))
            page.drawings.append(.link(target))
            page.add(address, x: textX, y: line)
            page.drawings += [.close("Link"), .close("P")]
            return page.drawings
        }
    }
}
