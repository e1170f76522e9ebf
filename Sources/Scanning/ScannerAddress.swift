/// Where a scanner listens.
public enum ScannerAddress: Hashable, Sendable {
    /// A socket in the file system.
    case unix(path: String)
    /// A host by name or number, and a port.
    case tcp(host: String, port: UInt16)

    /// Reads `unix:/run/clamav/clamd.ctl` or `tcp:127.0.0.1:3310` (`tcp:[::1]:3310`); `nil` for
    /// anything else.
    public init?(_ text: String) {
        if text.hasPrefix("unix:") {
            let path = String(text.dropFirst("unix:".count))
            // The kernel takes 107 bytes and a zero.
            guard path.hasPrefix("/"), path.utf8.count <= 107 else { return nil }
            self = .unix(path: path)
            return
        }
        guard text.hasPrefix("tcp:") else { return nil }
        let rest = text.dropFirst("tcp:".count)
        guard let colon = rest.lastIndex(of: ":"),
            let port = UInt16(rest[rest.index(after: colon)...]), port > 0
        else { return nil }
        var host = String(rest[..<colon])
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        guard !host.isEmpty else { return nil }
        self = .tcp(host: host, port: port)
    }
}
