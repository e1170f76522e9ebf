/// All messages of the portal, for the tests that hold them to their three languages.
public enum Catalogue {
    /// Every set of messages. A new one is added here.
    public static let words: [any Word.Type] = [
        AboutWord.self,
        ActWord.self,
        AdminWord.self,
        ApplyWord.self,
        CaseWord.self,
        DeskActWord.self,
        EvidenceWord.self,
        FieldWord.self,
        DeskWord.self,
        EventWord.self,
        FactWord.self,
        HouseWord.self,
        LetterWord.self,
        ListWord.self,
        LiveWord.self,
        MandateWord.self,
        PaperWord.self,
        PayWord.self,
        RelationWord.self,
        RemedyWord.self,
        RoleWord.self,
        ServiceWord.self,
        SetupWord.self,
        ShelfWord.self,
        SignInWord.self,
        StageWord.self,
        SuperviseWord.self,
        WindowWord.self,
    ]

    /// One message with its key.
    public struct Entry: Sendable {
        /// `HouseWord.skip`.
        public let key: String
        /// In the order zh-Hans, zh-Hant, en.
        public let wordings: [String]
        /// Names of the places of each wording.
        public let places: [Set<String>]
    }

    /// Every message.
    public static var entries: [Entry] { words.flatMap { entries(of: $0) } }

    private static func entries<W: Word>(of words: W.Type) -> [Entry] {
        words.allCases.map { word in
            Entry(
                key: "\(words).\(word)", wordings: word.wordings.map(String.init),
                places: word.wordings.map { WordPlaces.names(in: $0) })
        }
    }
}
