import QRCodes

/// A QR code as a drawing that stays sharp at any size, with its quiet zone of four modules.
struct QRPicture: View {
    let box: String
    let path: String
    let title: String

    /// `nil` when the text is too long for a code.
    init?(_ text: String, title: String) {
        guard let code = QRCode(text) else { return nil }
        var path = ""
        for y in 0..<code.size {
            for x in 0..<code.size where code[x, y] { path += "M\(x + 4) \(y + 4)h1v1h-1z" }
        }
        box = "0 0 \(code.size + 8) \(code.size + 8)"
        self.path = path
        self.title = title
    }

    static let template = Template(
        "qr",
        """
        <figure class="qrs"><svg class="qr" viewBox="{{.box}}" role="img" aria-label="{{.title}}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h200v200H0z"/><path fill="#000" d="{{.path}}"/></svg><figcaption>{{.title}}</figcaption></figure>
        """)
}
