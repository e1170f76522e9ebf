import Synchronization

/// What was looked for and not found: a list of what the city does not say yet.
///
/// Words may hold anything people type. Long ones and all with more than three digits in a row are
/// not taken, so that no number of a person or a telephone gets into it.
public final class SearchGaps: Sendable {
    private static let capacity = 2_000
    private let counts = Mutex<[String: Int]>([:])
    private let notice: @Sendable (String) -> Void

    init(notice: @escaping @Sendable (String) -> Void) { self.notice = notice }

    func note(_ words: String) {
        guard Self.isFit(words) else { return }
        let isNew = counts.withLock { counts -> Bool in
            guard counts.count < Self.capacity || counts[words] != nil else { return false }
            counts[words, default: 0] += 1
            return true
        }
        if isNew { notice(words) }
    }

    /// Words and how often, most often first.
    public func most(_ limit: Int) -> [(words: String, count: Int)] {
        counts.withLock { counts in
            counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(limit)
                .map { ($0.key, $0.value) }
        }
    }

    static func isFit(_ words: String) -> Bool {
        guard (1...40).contains(words.count) else { return false }
        var run = 0
        for scalar in words.unicodeScalars {
            guard scalar.properties.generalCategory != .control else { return false }
            run = scalar.properties.numericType == nil ? 0 : run + 1
            if run > 3 { return false }
        }
        return true
    }
}
