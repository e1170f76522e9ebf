/// Calls to other machines, made by the composition. Who may be called is set by the operator; no
/// address ever comes from a visitor.
public protocol OutboundHTTP: Sendable {
    /// Makes a call and gives the whole answer.
    ///
    /// - Throws: ``OutboundFault`` when there is none. Redirects are not followed.
    func send(_ call: OutboundCall) async throws(OutboundFault) -> OutboundAnswer
}

/// One call.
public struct OutboundCall: Hashable, Sendable {
    /// `GET` or `POST`.
    public var method: String
    /// `https://…`; plain HTTP only to one's own machine.
    public var address: String
    /// Fields besides those every call carries.
    public var fields: [String: String]
    /// Bytes sent.
    public var body: [UInt8]?
    /// Bytes of the answer that are read at most.
    public var most: Int

    /// A call with these parts.
    public init(
        _ method: String, _ address: String, fields: [String: String] = [:], body: [UInt8]? = nil,
        most: Int = 256 * 1024
    ) {
        (self.method, self.address, self.fields) = (method, address, fields)
        (self.body, self.most) = (body, most)
    }
}

/// What came back.
public struct OutboundAnswer: Hashable, Sendable {
    /// The HTTP status.
    public var status: Int
    /// Its body.
    public var body: [UInt8]

    /// An answer with these parts.
    public init(status: Int, body: [UInt8]) { (self.status, self.body) = (status, body) }
}

/// Why a call has no answer.
public enum OutboundFault: Error, Hashable, Sendable {
    /// Plain HTTP to another machine, or no address at all.
    case addressRefused
    /// Nobody answered in time, or the connection broke.
    case unreachable
    /// More bytes than asked for.
    case tooLong
}
