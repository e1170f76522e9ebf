import City

/// The catalogue of a PDF that cairo has written. Cairo gives a document no language, without
/// which a screen reader guesses; the catalogue is written once more behind the file with one
/// (an incremental update, PDF 32000-1 §7.5.6).
struct PDFCatalogue {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The file with its language, showing its title instead of its file name.
    ///
    /// - Throws: ``PressFault/drawing(_:)`` when the file has no catalogue in plain sight.
    func naming(language: String) throws -> [UInt8] {
        guard let start = last("startxref", before: bytes.count),
            let previous = number(after: start + 9),
            let trailer = last("trailer", before: start),
            let root = number(after: first("/Root", from: trailer)),
            let size = number(after: first("/Size", from: trailer)),
            let information = number(after: first("/Info", from: trailer)),
            let object = last("\n\(root) 0 obj", before: trailer),
            let open = first("<<", from: object), let end = first("endobj", from: open)
        else { throw PressFault.drawing("no catalogue") }
        var file = bytes
        let offset = file.count
        file += Array("\(root) 0 obj\n<< /Lang (\(language))\n".utf8)
        file += Array("   /ViewerPreferences << /DisplayDocTitle true >>\n".utf8)
        file += bytes[(open + 2)..<end]
        file += Array("endobj\n".utf8)
        let table = file.count
        file += Array("xref\n0 1\n0000000000 65535 f \n\(root) 1\n".utf8)
        let digits = String(offset)
        file += Array(String(repeating: "0", count: max(0, 10 - digits.count)).utf8)
        file += Array("\(digits) 00000 n \ntrailer\n".utf8)
        file += Array("<< /Size \(size) /Root \(root) 0 R /Info \(information) 0 R".utf8)
        file += Array(" /Prev \(previous) >>\nstartxref\n\(table)\n%%EOF\n".utf8)
        return file
    }

    private func last(_ text: String, before end: Int) -> Int? {
        let wanted = Array(text.utf8)
        var place = end - wanted.count
        while place >= 0 {
            if bytes[place..<place + wanted.count].elementsEqual(wanted) { return place }
            place -= 1
        }
        return nil
    }

    private func first(_ text: String, from start: Int) -> Int? {
        let wanted = Array(text.utf8)
        guard start >= 0, bytes.count >= wanted.count else { return nil }
        return (start...max(start, bytes.count - wanted.count)).first { place in
            place + wanted.count <= bytes.count
                && bytes[place..<place + wanted.count].elementsEqual(wanted)
        }
    }

    /// The whole number that follows a place, blanks and the name it begins with skipped.
    private func number(after place: Int?) -> Int? {
        guard let place else { return nil }
        let isDigit: (UInt8) -> Bool = { (0x30...0x39).contains($0) }
        let digits = bytes[place...].drop { !isDigit($0) }.prefix(while: isDigit)
        return Int(String(decoding: digits, as: UTF8.self))
    }
}
