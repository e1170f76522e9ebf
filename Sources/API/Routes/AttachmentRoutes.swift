import HTTPTypes
import Web

extension CityAPI {
    /// Bytes of one file at most.
    static var largestAttachment: Int { 20 << 20 }

    var attachmentRoutes: [Route] {
        [
            Route(
                .post, "/api/v1/attachments", "upload-attachment", for: .holding(.uploadAttachment)
            ) { call in
                guard case .stream(let body) = call.body else { return .done }
                return .json(
                    try await city.takeIn(
                        body, name: call.query.text("name") ?? "", by: try call.signedIn()),
                    .created)
            }
            .summary("Takes a file in; it is known by the digest of its bytes from then on.")
            .topic("attachments")
            .query(
                QueryParameter("name", .text(atMost: 200), isRequired: true, "What it is called.")
            )
            .reading(.stream(atMost: Self.largestAttachment))
            .answering(201, Components.reference("Attachment"), "Taken in, under quarantine."),
            Route(
                .get, "/api/v1/attachments/{digest}", "attachment", for: .holding(.readAttachment)
            ) { call in
                let file = try await city.attachment(call.path("digest"), for: try call.signedIn())
                return Self.given(try Call.found(file))
            }
            .path("digest", .digest, "SHA-256 of its bytes.")
            .summary("The bytes of a released file, always to be saved, never shown in place.")
            .topic("attachments").answering(ResponseShape(200, .bytes, "The bytes.")),
        ]
    }

    private static func given(_ file: AttachmentGiven) -> Reply {
        let name = file.name.utf8.map { byte -> String in
            let isPlain =
                byte < 0x80
                && (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte >= 0x30 && byte <= 0x39)
            let digits = String(byte, radix: 16, uppercase: true)
            return isPlain
                ? String(UnicodeScalar(byte)) : "%" + (digits.utf8.count == 1 ? "0" : "") + digits
        }.joined()
        return Reply.bytes(file.bytes, as: .bytes)
            .with(.contentDisposition, "attachment; filename*=UTF-8''\(name)")
            .with(.tongbanMediaType, file.mediaType)
    }
}

extension HTTPField.Name {
    /// What the bytes of a file are. `Content-Type` always says `application/octet-stream`, so that
    /// no browser shows a stranger's file under our address.
    static let tongbanMediaType = HTTPField.Name("X-File-Type")!
}
