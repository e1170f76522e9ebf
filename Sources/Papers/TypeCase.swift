import CPango
import Civics

/// The fonts of one press, and the setting of text in them.
///
/// Not to be used by two threads at once: pango's font maps are not made for that.
final class TypeCase {
    private let fonts: OpaquePointer
    private var contexts: [Language: OpaquePointer] = [:]

    init() {
        fonts = pango_cairo_font_map_new()
    }

    deinit {
        for context in contexts.values { g_object_unref(UnsafeMutableRawPointer(context)) }
        g_object_unref(UnsafeMutableRawPointer(fonts))
    }

    /// Sets a text in lines of a width.
    func set(
        _ text: String, _ style: TextStyle, _ language: Language, width: Double,
        side: Side = .left, indent: Double = 0
    ) -> SetText {
        SetText(
            text, style, in: context(language), language: language, width: width, side: side,
            indent: indent)
    }

    /// A line in the middle of a width: smaller, down to three quarters, rather than broken.
    func fitted(
        _ text: String, _ style: TextStyle, _ language: Language, width: Double
    ) -> SetText {
        var factor = 1.0
        while factor > 0.75 {
            let scaled = style.scaled(factor, pitch: 1 / factor)
            let set = set(text, scaled, language, width: width, side: .middle)
            if set.lineCount == 1 { return set }
            factor -= 0.05
        }
        return set(
            text, style.scaled(factor, pitch: 1 / factor), language, width: width, side: .middle)
    }

    /// Lengths in points, outlines as the font has them: what is set does not depend on a screen.
    private func context(_ language: Language) -> OpaquePointer {
        if let context = contexts[language] { return context }
        let context: OpaquePointer = pango_font_map_create_context(fonts)
        pango_cairo_context_set_resolution(context, 72)
        let options = cairo_font_options_create()
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY)
        pango_cairo_context_set_font_options(context, options)
        cairo_font_options_destroy(options)
        pango_context_set_round_glyph_positions(context, 0)
        pango_context_set_language(context, pango_language_from_string(Self.code(language)))
        contexts[language] = context
        return context
    }

    private static func code(_ language: Language) -> String {
        switch language {
        case .zhHans: "zh-cn"
        case .zhHant: "zh-tw"
        case .en: "en"
        }
    }
}
