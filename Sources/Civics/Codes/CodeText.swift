/// A code being read: ASCII characters in fixed places, with faults that name the place.
struct CodeText {
    let subject: CodeFault.Subject
    let bytes: [UInt8]

    /// - Parameter fits: Whether so many characters can be right; `lengths` tells the reader which.
    init(
        _ text: String, _ subject: CodeFault.Subject, lengths: [Int],
        fits: ((Int) -> Bool)? = nil
    ) throws(CodeFault) {
        self.subject = subject
        bytes = Array(text.utf8)
        let isASCII = bytes.allSatisfy { $0 < 128 }
        let count = isASCII ? bytes.count : text.unicodeScalars.count
        guard fits?(count) ?? lengths.contains(count) else {
            throw CodeFault(subject, .length(expected: lengths, found: count))
        }
        guard isASCII else {
            let before = text.unicodeScalars.prefix(while: \.isASCII).count
            throw CodeFault(subject, .character(position: before + 1))
        }
    }

    func fault(_ reason: CodeFault.Reason) -> CodeFault { CodeFault(subject, reason) }

    func text(_ places: Range<Int>) -> String {
        String(decoding: bytes[places], as: UTF8.self)
    }

    /// The number the digits in these places write.
    @discardableResult
    func number(_ places: Range<Int>) throws(CodeFault) -> Int {
        for place in places where !Digits.isDigit(bytes[place]) {
            throw fault(.character(position: place + 1))
        }
        return Digits.value(bytes[places]) ?? 0
    }

    /// The values of the characters in an alphabet.
    func values(_ places: Range<Int>, in alphabet: CodeAlphabet) throws(CodeFault) -> [Int] {
        var values: [Int] = []
        for place in places {
            guard let value = alphabet.value(bytes[place]) else {
                throw fault(.character(position: place + 1))
            }
            values.append(value)
        }
        return values
    }

    func check(_ place: Int, is expected: UInt8) throws(CodeFault) {
        guard bytes[place] != expected else { return }
        let character = Character(Unicode.Scalar(expected))
        throw fault(.checkCharacter(position: place + 1, expected: character))
    }

    /// A code inside this one; its faults are told in places of the whole.
    func part<Code>(
        _ places: Range<Int>, _ read: (String) throws(CodeFault) -> Code
    ) throws(CodeFault) -> Code {
        do {
            return try read(text(places))
        } catch {
            throw fault(error.reason.moved(by: places.lowerBound))
        }
    }

    func date(_ places: Range<Int>) throws(CodeFault) -> CivilDate {
        try number(places)
        guard let date = CivilDate(compactDigits: bytes[places]) else {
            throw fault(.noSuchDate(position: places.lowerBound + 1))
        }
        return date
    }
}

extension CodeFault.Reason {
    func moved(by places: Int) -> CodeFault.Reason {
        switch self {
        case .character(let position): .character(position: position + places)
        case .checkCharacter(let position, let expected):
            .checkCharacter(position: position + places, expected: expected)
        case .noSuchDate(let position): .noSuchDate(position: position + places)
        case .length, .inTheFuture, .form: self
        }
    }
}
