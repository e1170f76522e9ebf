/// Something that looks into a file for what would harm whoever opens it.
public protocol AttachmentScanner: Sendable {
    /// What is in a file.
    ///
    /// - Throws: ``ScannerFault`` when nobody can tell; the file then stays in quarantine.
    func look(into bytes: [UInt8]) async throws(ScannerFault) -> ScanVerdict
}

/// What a scanner found.
public enum ScanVerdict: Hashable, Sendable {
    case clean
    /// Harmful, under the name the scanner gives it.
    case harmful(name: String)
}

/// Why a scanner did not answer. A file it did not judge is never taken for clean.
public enum ScannerFault: Error, Hashable, Sendable {
    /// It is down or does not speak its protocol; every file has to wait.
    case unreachable(reason: String)
    /// It will not judge this file (too large for it); the others need not wait.
    case refused(reason: String)
}

/// The look every city has without installing anything: refuses the test file by which scanners
/// are tried (EICAR) and PDF files that start programs or run scripts.
public struct BuiltInScan: AttachmentScanner {
    private static let eicar = Array("EICAR-STANDARD-ANTIVIRUS-TEST-FILE".utf8)
    private static let actions = ["/Launch", "/JavaScript"].map { Array($0.utf8) }
    private static let pdf = Array("%PDF".utf8)

    /// The look, ready to be asked.
    public init() {}

    /// Harmful only for what every scanner would find.
    public func look(into bytes: [UInt8]) async throws(ScannerFault) -> ScanVerdict {
        if Self.contains(bytes, Self.eicar) { return .harmful(name: "EICAR-Test-File") }
        guard bytes.starts(with: Self.pdf) else { return .clean }
        let acts = Self.actions.contains { Self.contains(bytes, $0) }
        return acts ? .harmful(name: "PDF-Action") : .clean
    }

    private static func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
        guard bytes.count >= pattern.count else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            (0...(bytes.count - pattern.count)).contains { start in
                bytes[start] == pattern[0]
                    && pattern.indices.allSatisfy { bytes[start + $0] == pattern[$0] }
            }
        }
    }
}
