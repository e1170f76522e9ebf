/// A language in which Tongban speaks to people; raw values are BCP 47 tags.
public enum Language: String, Hashable, Sendable, CaseIterable {
    /// 简体中文, the language every text must have.
    case zhHans = "zh-Hans"
    /// 繁體中文, written by people and never converted: official terms differ.
    case zhHant = "zh-Hant"
    /// English.
    case en

    /// The language that a BCP 47 tag asks for, as a browser sends it.
    ///
    /// Chinese of Taiwan, Hong Kong and Macao is traditional, any other Chinese simplified unless
    /// the tag names its script. Nil for languages Tongban does not speak.
    public init?(tag: String) {
        let parts = tag.lowercased().split(separator: "-")
        switch parts.first {
        case "en": self = .en
        case "zh":
            let traditional: Set<Substring> = ["hant", "tw", "hk", "mo"]
            let isTraditional =
                !parts.contains("hans") && parts.contains(where: traditional.contains)
            self = isTraditional ? .zhHant : .zhHans
        default: return nil
        }
    }
}
