public import City
import Dispatch

/// The ClamAV daemon, asked over its socket with `INSTREAM` (clamd(8)): the file is sent in pieces,
/// each behind its length in four bytes, and ended by a length of zero; the answer is `stream: OK` or
/// `stream: NAME FOUND`. Anything else is no verdict.
public struct Clamd: AttachmentScanner {
    private static let piece = 64 << 10

    private let address: ScannerAddress
    /// How long one step of the conversation may take, in seconds.
    private let patience: Int

    /// - Parameter patience: Seconds to wait for the daemon at each step; a large file may take it
    ///   some time.
    public init(at address: ScannerAddress, patience: Int = 60) {
        (self.address, self.patience) = (address, patience)
    }

    /// What the daemon says of a file.
    public func look(into bytes: [UInt8]) async throws(ScannerFault) -> ScanVerdict {
        let answer: Result<ScanVerdict, ScannerFault> = await withCheckedContinuation { waiting in
            DispatchQueue.global().async {
                waiting.resume(
                    returning: Result { () throws(ScannerFault) in try converse(bytes) })
            }
        }
        return try answer.get()
    }

    private func converse(_ bytes: [UInt8]) throws(ScannerFault) -> ScanVerdict {
        let connection = try Connection(to: address, patience: patience)
        defer { connection.close() }
        do {
            try connection.send(Array("zINSTREAM\0".utf8))
            for start in stride(from: 0, to: bytes.count, by: Self.piece) {
                let end = min(start + Self.piece, bytes.count)
                try connection.send(Self.length(end - start) + bytes[start..<end])
            }
            try connection.send(Self.length(0))
        } catch {
            // A file larger than it takes: it says so and hangs up before the end.
            if let answer = try? connection.line() { return try Self.verdict(answer) }
            throw error
        }
        return try Self.verdict(try connection.line())
    }

    private static func length(_ count: Int) -> [UInt8] {
        let word = UInt32(truncatingIfNeeded: count).bigEndian
        return withUnsafeBytes(of: word) { Array($0) }
    }

    /// `stream: OK`, `stream: Eicar-Signature FOUND`, `INSTREAM size limit exceeded. ERROR`.
    static func verdict(_ answer: String) throws(ScannerFault) -> ScanVerdict {
        let prefix = "stream: "
        if answer == prefix + "OK" { return .clean }
        if answer.hasPrefix(prefix), answer.hasSuffix(" FOUND") {
            return .harmful(name: String(answer.dropFirst(prefix.count).dropLast(6)))
        }
        if answer.hasPrefix("INSTREAM size limit exceeded") {
            throw .refused(reason: "larger than the scanner takes")
        }
        if answer.hasSuffix(" ERROR") { throw .refused(reason: "the scanner reports an error") }
        throw .unreachable(reason: "the answer is not clamd's")
    }
}
