public import Civics

/// One message of the portal in its three languages: `简体 | 繁體 | English`, in the case's raw value.
///
/// A key is a case, so a wrong one does not compile; a test holds that every case has exactly three
/// wordings with the same `{places}`. `{n?day:days}` chooses by whether the value of `n` is 1.
public protocol Word: RawRepresentable<String>, CaseIterable, Sendable {}

extension Word {
    /// The three wordings, in the order zh-Hans, zh-Hant, en.
    public var wordings: [Substring] {
        rawValue.split(separator: " | ", omittingEmptySubsequences: false)
    }

    /// The wording in a language, its places filled.
    public func text(in language: Language, _ facts: KeyValuePairs<String, String> = [:]) -> String
    {
        let wordings = wordings
        let place =
            switch language {
            case .zhHans: 0
            case .zhHant: 1
            case .en: 2
            }
        let wording = place < wordings.count ? wordings[place] : wordings.first ?? ""
        return WordPlaces.fill(wording, facts)
    }
}

/// The `{places}` of a wording.
enum WordPlaces {
    static func fill(_ wording: Substring, _ facts: KeyValuePairs<String, String>) -> String {
        guard wording.contains("{") else { return String(wording) }
        var text = ""
        var rest = wording
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            text += rest[..<open]
            text += value(of: rest[rest.index(after: open)..<close], facts)
            rest = rest[rest.index(after: close)...]
        }
        return text + rest
    }

    private static func value(
        of place: Substring, _ facts: KeyValuePairs<String, String>
    ) -> String {
        let parts = place.split(separator: "?", maxSplits: 1)
        let found = facts.first { $0.key == parts.first ?? "" }?.value ?? ""
        guard parts.count == 2 else { return found }
        let forms = parts[1].split(separator: ":", maxSplits: 1)
        return String((found == "1" ? forms.first : forms.last) ?? "")
    }

    /// Names of the places, each once.
    static func names(in wording: Substring) -> Set<String> {
        var names: Set<String> = []
        for part in wording.split(separator: "{").dropFirst(wording.hasPrefix("{") ? 0 : 1) {
            guard let close = part.firstIndex(of: "}") else { continue }
            names.insert(String(part[..<close].prefix { $0 != "?" }))
        }
        return names
    }
}
