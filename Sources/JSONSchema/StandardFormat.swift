import JSON

/// Formats of draft 2020-12, validation §7.3.
enum StandardFormat {
    /// Patterns known to be good when this was built; a test compiles each.
    private static func pattern(_ text: String) -> ECMARegex? { try? ECMARegex(text) }

    private static func matches(_ pattern: ECMARegex?, _ text: String) -> Bool {
        pattern?.matches(text) ?? false
    }

    /// RFC 3339 full-date.
    @Sendable static func isDate(_ text: String) -> Bool {
        let parts = Array(text.utf8)
        guard parts.count == 10, parts[4] == 0x2D, parts[7] == 0x2D,
            let year = number(parts[0..<4]), let month = number(parts[5..<7]),
            let day = number(parts[8..<10])
        else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return (1...12).contains(month) && (1...lengths[month - 1]).contains(day)
    }

    /// RFC 3339 full-time; a leap second only at the end of a UTC day.
    @Sendable static func isTime(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count >= 9, bytes[2] == 0x3A, bytes[5] == 0x3A,
            let hour = number(bytes[0..<2]), let minute = number(bytes[3..<5]),
            let second = number(bytes[6..<8]), hour < 24, minute < 60, second <= 60
        else { return false }
        var rest = bytes[8...]
        if rest.first == 0x2E {
            let fraction = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
            guard !fraction.isEmpty else { return false }
            rest = rest.dropFirst(1 + fraction.count)
        }
        guard let offset = offset(rest) else { return false }
        let utc = ((hour * 60 + minute - offset) % 1440 + 1440) % 1440
        return second < 60 || utc == 1439
    }

    /// Minutes east of UTC.
    private static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        if bytes.count == 1, bytes.first.map({ $0 | 0x20 }) == 0x7A { return 0 }
        let bytes = Array(bytes)
        guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A,
            let hours = number(bytes[1..<3]), let minutes = number(bytes[4..<6]), hours < 24,
            minutes < 60
        else { return nil }
        return (bytes[0] == 0x2D ? -1 : 1) * (hours * 60 + minutes)
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }

    /// RFC 3339 date-time.
    @Sendable static func isDateTime(_ text: String) -> Bool {
        guard let mark = text.utf8.firstIndex(where: { $0 | 0x20 == 0x74 }) else { return false }
        return isDate(String(text[..<mark]))
            && isTime(String(text[text.utf8.index(after: mark)...]))
    }

    private static let duration = pattern(
        "^P(?:\\d+W|(?:\\d+Y(?:\\d+M(?:\\d+D)?)?|\\d+M(?:\\d+D)?|\\d+D)?"
            + "(?:T(?:\\d+H(?:\\d+M(?:\\d+S)?)?|\\d+M(?:\\d+S)?|\\d+S))?)$")

    /// RFC 3339 appendix A; something must follow the `P`.
    @Sendable static func isDuration(_ text: String) -> Bool {
        text != "P" && matches(duration, text)
    }

    private static let email = pattern(
        "^(?:[A-Za-z0-9!#$%&'*+/=?^_`\\{\\|\\}~\\-]+(?:\\.[A-Za-z0-9!#$%&'*+/=?^_`\\{\\|\\}~\\-]+)*"
            + "|\"(?:[ !#-\\[\\]-~]|\\\\[ -~])*\")@(.+)$")

    /// RFC 5321 §4.1.2.
    @Sendable static func isEmail(_ text: String) -> Bool {
        guard matches(email, text), let at = text.lastIndex(of: "@"), text.utf8.count <= 254 else {
            return false
        }
        let domain = text[text.index(after: at)...]
        guard domain.hasPrefix("["), domain.hasSuffix("]") else {
            return isHostname(String(domain))
        }
        let address = String(domain.dropFirst().dropLast())
        return isIPv4(address)
            || (address.hasPrefix("IPv6:") && isIPv6(String(address.dropFirst(5))))
    }

    private static let hostname = pattern(
        "^[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?"
            + "(?:\\.[A-Za-z0-9](?:[A-Za-z0-9\\-]{0,61}[A-Za-z0-9])?)*$")

    /// RFC 1123 §2.1. Names in Punycode are not decoded.
    @Sendable static func isHostname(_ text: String) -> Bool {
        text.utf8.count <= 253 && matches(hostname, text)
    }

    private static let octet = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)"
    private static let ipv4 = pattern("^(?:\(octet)\\.){3}\(octet)$")

    /// RFC 2673 §3.2.
    @Sendable static func isIPv4(_ text: String) -> Bool { matches(ipv4, text) }

    /// RFC 4291 §2.2.
    @Sendable static func isIPv6(_ text: String) -> Bool {
        let halves = text.split(separator: "::", omittingEmptySubsequences: false)
        guard halves.count <= 2, !text.contains(":::") else { return false }
        var count = 0
        for (place, half) in halves.enumerated() where !half.isEmpty {
            let groups = half.split(separator: ":", omittingEmptySubsequences: false)
            for (position, group) in groups.enumerated() {
                let isLast = place == halves.count - 1 && position == groups.count - 1
                if isLast, group.contains(".") {
                    guard isIPv4(String(group)) else { return false }
                    count += 2
                } else {
                    guard (1...4).contains(group.utf8.count), group.utf8.allSatisfy(isHex) else {
                        return false
                    }
                    count += 1
                }
            }
        }
        return halves.count == 2 ? count <= 7 : count == 8
    }

    private static func isHex(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x61...0x66).contains(byte | 0x20)
    }

    private static let uuid = pattern("^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$")

    /// RFC 4122 §3.
    @Sendable static func isUUID(_ text: String) -> Bool { matches(uuid, text) }

    private static let reference = pattern(
        "^(?:[A-Za-z0-9\\-._~:@!$&'\\(\\)*+,;=\\/?#\\[\\]]|%[0-9A-Fa-f]{2})*$")

    /// RFC 3986 §4.1.
    @Sendable static func isURIReference(_ text: String) -> Bool {
        guard matches(reference, text) else { return false }
        let uri = URIReference(text)
        let inner = [uri.path, uri.query ?? "", uri.fragment ?? ""]
        guard inner.allSatisfy({ !$0.contains { "[]#".contains($0) } }) else { return false }
        if uri.scheme == nil, uri.authority == nil,
            uri.path.prefix(while: { $0 != "/" }).contains(":")
        {
            return false
        }
        return uri.authority.map(isAuthority) ?? true
    }

    private static func isAuthority(_ authority: Substring) -> Bool {
        var host = authority
        if let at = authority.lastIndex(of: "@") {
            guard !authority[..<at].contains(where: { "@[]".contains($0) }) else { return false }
            host = authority[authority.index(after: at)...]
        }
        if host.hasPrefix("[") {
            guard let close = host.firstIndex(of: "]") else { return false }
            let address = String(host[..<close].dropFirst())
            let port = host[host.index(after: close)...]
            return (isIPv6(address) || address.hasPrefix("v")) && isPort(port)
        }
        let colon = host.firstIndex(of: ":") ?? host.endIndex
        return !host.contains { "[]".contains($0) } && isPort(host[colon...])
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty
            || (text.hasPrefix(":")
                && text.utf8.dropFirst().allSatisfy { (0x30...0x39).contains($0) })
    }

    /// RFC 3986 §3.
    @Sendable static func isURI(_ text: String) -> Bool {
        isURIReference(text) && URIReference(text).scheme != nil
    }

    /// RFC 6901 §5.
    @Sendable static func isJSONPointer(_ text: String) -> Bool {
        JSONPointer(parsing: text) != nil
    }

    /// The relative JSON pointer draft §3.
    @Sendable static func isRelativeJSONPointer(_ text: String) -> Bool {
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        guard !digits.isEmpty, digits.count == 1 || digits.first != 0x30 else { return false }
        let rest = String(Substring(text.utf8.dropFirst(digits.count)))
        return rest == "#" || isJSONPointer(rest)
    }
}
