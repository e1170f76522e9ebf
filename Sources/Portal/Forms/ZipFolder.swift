import Policies

/// Why an archive is not taken.
enum ZipFault: Error, Hashable {
    case noArchive, damaged, tooMany, tooLarge, foreignName, outside, encrypted, link
}

/// A folder that was uploaded as a zip (PKWARE APPNOTE 6.3).
///
/// Only what a document's folder needs: plain files, stored or deflated, with names in UTF-8. What
/// could do harm is refused whole: paths that lead out, links, encryption, more than is said.
struct ZipFolder {
    /// Files at most.
    static let mostFiles = 200
    /// Bytes of all files together at most.
    static let mostBytes = 4 * 1024 * 1024

    let files: [PackageFile]

    /// - Throws: ``ZipFault``; nothing of it is taken then.
    init(_ bytes: [UInt8]) throws(ZipFault) {
        guard let end = Self.end(of: bytes) else { throw ZipFault.noArchive }
        let count = Self.number(bytes, end + 10, 2)
        var place = Self.number(bytes, end + 16, 4)
        guard count <= Self.mostFiles else {
            throw ZipFault.tooMany
        }
        var (files, total): ([PackageFile], Int) = ([], 0)
        for _ in 0..<count {
            guard let entry = Entry(bytes, at: place) else { throw ZipFault.damaged }
            place = entry.next
            total += entry.size
            guard total <= Self.mostBytes else { throw ZipFault.tooLarge }
            if let file = try entry.file(in: bytes) { files.append(file) }
        }
        self.files = Self.withoutTopFolder(files)
    }

    /// The end-of-directory record stands within the last 64 KiB.
    private static func end(of bytes: [UInt8]) -> Int? {
        guard bytes.count >= 22 else { return nil }
        let first = max(0, bytes.count - 22 - 65_535)
        var place = bytes.count - 22
        while place >= first {
            if bytes[place...].starts(with: [0x50, 0x4B, 5, 6]) { return place }
            place -= 1
        }
        return nil
    }

    /// A number of `width` bytes, the least first; 0 past the end.
    static func number(_ bytes: [UInt8], _ place: Int, _ width: Int) -> Int {
        guard place >= 0, place + width <= bytes.count else { return 0 }
        return (0..<width).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) }
    }

    /// People pack the folder itself: its name is no part of the document.
    private static func withoutTopFolder(_ files: [PackageFile]) -> [PackageFile] {
        let tops = Set(files.map { $0.name.prefix { $0 != "/" } })
        guard tops.count == 1, let top = tops.first, files.allSatisfy({ $0.name != top }) else {
            return files
        }
        return files.map {
            PackageFile(name: String($0.name.dropFirst(top.count + 1)), bytes: $0.bytes)
        }
    }

    private struct Entry {
        let name: String?
        let flags: Int
        let method: Int
        let check: UInt32
        let packed: Int
        let size: Int
        let attributes: Int
        let start: Int
        let next: Int

        init?(_ bytes: [UInt8], at place: Int) {
            guard place >= 0, place + 46 <= bytes.count,
                bytes[place...].starts(with: [0x50, 0x4B, 1, 2])
            else { return nil }
            func number(_ offset: Int, _ width: Int) -> Int {
                ZipFolder.number(bytes, place + offset, width)
            }
            let length = number(28, 2)
            guard place + 46 + length <= bytes.count else { return nil }
            name = String(
                validating: bytes[(place + 46)..<(place + 46 + length)], as: UTF8.self)
            (flags, method) = (number(8, 2), number(10, 2))
            check = UInt32(truncatingIfNeeded: number(16, 4))
            (packed, size, attributes) = (number(20, 4), number(24, 4), number(38, 4))
            start = number(42, 4)
            next = place + 46 + length + number(30, 2) + number(32, 2)
        }

        /// `nil` for folders and for what systems leave in archives by themselves.
        func file(in bytes: [UInt8]) throws(ZipFault) -> PackageFile? {
            guard let name else { throw ZipFault.foreignName }
            if name.hasSuffix("/") || name.hasPrefix("__MACOSX/") { return nil }
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            if parts.last?.hasPrefix(".") ?? true { return nil }
            let isPlain = parts.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." }
            guard isPlain, !name.contains("\\"), name.utf8.count <= 200 else {
                throw ZipFault.outside
            }
            guard flags & 1 == 0 else { throw ZipFault.encrypted }
            // The upper half holds the file's mode on Unix; links are no files.
            guard attributes >> 28 != 0xA else { throw ZipFault.link }
            return PackageFile(name: name, bytes: try content(in: bytes))
        }

        private func content(in bytes: [UInt8]) throws(ZipFault) -> [UInt8] {
            let head = start
            guard head + 30 <= bytes.count, bytes[head...].starts(with: [0x50, 0x4B, 3, 4]) else {
                throw ZipFault.damaged
            }
            let from =
                head + 30 + ZipFolder.number(bytes, head + 26, 2)
                + ZipFolder.number(bytes, head + 28, 2)
            guard size <= ZipFolder.mostBytes, from + packed <= bytes.count, from >= 0 else {
                throw ZipFault.damaged
            }
            let slice = bytes[from..<(from + packed)]
            let content: [UInt8]? =
                switch method {
                case 0: Array(slice)
                case 8: Inflation.bytes(slice, size: size)
                case _: nil
                }
            guard let content, content.count == size, CRC32.of(content) == check else {
                throw ZipFault.damaged
            }
            return content
        }
    }
}

/// The checksum of zip archives (ITU-T V.42).
enum CRC32 {
    private static let table: [UInt32] = (0..<256).map { byte in
        (0..<8).reduce(UInt32(byte)) { value, _ in
            value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
        }
    }

    static func of(_ bytes: [UInt8]) -> UInt32 {
        ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
    }
}
