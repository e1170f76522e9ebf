public import HTTPTypes
public import Hummingbird
public import JSON

/// What a route answers: status, fields of its own and a body. The door adds what every answer
/// carries (security fields, `no-store`, request id) unless the reply set it itself.
public struct Reply: Sendable {
    /// The HTTP status.
    public var status: HTTPResponse.Status
    /// Fields of this reply alone.
    public var fields: HTTPFields
    /// The bytes, or a writer of bytes.
    public var body: ResponseBody

    /// A reply of any kind.
    public init(
        _ status: HTTPResponse.Status, fields: HTTPFields = [:], body: ResponseBody = .init()
    ) {
        (self.status, self.fields, self.body) = (status, fields, body)
    }

    /// One JSON value.
    public static func json(
        _ value: JSONValue, _ status: HTTPResponse.Status = .ok,
        as mediaType: MediaType = .json
    ) -> Reply {
        bytes(value.serialized(), as: mediaType, status)
    }

    /// Plain text in UTF-8.
    public static func text(_ text: String, _ status: HTTPResponse.Status = .ok) -> Reply {
        bytes(Array(text.utf8), as: .text, status)
    }

    /// Bytes of a type.
    public static func bytes(
        _ bytes: [UInt8], as mediaType: MediaType, _ status: HTTPResponse.Status = .ok
    ) -> Reply {
        Reply(
            status, fields: mediaType.fields,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// 204: done, nothing to say.
    public static let done = Reply(.noContent)

    /// The same with `ETag: "version"`, so that the next command can say what it was decided on.
    public func at(version: Int) -> Reply {
        with(.eTag, "\"\(version)\"")
    }

    /// The same with one more field; a field of that name is replaced.
    public func with(_ name: HTTPField.Name, _ value: String) -> Reply {
        var copy = self
        copy.fields[name] = value
        return copy
    }

    /// The same, to be kept by caches for ever: for content-addressed and sealed things only.
    public func immutable() -> Reply {
        with(.cacheControl, "public, max-age=31536000, immutable")
    }

    /// The same, to be kept by caches for some seconds.
    public func cached(seconds: Int) -> Reply {
        with(.cacheControl, "public, max-age=\(seconds)")
    }

    /// 303 to another page, after a form was taken.
    public static func seeOther(_ location: String) -> Reply {
        Reply(.seeOther, fields: [.location: location])
    }
}

/// The types of body this server writes. The field is made once per type.
public struct MediaType: Sendable {
    /// As `Content-Type` says it.
    public let text: String
    /// Only the `Content-Type` field.
    let fields: HTTPFields

    /// A type of body.
    public init(_ text: String) {
        self.text = text
        fields = [.contentType: text]
    }

    /// `application/json`
    public static let json = MediaType("application/json")
    /// `application/problem+json` (RFC 9457)
    public static let problem = MediaType("application/problem+json")
    /// Plain text in UTF-8.
    public static let text = MediaType("text/plain; charset=utf-8")
    /// HTML in UTF-8.
    public static let html = MediaType("text/html; charset=utf-8")
    /// CSV in UTF-8 (RFC 4180).
    public static let csv = MediaType("text/csv; charset=utf-8")
    /// `application/pdf` (RFC 8118)
    public static let pdf = MediaType("application/pdf")
    /// Bytes that no browser should try to show.
    public static let bytes = MediaType("application/octet-stream")
    /// Prometheus' text format.
    public static let metrics = MediaType("text/plain; version=0.0.4; charset=utf-8")

    /// The type without parameters, for the published description.
    var name: String { String(text.prefix { $0 != ";" }) }
}
