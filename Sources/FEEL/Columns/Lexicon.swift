/// The texts of a population, each kept once and known by its number.
public struct Lexicon: Hashable, Sendable {
    /// The texts, in the order they were first met.
    public private(set) var words: [String] = []
    private var numbers: [String: Int32] = [:]

    /// Texts in the given order.
    public init(_ words: [String] = []) {
        for word in words { _ = number(of: word) }
    }

    /// The number of a text, which is added when it is new.
    public mutating func number(of word: String) -> Int32 {
        if let number = numbers[word] { return number }
        let number = Int32(truncatingIfNeeded: words.count)
        words.append(word)
        numbers[word] = number
        return number
    }

    /// The number of a text, `nil` when it is not there.
    public func find(_ word: String) -> Int32? { numbers[word] }

    /// Whether both hold the same texts in the same order.
    public static func == (left: Lexicon, right: Lexicon) -> Bool { left.words == right.words }
    /// Hashes the texts.
    public func hash(into hasher: inout Hasher) { hasher.combine(words) }
}
