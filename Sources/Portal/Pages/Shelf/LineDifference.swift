/// Two texts side by side, line by line: what stayed, what went, what came.
struct LineDifference {
    /// One row of the two columns.
    enum Row: Hashable {
        case same(String)
        case changed(old: Marked, new: Marked)
        case gone(String)
        case come(String)
    }

    /// A line with the part in it that differs.
    struct Marked: Hashable {
        var before: String
        var differing: String
        var after: String
    }

    /// Lines of one text at most; longer ones are shown one after the other.
    private static let most = 1_000

    static func rows(_ old: [String], _ new: [String]) -> [Row] {
        guard old.count <= most, new.count <= most else {
            return old.map { .gone($0) } + new.map { .come($0) }
        }
        let common = commonLengths(old, new)
        var (rows, gone, come): ([Row], [String], [String]) = ([], [], [])
        var (left, right) = (0, 0)
        func flush() {
            rows += paired(gone, come)
            (gone, come) = ([], [])
        }
        while left < old.count || right < new.count {
            if left < old.count, right < new.count, old[left] == new[right] {
                flush()
                rows.append(.same(old[left]))
                (left, right) = (left + 1, right + 1)
            } else if right == new.count
                || left < old.count && common[left + 1][right] >= common[left][right + 1]
            {
                gone.append(old[left])
                left += 1
            } else {
                come.append(new[right])
                right += 1
            }
        }
        flush()
        return rows
    }

    /// Lines that went and came at one place stand beside each other.
    private static func paired(_ gone: [String], _ come: [String]) -> [Row] {
        (0..<max(gone.count, come.count)).map { place in
            guard place < gone.count else { return .come(come[place]) }
            guard place < come.count else { return .gone(gone[place]) }
            let (old, new) = marked(gone[place], come[place])
            return .changed(old: old, new: new)
        }
    }

    static func marked(_ old: String, _ new: String) -> (Marked, Marked) {
        let (left, right) = (Array(old), Array(new))
        var start = 0
        while start < left.count, start < right.count, left[start] == right[start] { start += 1 }
        var end = 0
        while end < left.count - start, end < right.count - start,
            left[left.count - 1 - end] == right[right.count - 1 - end]
        { end += 1 }
        // A number or a word is marked whole.
        while start > 0, isOfAWord(left[start - 1]) { start -= 1 }
        while end > 0, isOfAWord(left[left.count - end]) { end -= 1 }
        func cut(_ line: [Character]) -> Marked {
            Marked(
                before: String(line[..<start]),
                differing: String(line[start..<(line.count - end)]),
                after: String(line[(line.count - end)...]))
        }
        return (cut(left), cut(right))
    }

    private static func isOfAWord(_ character: Character) -> Bool {
        character.isASCII && (character.isLetter || character.isNumber || "-.".contains(character))
    }

    /// Length of the longest common run of lines from each place on.
    private static func commonLengths(_ old: [String], _ new: [String]) -> [[Int32]] {
        var table = [[Int32]](
            repeating: [Int32](repeating: 0, count: new.count + 1), count: old.count + 1)
        for left in stride(from: old.count - 1, through: 0, by: -1) {
            for right in stride(from: new.count - 1, through: 0, by: -1) {
                table[left][right] =
                    old[left] == new[right]
                    ? table[left + 1][right + 1] + 1
                    : max(table[left + 1][right], table[left][right + 1])
            }
        }
        return table
    }
}
