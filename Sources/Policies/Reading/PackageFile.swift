/// One file of a package folder, as bytes; reading the disk is the caller's business.
public struct PackageFile: Hashable, Sendable {
    /// Path relative to the folder, with `/`: `policy.md`, `papers/food-permit.en.mustache`.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
        (self.name, self.bytes) = (name, bytes)
    }

    /// Documents stand in the folder itself; `papers/x.md` is a paper, not a document.
    var isDocument: Bool { name.hasSuffix(".md") && !name.utf8.contains(UInt8(ascii: "/")) }
}
