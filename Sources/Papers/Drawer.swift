import CPango
import City
import Civics
import Foundation
import QRCodes

/// Draws laid-out pages into a file.
struct Drawer {
    let file: PDFFile
    let type: TypeCase
    let sheet: PaperSheet
    var cairo: OpaquePointer { file.cairo }

    init(_ file: PDFFile, type: TypeCase, sheet: PaperSheet) {
        (self.file, self.type, self.sheet) = (file, type, sheet)
    }

    func draw(_ pages: [PageSheet]) {
        for (place, page) in pages.enumerated() {
            // The size first: setting it forgets what was drawn, tags too.
            file.begin(page)
            if place == 0 { file.open("Document") }
            if let across = sheet.across { write(across, across: page) }
            for drawing in page.drawings { draw(drawing) }
            foot(of: page, number: place + 1, of: pages.count)
            if place + 1 < pages.count { file.endPage() }
        }
        file.close("Document")
        file.endPage()
    }

    private func draw(_ drawing: PageDrawing) {
        switch drawing {
        case .open(let tag): file.open(tag)
        case .link(let address): file.openLink(address)
        case .close(let tag): file.close(tag)
        case .line(let text, let line, let x, let y):
            file.use(text.style.ink)
            text.draw(line: line, x: x, y: y, on: cairo)
        case .rule(let x, let y, let toX, let toY, let width, let ink):
            file.use(ink)
            cairo_set_line_width(cairo, width)
            cairo_move_to(cairo, x, y)
            cairo_line_to(cairo, toX, toY)
            cairo_stroke(cairo)
        case .box(let x, let y, let width, let height, let fill, let edge):
            box(x, y, width, height, fill: fill, edge: edge)
        case .code(let code, let x, let y, let side): draw(code, x, y, side)
        case .seal(let seal, let x, let y): draw(seal, x, y)
        case .border(let width, let height): border(width, height)
        }
    }

    private func box(
        _ x: Double, _ y: Double, _ width: Double, _ height: Double, fill: Ink?, edge: Ink?
    ) {
        cairo_rectangle(cairo, x, y, width, height)
        if let fill {
            file.use(fill)
            cairo_fill_preserve(cairo)
        }
        if let edge {
            file.use(edge)
            cairo_set_line_width(cairo, 0.8)
            cairo_stroke_preserve(cairo)
        }
        cairo_new_path(cairo)
    }

    /// Dark modules as bars, one path: sharp at any size, and no hairline between neighbours.
    private func draw(_ code: QRCode, _ x: Double, _ y: Double, _ side: Double) {
        let module = side / Double(code.size)
        for row in 0..<code.size {
            var column = 0
            while column < code.size {
                let start = column
                while code[column, row] { column += 1 }
                if column > start {
                    cairo_rectangle(
                        cairo, x + Double(start) * module, y + Double(row) * module,
                        Double(column - start) * module, module)
                } else {
                    column += 1
                }
            }
        }
        file.use(Ink(0x000000))
        cairo_fill(cairo)
    }

    // MARK: Foot and across

    private func foot(of page: PageSheet, number: Int, of pages: Int) {
        let isLying = page.width > page.height
        let words = sheet.foot.replacing("{pages}", with: "\(pages)")
            .replacing("{page}", with: "\(number)")
        let style = TextStyle(size: 8, pitch: 12, ink: .muted)
        let margin = isLying ? 88.0 : LetterLayout.left
        let width = page.width - 2 * margin
        let y = isLying ? page.height - 72 : 790.0
        file.use(style.ink)
        let text = type.set(words, style, sheet.language, width: width, side: .middle)
        for line in 0..<text.lineCount {
            text.draw(line: line, x: margin, y: y + Double(line) * style.pitch, on: cairo)
        }
    }

    /// A word across the page in pale outlines, behind everything.
    private func write(_ word: String, across page: PageSheet) {
        var style = TextStyle(isBold: true, size: 110, pitch: 110, tracking: 14)
        var text = type.set(word, style, sheet.language, width: 2000)
        let room = page.width * 0.8
        if text.inkWidth > room {
            style = style.scaled(room / text.inkWidth)
            text = type.set(word, style, sheet.language, width: 2000)
        }
        cairo_save(cairo)
        cairo_translate(cairo, page.width / 2, page.height / 2)
        cairo_rotate(cairo, -Double.pi / 7)
        text.addOutlines(x: -text.inkWidth / 2, baseline: style.size * 0.36, on: cairo)
        file.use(Ink(0xA3262A, alpha: 0.13))
        cairo_fill(cairo)
        cairo_restore(cairo)
    }
}
