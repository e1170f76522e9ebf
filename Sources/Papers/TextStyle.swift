import CPango
import Civics

/// How a text is set; lengths in points (1/72 inch).
struct TextStyle: Hashable, Sendable {
    var isBold = false
    var size: Double
    /// From baseline to baseline.
    var pitch: Double
    var ink = Ink.ink
    /// Space added after each character.
    var tracking = 0.0

    /// Where the baseline lies below the top of its line: the middle of a 汉字, 0.38 of its size
    /// above the baseline, stands in the middle of the line.
    var baseline: Double { pitch / 2 + size * 0.38 }

    func scaled(_ factor: Double, pitch more: Double = 1) -> TextStyle {
        var style = self
        style.size *= factor
        style.pitch *= factor * more
        style.tracking *= factor
        return style
    }

    /// Family for a language: the regions write some characters differently.
    ///
    /// Everything is set in this one 宋体-like family. Its sister Noto Sans CJK would do for labels,
    /// but cairo 1.16 cannot keep to the outlines used when a text mixes it with Latin letters, and
    /// embeds a megabyte of them.
    static func family(in language: Language) -> String {
        switch language {
        case .zhHans, .en: "Noto Serif CJK SC"
        case .zhHant: "Noto Serif CJK TC"
        }
    }
}

/// Which side lines stand on.
enum Side: Hashable, Sendable { case left, middle, right }

/// A text broken into lines of one width, ready to be drawn line by line.
final class SetText {
    let style: TextStyle
    let width: Double
    let side: Side
    let indent: Double
    let lineCount: Int
    let unknownCharacters: Int
    private let layout: OpaquePointer

    init(
        _ text: String, _ style: TextStyle, in context: OpaquePointer, language: Language,
        width: Double, side: Side, indent: Double
    ) {
        (self.style, self.width, self.side, self.indent) = (style, width, side, indent)
        let layout: OpaquePointer = pango_layout_new(context)
        self.layout = layout
        // A line feed within a paragraph is a line's end, not a new paragraph's beginning.
        pango_layout_set_text(
            layout, text.map { $0.isNewline ? "\u{2028}" : String($0) }.joined(), -1)
        let font = pango_font_description_new()
        pango_font_description_set_family(font, TextStyle.family(in: language))
        pango_font_description_set_weight(
            font, style.isBold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL)
        pango_font_description_set_absolute_size(font, style.size * Double(PANGO_SCALE))
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        // Ligatures would be read out as one sign, and found by nobody who looks for the word.
        let list = pango_attr_list_new()
        pango_attr_list_insert(
            list,
            pango_attr_font_features_new(
                language == .en ? "liga=0, clig=0, pwid=1" : "liga=0, clig=0"))
        if style.tracking != 0 {
            pango_attr_list_insert(
                list, pango_attr_letter_spacing_new(Int32(style.tracking * Double(PANGO_SCALE))))
        }
        pango_layout_set_attributes(layout, list)
        pango_attr_list_unref(list)
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        pango_layout_set_indent(layout, Int32(indent * Double(PANGO_SCALE)))
        pango_layout_set_width(layout, Int32(width * Double(PANGO_SCALE)))
        lineCount = Int(pango_layout_get_line_count(layout))
        unknownCharacters = Int(pango_layout_get_unknown_glyphs_count(layout))
    }

    deinit { g_object_unref(UnsafeMutableRawPointer(layout)) }

    var height: Double { Double(lineCount) * style.pitch }

    /// Width of a line as it will be drawn, its indent left out.
    func width(ofLine line: Int) -> Double {
        guard let line = pango_layout_get_line_readonly(layout, Int32(line)) else { return 0 }
        var logical = PangoRectangle()
        pango_layout_line_get_extents(line, nil, &logical)
        return max(0, Double(logical.width) / Double(PANGO_SCALE) - style.tracking)
    }

    /// Width of the widest line.
    var inkWidth: Double { (0..<lineCount).map { width(ofLine: $0) }.max() ?? 0 }

    /// Draws a line whose box begins at this point.
    func draw(line: Int, x: Double, y: Double, on cairo: OpaquePointer) {
        guard let set = pango_layout_get_line_readonly(layout, Int32(line)) else { return }
        let offset =
            switch side {
            case .left: line == 0 ? indent : 0
            case .middle: (width - width(ofLine: line)) / 2
            case .right: width - width(ofLine: line)
            }
        cairo_move_to(cairo, x + offset, y + style.baseline)
        pango_cairo_show_layout_line(cairo, set)
        cairo_new_path(cairo)
    }

    /// Adds the outlines of the first line to the path, its baseline at this point: shapes, not
    /// text a reader would find.
    func addOutlines(x: Double, baseline: Double, on cairo: OpaquePointer) {
        guard let set = pango_layout_get_line_readonly(layout, 0) else { return }
        cairo_move_to(cairo, x, baseline)
        pango_cairo_layout_line_path(cairo, set)
    }
}
