/// A plan's words and word functions for one lexicon.
struct BoundTexts: Sendable {
    static let null = Int64.min

    private(set) var lexicon: Lexicon
    /// The lexicon this was made for; words made since stand behind its end.
    let base: Lexicon
    /// The numbers of the words the plan names.
    private(set) var numbers: [Int64] = []
    /// For each word function its answer by word.
    private(set) var tables: [[Int64]]
    private let functions: [TextTable]

    init(_ plan: Plan, _ lexicon: Lexicon) {
        base = lexicon
        self.lexicon = lexicon
        functions = plan.textTables
        tables = Array(repeating: [], count: functions.count)
        numbers = plan.words.map { Int64(self.lexicon.number(of: $0)) }
        extend()
    }

    /// The number of a word that may be new.
    mutating func number(of word: String) -> Int64 {
        let number = lexicon.number(of: word)
        extend()
        return Int64(number)
    }

    /// Functions may make new words, which are words of the other functions too.
    private mutating func extend() {
        while let short = tables.indices.first(where: { tables[$0].count < lexicon.words.count }) {
            for place in tables[short].count..<lexicon.words.count {
                tables[short].append(answer(functions[short], lexicon.words[place]))
            }
        }
    }

    private mutating func answer(_ function: TextTable, _ word: String) -> Int64 {
        switch function.apply(word) {
        case .units(let units): units
        case .word(let text): Int64(lexicon.number(of: text))
        case .nothing: BoundTexts.null
        }
    }
}
