extension Scanner {
    /// A name at the current place: the longest known one, else one word.
    mutating func name() throws(SyntaxError) -> String? {
        try skipBlanks()
        let word = wordEnd(from: position)
        if let (name, end) = longName(from: position), end > word ?? position {
            position = end
            return name
        }
        guard let word else { return nil }
        defer { position = word }
        return text(position..<word)
    }

    /// A name that needs no vocabulary because a sign ends it, such as a context's key before `:`.
    ///
    /// Leaves the place unchanged and gives `nil` when there is none.
    /// - Parameter known: Whether the name may be used from here on, as a key or a parameter may.
    mutating func name(
        endedBy sign: StaticString, known: Bool = true
    ) throws(SyntaxError) -> String? {
        try skipBlanks()
        guard let first = current, NameScalars.starts(first) else { return nil }
        var end = position
        while end < scalars.count, matched(sign, from: end) == nil {
            let scalar = scalars[end]
            let belongs = NameScalars.continues(scalar) || NameScalars.isSpace(scalar)
            guard belongs || isNameSign(scalar) else { return nil }
            end += 1
        }
        guard end < scalars.count else { return nil }
        let name = normalized(position..<end)
        position = end
        if known { remember(name) }
        return name
    }

    private func isNameSign(_ scalar: Unicode.Scalar) -> Bool {
        if case .authoring = dialect { return false }
        return "./-'+*".unicodeScalars.contains(scalar)
    }

    /// The words up to `in`, as in `for first name in people`.
    mutating func nameBeforeIn() throws(SyntaxError) -> String? {
        try skipBlanks()
        let start = position
        while let end = wordEnd(from: position) {
            let isIn = text(position..<end) == "in"
            if isIn, position > start {
                let name = normalized(start..<position)
                remember(name)
                return name
            }
            position = end
            try skipBlanks()
        }
        position = start
        return nil
    }

    /// Makes a name with spaces or signs known for the rest of the text.
    mutating func remember(_ name: String) {
        let plain = name.unicodeScalars.allSatisfy(NameScalars.continues)
        guard !plain, !name.isEmpty, names.count < SyntaxLimits.longNames,
            names.insert(name).inserted
        else { return }
        let long = LongName(name)
        let place = longNames.firstIndex { $0.scalars.count < long.scalars.count }
        longNames.insert(long, at: place ?? longNames.count)
    }

    /// The end of the word that begins here.
    func wordEnd(from start: Int) -> Int? {
        guard start < scalars.count, NameScalars.starts(scalars[start]) else { return nil }
        var end = start + 1
        while end < scalars.count, NameScalars.continues(scalars[end]) { end += 1 }
        return end
    }

    private func longName(from start: Int) -> (String, Int)? {
        for candidate in longNames {
            guard let end = end(of: candidate.scalars, from: start) else { continue }
            var name = ""
            name.unicodeScalars.append(contentsOf: candidate.scalars)
            return (name, end)
        }
        return nil
    }

    /// Where a known name ends if it is here; any run of blanks stands for one space.
    func end(of name: [Unicode.Scalar], from start: Int) -> Int? {
        var place = start
        for scalar in name {
            guard place < scalars.count else { return nil }
            if NameScalars.isSpace(scalar) {
                guard NameScalars.isSpace(scalars[place]) else { return nil }
                while place < scalars.count, NameScalars.isSpace(scalars[place]) { place += 1 }
            } else {
                guard scalars[place] == scalar else { return nil }
                place += 1
            }
        }
        guard let last = name.last, place < scalars.count else { return place }
        let cutsWord = NameScalars.continues(last) && NameScalars.continues(scalars[place])
        return cutsWord ? nil : place
    }

    func text(_ range: Range<Int>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars[range])
        return text
    }

    /// The text with single spaces and none at its ends.
    func normalized(_ range: Range<Int>) -> String {
        scalars[range].split(whereSeparator: NameScalars.isSpace)
            .map { String(String.UnicodeScalarView($0)) }
            .joined(separator: " ")
    }
}
