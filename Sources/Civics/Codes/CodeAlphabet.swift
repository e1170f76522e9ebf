/// The characters of a code; a character's value is its place.
struct CodeAlphabet {
    private let characters: [UInt8]
    private let values: [Int8]

    private init(_ characters: String) {
        self.characters = Array(characters.utf8)
        var values = [Int8](repeating: -1, count: 256)
        for (value, character) in self.characters.enumerated() {
            values[Int(character)] = Int8(value)
        }
        self.values = values
    }

    /// GB 32100: no I, O, S, V, Z.
    static let creditCode = CodeAlphabet("0123456789ABCDEFGHJKLMNPQRTUWXY")
    /// GB 11714 and ISO 7064 MOD 37,36.
    static let capitals = CodeAlphabet("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")

    func value(_ character: UInt8) -> Int? {
        let value = values[Int(character)]
        return value < 0 ? nil : Int(value)
    }

    func character(_ value: Int) -> UInt8 { characters[value] }
}
