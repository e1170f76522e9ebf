import Foundation
import Synchronization

/// Folds text so that spellings people take for the same compare equal: traditional to simplified
/// characters, full width to half, capitals to small (ICU `Traditional-Simplified`); and the first
/// letters of the pinyin (ICU `Han-Latin`), by which people find names on a telephone.
///
/// ICU's answers are kept: the texts of the services change only with their documents.
final class Folding: Sendable {
    static let shared = Folding()

    private struct Known {
        var folded: [String: String] = [:]
        var initials: [String: String] = [:]
    }
    /// Past this the book begins anew; it holds titles, not what people type.
    private static let capacity = 20_000
    private let known = Mutex(Known())

    /// The folded form, also kept.
    func folded(_ text: String) -> String {
        if let folded = known.withLock({ $0.folded[text] }) { return folded }
        let folded = Self.fold(text)
        known.withLock {
            if $0.folded.count >= Self.capacity { $0.folded = [:] }
            $0.folded[text] = folded
        }
        return folded
    }

    /// The folded form of what somebody typed; not kept.
    static func fold(_ text: String) -> String {
        let simplified =
            text.applyingTransform(StringTransform("Traditional-Simplified"), reverse: false)
            ?? text
        let narrow = simplified.applyingTransform(.fullwidthToHalfwidth, reverse: false)
        return (narrow ?? simplified).lowercased()
    }

    /// First letters of the pinyin of every Chinese character: `开餐饮店` is `kcyd`.
    func initials(_ text: String) -> String {
        if let initials = known.withLock({ $0.initials[text] }) { return initials }
        let characters = Self.fold(text).unicodeScalars.filter(\.isHan)
        let spaced = characters.map { String($0) }.joined(separator: " ")
        let latin = spaced.applyingTransform(.mandarinToLatin, reverse: false) ?? ""
        let plain = latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin
        let initials = plain.split(separator: " ").compactMap(\.first).map { String($0) }
            .joined().lowercased()
        known.withLock {
            if $0.initials.count >= Self.capacity { $0.initials = [:] }
            $0.initials[text] = initials
        }
        return initials
    }
}

extension Unicode.Scalar {
    /// A Chinese character of the main blocks.
    var isHan: Bool {
        (0x3400...0x9FFF).contains(value) || (0xF900...0xFAFF).contains(value)
            || (0x20000...0x3134F).contains(value)
    }
}
