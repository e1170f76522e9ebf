/// Walks over the bytes of an XML document.
struct XMLReader {
    let bytes: [UInt8]
    var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func document() throws(XMLError) -> XMLNode {
        guard bytes.count <= XMLDocument.sizeLimit else { throw error("at most 64 MB") }
        if starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
        guard !starts(with: [0xFE, 0xFF]), !starts(with: [0xFF, 0xFE]) else {
            throw error("text in UTF-8")
        }
        try skipBetween()
        guard next == UInt8(ascii: "<") else { throw error("an element") }
        let root = try element(depth: 1)
        try skipBetween()
        guard position == bytes.count else { throw error("the end of the document") }
        return root
    }

    var next: UInt8? { position < bytes.count ? bytes[position] : nil }

    func error(_ expected: String, at offset: Int? = nil) -> XMLError {
        let (line, column) = place(offset ?? position)
        return XMLError(expected: expected, line: line, column: column)
    }

    private func place(_ offset: Int) -> (Int, Int) {
        var line = 1
        var column = 1
        for byte in bytes[..<min(offset, bytes.count)] {
            if byte == 0x0A {
                line += 1
                column = 1
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
        }
        return (line, column)
    }

    func starts(with text: [UInt8]) -> Bool {
        position + text.count <= bytes.count
            && bytes[position..<position + text.count].elementsEqual(text)
    }

    func sees(_ text: StaticString) -> Bool {
        guard position + text.utf8CodeUnitCount <= bytes.count else { return false }
        return (0..<text.utf8CodeUnitCount).allSatisfy {
            bytes[position + $0] == text.utf8Start[$0]
        }
    }

    mutating func take(_ text: StaticString) -> Bool {
        guard sees(text) else { return false }
        position += text.utf8CodeUnitCount
        return true
    }

    mutating func skipBlanks() {
        while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { position += 1 }
    }

    /// Skips up to and over a mark.
    private mutating func skip(past mark: StaticString, _ what: String) throws(XMLError) {
        let start = position
        while position < bytes.count {
            if take(mark) { return }
            position += 1
        }
        throw error("the end of " + what, at: start)
    }

    /// Skips blanks, comments and instructions outside the root.
    private mutating func skipBetween() throws(XMLError) {
        while true {
            skipBlanks()
            if take("<?") {
                try skip(past: "?>", "the instruction")
            } else if take("<!--") {
                try skip(past: "-->", "the comment")
            } else if sees("<!") {
                throw error("no document type")
            } else {
                return
            }
        }
    }

    private mutating func element(depth: Int) throws(XMLError) -> XMLNode {
        guard depth <= XMLDocument.depthLimit else { throw error("at most 256 levels") }
        let start = position
        position += 1
        let fullName = try name()
        var attributes: [String: String] = [:]
        skipBlanks()
        while let byte = next, byte != UInt8(ascii: ">"), byte != UInt8(ascii: "/") {
            let (key, value) = try attribute()
            guard attributes.updateValue(value, forKey: key) == nil else {
                throw error("each attribute once")
            }
            skipBlanks()
        }
        let (line, column) = lineAndColumn(start)
        var node = XMLNode(
            name: XMLReader.local(fullName), attributes: attributes, line: line, column: column)
        if take("/>") { return node }
        guard take(">") else { throw error(">") }
        try content(of: &node, depth: depth)
        guard take("</"), try name() == fullName else { throw error("</\(fullName)>") }
        skipBlanks()
        guard take(">") else { throw error(">") }
        return node
    }

    private var lastLine = 1
    private var lastLineStart = 0
    private var lastOffset = 0

    /// The place of an offset behind the last one asked for.
    private mutating func lineAndColumn(_ offset: Int) -> (Int, Int) {
        if offset >= lastOffset {
            for index in lastOffset..<offset where bytes[index] == 0x0A {
                lastLine += 1
                lastLineStart = index + 1
            }
            lastOffset = offset
        }
        let before = bytes[min(lastLineStart, offset)..<offset]
        return (lastLine, before.count { $0 & 0xC0 != 0x80 } + 1)
    }

    private static func local(_ name: String) -> String {
        name.split(separator: ":").last.map(String.init) ?? name
    }

    private mutating func content(of node: inout XMLNode, depth: Int) throws(XMLError) {
        var text: [UInt8] = []
        while let byte = next {
            if byte != UInt8(ascii: "<") {
                try append(&text, byte)
            } else if sees("</") {
                node.text = String(decoding: text, as: UTF8.self)
                return
            } else if take("<!--") {
                try skip(past: "-->", "the comment")
            } else if take("<![CDATA[") {
                let start = position
                try skip(past: "]]>", "the character data")
                text += bytes[start..<position - 3]
            } else if take("<?") {
                try skip(past: "?>", "the instruction")
            } else {
                node.children.append(try element(depth: depth + 1))
            }
        }
        throw error("the end of \(node.name)")
    }

    /// One byte of text, or the character a reference stands for.
    private mutating func append(_ text: inout [UInt8], _ byte: UInt8) throws(XMLError) {
        guard byte == UInt8(ascii: "&") else {
            text.append(byte)
            position += 1
            return
        }
        text += try reference()
    }

    private mutating func reference() throws(XMLError) -> [UInt8] {
        let start = position
        let known: [(StaticString, String)] = [
            ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"), ("&quot;", "\""), ("&apos;", "'"),
        ]
        for (mark, sign) in known where take(mark) { return Array(sign.utf8) }
        guard take("&#") else { throw error("a known reference such as &amp;", at: start) }
        let radix = take("x") ? 16 : 10
        var digits = ""
        while let byte = next, byte != UInt8(ascii: ";"), digits.utf8.count < 8 {
            digits.unicodeScalars.append(Unicode.Scalar(byte))
            position += 1
        }
        guard take(";"), let code = UInt32(digits, radix: radix),
            let scalar = Unicode.Scalar(code), code != 0
        else { throw error("a character reference", at: start) }
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func name() throws(XMLError) -> String {
        let start = position
        while let byte = next, XMLReader.isNameByte(byte) { position += 1 }
        guard position > start, !XMLReader.isInnerByte(bytes[start]) else {
            throw error("a name", at: start)
        }
        return String(decoding: bytes[start..<position], as: UTF8.self)
    }

    /// Digits, hyphens and points, which no name begins with.
    private static func isInnerByte(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x2E
    }

    private static func isNameByte(_ byte: UInt8) -> Bool {
        byte >= 0x80 || (0x30...0x3A).contains(byte) || (0x41...0x5A).contains(byte)
            || (0x61...0x7A).contains(byte) || byte == 0x2D || byte == 0x2E || byte == 0x5F
    }

    private mutating func attribute() throws(XMLError) -> (String, String) {
        let key = try name()
        skipBlanks()
        guard take("=") else { throw error("=") }
        skipBlanks()
        guard let quote = next, quote == 0x22 || quote == 0x27 else { throw error("a quote") }
        position += 1
        var value: [UInt8] = []
        while let byte = next, byte != quote {
            guard byte != UInt8(ascii: "<") else { throw error("&lt;") }
            let isBlank = byte == 0x0A || byte == 0x09 || byte == 0x0D
            try append(&value, byte)
            if isBlank { value[value.count - 1] = 0x20 }
        }
        guard next == quote else { throw error("the closing quote") }
        position += 1
        return (key, String(decoding: value, as: UTF8.self))
    }
}
