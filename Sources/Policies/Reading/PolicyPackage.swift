import Civics

/// A policy folder as read: the document, its situations, and what reading found.
///
///     let package = PolicyPackage(reading: files)
///     guard let policy = package.policy else { show(package.findings) }
public struct PolicyPackage: Sendable {
    /// All files in byte order of their names.
    public let files: [PackageFile]
    /// The document; `nil` when its front matter does not say what it is.
    public let policy: Policy?
    public let situations: [Situation]
    /// What reading found; ``check(_:)`` adds what the checks find.
    public let findings: [Finding]

    /// The file that holds the situations.
    public static let situationsFile = "situations.yaml"
    /// The largest file that is read, in bytes.
    public static let largestFile = 4 * 1024 * 1024

    /// Reads a folder; no bytes whatever make it trap.
    public init(reading files: [PackageFile]) {
        let sorted = files.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
        var reader = PackageReader(files: sorted)
        self.files = sorted
        policy = reader.policy()
        situations = reader.situations()
        findings = reader.findings.sorted()
    }
}
