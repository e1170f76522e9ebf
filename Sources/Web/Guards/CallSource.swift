import HTTPTypes
public import NIOCore

/// Where a call comes from, as far as the network tells: the address without its port. Kept as
/// bits, so that counting by it costs no text; never written to a log.
public struct CallSource: Hashable, Sendable {
    private let high: UInt64
    private let low: UInt64

    private init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    /// Calls whose address is not known (a local socket, a test).
    public static let unknown = CallSource(high: 0, low: 0)

    /// The address of a connection's other end. Of an IPv6 address the first 64 bits count: that is
    /// what one subscriber is given (RFC 6177).
    public init(_ address: SocketAddress?) {
        switch address {
        case .v4:
            self = Self.four(Self.bytes(of: address, from: 4, count: 4))
        case .v6:
            self = Self.six(Self.bytes(of: address, from: 8, count: 16))
        case .unixDomainSocket, nil: self = .unknown
        }
    }

    /// Bytes of the socket address: an IPv4 address stands at 4 (`sin_addr`), an IPv6 one at 8
    /// (`sin6_addr`), both in network order.
    private static func bytes(of address: SocketAddress?, from: Int, count: Int) -> [UInt8] {
        address?.withSockAddr { pointer, size in
            let raw = UnsafeRawBufferPointer(start: pointer, count: size)
            return Array(raw.dropFirst(from).prefix(count))
        } ?? []
    }

    /// Reads an address as text (`192.0.2.7`, `2001:db8::1`); `nil` when it is none.
    public init?(_ text: String) {
        guard let address = try? SocketAddress(ipAddress: text, port: 0) else { return nil }
        self.init(address)
    }

    private static func four(_ bytes: [UInt8]) -> CallSource {
        CallSource(high: 0, low: bytes.reduce(0xFFFF) { $0 << 8 | UInt64($1) })
    }

    private static func six(_ bytes: [UInt8]) -> CallSource {
        let head = bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
        let tail = bytes.suffix(8).reduce(0) { $0 << 8 | UInt64($1) }
        let isMapped = head == 0 && tail >> 32 == 0xFFFF
        return isMapped ? CallSource(high: 0, low: tail) : CallSource(high: head, low: 1)
    }
}

/// The proxies in front of the server whose word about a caller's address is taken.
public struct TrustedProxies: Sendable {
    private let addresses: Set<CallSource>

    /// Addresses of the proxies, without ports. Without any, nobody's word is taken.
    public init(_ addresses: Set<CallSource> = []) { self.addresses = addresses }

    /// The caller's address: the last entry of `X-Forwarded-For` that is not a proxy of ours, if
    /// the connection itself comes from one; otherwise the connection's.
    func source(of connection: CallSource, fields: HTTPFields) -> CallSource {
        guard !addresses.isEmpty, addresses.contains(connection) else { return connection }
        let hops = fields[values: .forwardedFor].flatMap { $0.split(separator: ",") }
        for hop in hops.reversed() {
            guard let source = CallSource(hop.trimming()) else { return connection }
            if !addresses.contains(source) { return source }
        }
        return connection
    }
}
