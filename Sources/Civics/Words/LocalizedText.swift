/// One text in up to three languages; simplified Chinese is always there.
///
/// A missing translation falls back to simplified Chinese, in which the policy documents are
/// binding. Traditional Chinese never stands in for it and nothing is converted by machine.
public struct LocalizedText: Hashable, Sendable {
    /// 简体中文, the binding wording.
    public let zhHans: String
    /// 繁體中文, where somebody wrote it.
    public let zhHant: String?
    /// English, where somebody wrote it.
    public let en: String?

    /// A text with its translations; leave out what nobody has written.
    public init(zhHans: String, zhHant: String? = nil, en: String? = nil) {
        self.zhHans = zhHans
        self.zhHant = zhHant
        self.en = en
    }

    /// The wording in `language`, or the simplified Chinese one where that is missing.
    public func text(in language: Language) -> String { written(in: language) ?? zhHans }

    /// The wording in `language` only if somebody wrote it.
    public func written(in language: Language) -> String? {
        switch language {
        case .zhHans: zhHans
        case .zhHant: zhHant
        case .en: en
        }
    }

    /// The language ``text(in:)`` answers in, for the `lang` attribute of a page.
    public func language(for asked: Language) -> Language {
        written(in: asked) == nil ? .zhHans : asked
    }

    /// The same text with each `{name}` replaced by its value, in all languages.
    ///
    /// A placeholder without a value becomes `…`: a reader never sees braces.
    public func filled(with values: [String: String]) -> LocalizedText {
        LocalizedText(
            zhHans: Self.fill(zhHans, values), zhHant: zhHant.map { Self.fill($0, values) },
            en: en.map { Self.fill($0, values) })
    }

    /// The names in braces in one wording, for checking that all languages use the same.
    public static func placeholders(in wording: String) -> Set<String> {
        Set(pieces(of: wording).compactMap { $0.isPlaceholder ? $0.text : nil })
    }

    private static func fill(_ wording: String, _ values: [String: String]) -> String {
        pieces(of: wording).map { $0.isPlaceholder ? values[$0.text] ?? "…" : $0.text }.joined()
    }

    private static func pieces(of wording: String) -> [(text: String, isPlaceholder: Bool)] {
        var pieces: [(text: String, isPlaceholder: Bool)] = []
        var rest = wording[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            pieces.append((String(rest[..<open]), false))
            pieces.append((String(rest[rest.index(after: open)..<close]), true))
            rest = rest[rest.index(after: close)...]
        }
        pieces.append((String(rest), false))
        return pieces
    }
}
