/// A body of `multipart/form-data` (RFC 7578), read whole.
///
/// At most 300 parts and 4 KiB of header for each; a part's name is limited to 200 bytes. Anything
/// that does not fit is refused as a whole, so that nothing is half read.
struct Multipart {
    private(set) var fields: [(name: String, value: String)] = []
    private(set) var files: [PostedFile] = []

    /// `nil` when the body is not what its type says.
    init?(_ bytes: [UInt8], contentType: String) {
        guard let boundary = Self.boundary(in: contentType) else { return nil }
        let line = Array("--\(boundary)".utf8)
        guard bytes.starts(with: line) else { return nil }
        var place = line.count
        var parts = 0
        while true {
            if bytes[place...].starts(with: [45, 45]) { return }
            guard bytes[place...].starts(with: [13, 10]) else { return nil }
            place += 2
            let end = Self.find([13, 10] + line, in: bytes, from: place, upTo: bytes.count)
            parts += 1
            guard let end, parts <= 300, take(bytes, place..<end) else { return nil }
            place = end + 2 + line.count
            guard place <= bytes.count else { return nil }
        }
    }

    private static func boundary(in contentType: String) -> String? {
        for parameter in contentType.split(separator: ";").dropFirst() {
            let text = String(parameter).trimmed
            guard text.lowercased().hasPrefix("boundary=") else { continue }
            let value = text.dropFirst("boundary=".count).filter { $0 != "\"" }
            return (1...70).contains(value.utf8.count) ? value : nil
        }
        return nil
    }

    /// One part: header lines, an empty line, content.
    private mutating func take(_ bytes: [UInt8], _ part: Range<Int>) -> Bool {
        let gap: [UInt8] = [13, 10, 13, 10]
        let start = part.lowerBound
        guard let split = Self.find(gap, in: bytes, from: start, upTo: part.upperBound),
            split - start <= 4096,
            let head = String(validating: bytes[start..<split], as: UTF8.self),
            let disposition = Self.disposition(in: head), let name = disposition["name"],
            name.utf8.count <= 200
        else { return false }
        let content = bytes[(split + gap.count)..<part.upperBound]
        if let filename = disposition["filename"] {
            // A file input that was left empty sends an empty name and nothing.
            if !content.isEmpty || !filename.isEmpty {
                files.append(
                    PostedFile(field: name, name: Self.word(filename), bytes: Array(content)))
            }
            return true
        }
        guard let value = String(validating: content, as: UTF8.self) else { return false }
        fields.append((name, value))
        return true
    }

    private static func disposition(in head: String) -> [String: String]? {
        for line in head.split(separator: "\r\n") {
            guard line.lowercased().hasPrefix("content-disposition:") else { continue }
            return parameters(of: line)
        }
        return nil
    }

    /// `name="…"; filename="…"`; browsers escape quotes as %22 (WHATWG HTML §4.10.21.8).
    private static func parameters(of line: Substring) -> [String: String] {
        var found: [String: String] = [:]
        var rest = line[...]
        while let equals = rest.firstRange(of: "=\"") {
            let name =
                rest[..<equals.lowerBound].split(whereSeparator: { $0 == " " || $0 == ";" })
                .last ?? ""
            rest = rest[equals.upperBound...]
            guard let close = rest.firstIndex(of: "\"") else { break }
            let value = rest[..<close].split(separator: "%22", omittingEmptySubsequences: false)
            found[name.lowercased()] = value.joined(separator: "\"")
            rest = rest[rest.index(after: close)...]
        }
        return found
    }

    /// The last part of what looks like a path.
    private static func word(_ filename: String) -> String {
        let last = filename.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? "file"
        return String(last.prefix(120))
    }

    /// First place of a pattern between two places.
    private static func find(
        _ pattern: [UInt8], in bytes: [UInt8], from start: Int, upTo end: Int
    ) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in
            var place = start
            let last = min(end, bytes.count) - pattern.count
            while place <= last {
                if bytes[place] == pattern[0],
                    pattern.indices.allSatisfy({ bytes[place + $0] == pattern[$0] })
                {
                    return place
                }
                place += 1
            }
            return nil
        }
    }
}
