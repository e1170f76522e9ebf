import City

extension AttachmentKind {
    /// Bytes from the beginning that recognising looks at.
    static let looksAt = 4_096

    /// What a file is by its first bytes, whatever its name says; `nil` for kinds not taken.
    ///
    /// - Parameter name: Only tells comma-separated values from other plain text.
    static func recognise(_ start: [UInt8], name: String) -> AttachmentKind? {
        if start.starts(with: Array("%PDF-".utf8)) { return .pdf }
        if start.starts(with: [0xff, 0xd8, 0xff]) { return .jpeg }
        if start.starts(with: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) { return .png }
        if start.starts(with: Array("RIFF".utf8)),
            start.dropFirst(8).starts(with: Array("WEBP".utf8))
        {
            return .webp
        }
        if isHEIC(start) { return .heic }
        if start.starts(with: [0x50, 0x4b, 0x03, 0x04]) { return isOFD(start) ? .ofd : .zip }
        guard isText(start) else { return nil }
        return name.lowercased().hasSuffix(".csv") ? .csv : .plainText
    }

    /// ISO/IEC 23008-12: an `ftyp` box with a brand of still HEVC images.
    private static func isHEIC(_ start: [UInt8]) -> Bool {
        guard start.count >= 12, start[4..<8].elementsEqual("ftyp".utf8) else { return false }
        let brand = String(decoding: start[8..<12], as: UTF8.self)
        return ["heic", "heix", "heim", "heis", "mif1"].contains(brand)
    }

    /// GB/T 33190: the package's root document is `OFD.xml`, its first entry in practice.
    private static func isOFD(_ start: [UInt8]) -> Bool {
        guard start.count >= 30 else { return false }
        let length = Int(start[26]) | Int(start[27]) << 8
        return start.dropFirst(30).prefix(length).elementsEqual("OFD.xml".utf8)
    }

    /// UTF-8 without control characters other than tab and line ends; a character cut at the end
    /// of what is looked at is no fault. Markup that a browser would run is not plain text.
    private static func isText(_ start: [UInt8]) -> Bool {
        guard !start.isEmpty, !start.contains(where: { $0 < 32 && ![9, 10, 13].contains($0) })
        else { return false }
        let isWhole = (0...3).contains { cut in
            String(validating: start.dropLast(start.count < looksAt ? 0 : cut), as: UTF8.self)
                != nil
        }
        return isWhole && !isMarkup(start)
    }

    private static func isMarkup(_ start: [UInt8]) -> Bool {
        start.first { ![9, 10, 13, 32, 0xef, 0xbb, 0xbf].contains($0) } == UInt8(ascii: "<")
    }
}
