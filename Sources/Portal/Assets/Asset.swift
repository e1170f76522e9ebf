import Civics
import Crypto
import City
import Web

/// A file of ours that a page loads. Its address holds a digest of its bytes, so a browser keeps it
/// for ever and a new version is a new address.
struct Asset: Sendable {
    let bytes: [UInt8]
    let name: String
    let mediaType: MediaType

    init(_ stem: String, _ ending: String, _ mediaType: MediaType, _ text: String) {
        bytes = Array(text.utf8)
        let digest = Hex.text(Array(SHA256.hash(data: bytes)).prefix(6))
        name = "\(stem).\(digest).\(ending)"
        self.mediaType = mediaType
    }

    /// The path it is found at.
    var address: String { "/assets/\(name)" }

    static let style = Asset("style", "css", MediaType("text/css; charset=utf-8"), Stylesheet.text)
    static let script = Asset(
        "portal", "js", MediaType("text/javascript; charset=utf-8"), PortalScript.text)

    /// All files, by the name in their address.
    static let all: [String: Asset] = Dictionary(
        uniqueKeysWithValues: [style, script].map { ($0.name, $0) })

    static let favicon = """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" \
        rx="4" fill="#0A4C5E"/><path d="M6 12c3-3 5-3 8 0s5 3 8 0 4-2 4-2M6 21c3-3 5-3 8 0s5 3 8 \
        0 4-2 4-2" fill="none" stroke="#fff" stroke-width="2.5" stroke-linecap="round"/></svg>
        """
}
