import CPango
import City
import Civics
import Foundation

extension Drawer {
    // MARK: Seal

    /// A round seal of 42 mm as departments' are (国发〔1999〕25号), its name along the edge and
    /// in its middle, in a frame, the word that says it is none.
    func draw(_ seal: PaperSeal, _ x: Double, _ y: Double) {
        let radius = 56.0
        file.use(.seal)
        for (circle, width) in [(radius, 2.2), (radius - 4.2, 0.5)] {
            cairo_set_line_width(cairo, width)
            cairo_new_path(cairo)
            cairo_arc(cairo, x, y, circle, 0, 2 * .pi)
            cairo_stroke(cairo)
        }
        along(seal.body, x, y, radius - 9)
        let style = TextStyle(isBold: true, size: 19, pitch: 24, tracking: 3)
        let mark = type.set(seal.mark, style, .zhHans, width: 300)
        let width = mark.inkWidth
        mark.addOutlines(x: x - width / 2, baseline: y + 35, on: cairo)
        cairo_fill(cairo)
        cairo_set_line_width(cairo, 1)
        cairo_rectangle(cairo, x - width / 2 - 6, y + 15, width + 12, 27)
        cairo_stroke(cairo)
        waves(x, y - 6, width: 30)
    }

    /// Characters on an arc, their feet to the middle.
    private func along(_ text: String, _ x: Double, _ y: Double, _ radius: Double) {
        let characters = Array(text)
        guard !characters.isEmpty else { return }
        let size = characters.count > 22 ? 7.5 : characters.count > 12 ? 9.5 : 11.5
        let style = TextStyle(isBold: true, size: size, pitch: size)
        let set = characters.map { type.set(String($0), style, .zhHans, width: 100) }
        let widths = set.map { $0.inkWidth * 1.06 + 1.2 }
        let inner = radius - size * 0.88
        let whole = min(widths.reduce(0, +), inner * 4.0)
        let factor = whole / max(1, widths.reduce(0, +))
        var angle = -whole / inner / 2
        for (glyph, width) in zip(set, widths) {
            let half = width * factor / inner / 2
            cairo_save(cairo)
            cairo_translate(cairo, x, y)
            cairo_rotate(cairo, angle + half)
            glyph.addOutlines(x: -glyph.inkWidth / 2, baseline: -inner, on: cairo)
            cairo_fill(cairo)
            cairo_restore(cairo)
            angle += 2 * half
        }
    }

    private func waves(_ x: Double, _ y: Double, width: Double) {
        cairo_set_line_width(cairo, 1)
        for row in 0..<2 {
            wave(
                from: x - width / 2, to: x + width / 2, at: y + Double(row) * 5, height: 1.8,
                length: width / 3, phase: 0, isLying: true)
            cairo_stroke(cairo)
        }
    }

    /// A sine in quarters, each one curve whose ends have the sine's place and slope.
    ///
    /// - Parameter isLying: Along x, its height along y; otherwise the other way round.
    private func wave(
        from start: Double, to end: Double, at middle: Double, height: Double, length: Double,
        phase: Double, isLying: Bool
    ) {
        let step = length / 4
        let count = max(1, Int(((end - start) / step).rounded()))
        func point(_ place: Double) -> (Double, Double, slope: Double) {
            let angle = (place - start) / length * 2 * .pi + phase
            return (place, middle + height * sin(angle), height * cos(angle) * 2 * .pi / length)
        }
        func put(_ along: Double, _ across: Double) -> (Double, Double) {
            isLying ? (along, across) : (across, along)
        }
        var before = point(start)
        let first = put(before.0, before.1)
        cairo_move_to(cairo, first.0, first.1)
        for quarter in 1...count {
            let next = point(start + Double(quarter) * step)
            let one = put(before.0 + step / 3, before.1 + before.slope * step / 3)
            let two = put(next.0 - step / 3, next.1 - next.slope * step / 3)
            let last = put(next.0, next.1)
            cairo_curve_to(cairo, one.0, one.1, two.0, two.1, last.0, last.1)
            before = next
        }
    }

    // MARK: Border

    /// Two rules with still water between them: waves that cross, drawn by formula.
    func border(_ width: Double, _ height: Double) {
        let (outer, band) = (30.0, 18.0)
        let inner = outer + band
        frame(outer, width, height, line: 1.6, .brand)
        frame(outer + 3, width, height, line: 0.4, .gold)
        frame(inner, width, height, line: 0.8, .brand)
        frame(inner + 3, width, height, line: 0.4, .gold)
        cairo_save(cairo)
        cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD)
        cairo_rectangle(cairo, outer + 3, outer + 3, width - 2 * outer - 6, height - 2 * outer - 6)
        cairo_rectangle(cairo, inner, inner, width - 2 * inner, height - 2 * inner)
        cairo_clip(cairo)
        water(outer, band, width, height)
        cairo_restore(cairo)
        ground(width, height)
        for (x, y) in [
            (outer, outer), (width - outer, outer), (outer, height - outer),
            (width - outer, height - outer),
        ] {
            corner(
                x + (x < width / 2 ? band / 2 : -band / 2),
                y + (y < height / 2 ? band / 2 : -band / 2))
        }
    }

    private func frame(
        _ inset: Double, _ width: Double, _ height: Double, line: Double, _ ink: Ink
    ) {
        file.use(ink)
        cairo_set_line_width(cairo, line)
        cairo_rectangle(cairo, inset, inset, width - 2 * inset, height - 2 * inset)
        cairo_stroke(cairo)
    }

    private func water(_ outer: Double, _ band: Double, _ width: Double, _ height: Double) {
        cairo_set_line_width(cairo, 0.45)
        let middle = outer + band / 2 + 1
        for phase in 0..<6 {
            file.use(phase.isMultiple(of: 3) ? Ink(0xC4A76E) : Ink(0x85A6AF))
            let shift = Double(phase) * .pi / 3
            // A whole number of waves, so that both ends meet their corners alike.
            for side in [middle, height - middle] {
                wave(
                    from: outer, to: width - outer, at: side, height: 6.2,
                    length: (width - 2 * outer) / 44, phase: shift, isLying: true)
                cairo_stroke(cairo)
            }
            for side in [middle, width - middle] {
                wave(
                    from: outer, to: height - outer, at: side, height: 6.2,
                    length: (height - 2 * outer) / 30, phase: shift, isLying: false)
                cairo_stroke(cairo)
            }
        }
    }

    /// Pale rings of water under the text: hard to copy, easy to read over.
    private func ground(_ width: Double, _ height: Double) {
        cairo_save(cairo)
        cairo_rectangle(cairo, 54, 54, width - 108, height - 108)
        cairo_clip(cairo)
        cairo_set_line_width(cairo, 0.5)
        file.use(Ink(0xEEF3F4))
        for ring in 1...22 {
            let radius = Double(ring) * 18
            var isFirst = true
            for degree in stride(from: 0.0, through: 360, by: 5) {
                let angle = degree * .pi / 180
                let length = radius + 5 * sin(angle * 12 + Double(ring) * 0.5)
                let x = width / 2 + length * cos(angle)
                let y = height * 0.56 + length * 0.62 * sin(angle)
                if isFirst { cairo_move_to(cairo, x, y) } else { cairo_line_to(cairo, x, y) }
                isFirst = false
            }
            cairo_close_path(cairo)
            cairo_stroke(cairo)
        }
        cairo_restore(cairo)
    }

    private func corner(_ x: Double, _ y: Double) {
        file.use(Ink(0xFFFFFF))
        cairo_rectangle(cairo, x - 11, y - 11, 22, 22)
        cairo_fill(cairo)
        file.use(.brand)
        cairo_set_line_width(cairo, 1)
        cairo_rectangle(cairo, x - 10, y - 10, 20, 20)
        cairo_stroke(cairo)
        cairo_set_line_width(cairo, 0.5)
        for radius in [2.2, 4.6, 7.0] {
            file.use(radius > 4 && radius < 5 ? .gold : .brand)
            cairo_new_path(cairo)
            cairo_arc(cairo, x, y, radius, 0, 2 * .pi)
            cairo_stroke(cairo)
        }
    }
}
