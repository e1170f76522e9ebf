import City
import Glibc

/// One conversation over a stream socket, with a limit on how long each step may take.
struct Connection {
    private static let longestAnswer = 4096

    private let socket: Int32

    init(to address: ScannerAddress, patience: Int) throws(ScannerFault) {
        switch address {
        case .unix(let path): socket = try Self.opened(unix: path, patience)
        case .tcp(let host, let port): socket = try Self.opened(host, port, patience)
        }
    }

    func close() { _ = Glibc.close(socket) }

    func send(_ bytes: [UInt8]) throws(ScannerFault) {
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.send(
                    socket, $0.baseAddress?.advanced(by: sent), $0.count - sent,
                    Int32(MSG_NOSIGNAL))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.fault("the scanner hung up") }
            sent += count
        }
    }

    /// An answer, which ends with a zero byte, or with the connection.
    func line() throws(ScannerFault) -> String {
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 512)
        while answer.count < Self.longestAnswer {
            let count = recv(socket, &buffer, buffer.count, 0)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Self.fault("the scanner gives no answer") }
            if count == 0 { break }
            let part = buffer[..<count]
            if let end = part.firstIndex(of: 0) {
                answer += part[..<end]
                return Self.text(answer)
            }
            answer += part
        }
        guard !answer.isEmpty else { throw Self.fault("the scanner hung up") }
        return Self.text(answer)
    }

    private static func text(_ bytes: [UInt8]) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        return text.last == "\n" ? String(text.dropLast()) : text
    }

    // MARK: Opening

    private static func opened(
        unix path: String, _ patience: Int
    ) throws(ScannerFault) -> Int32 {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8) + [0]
        guard bytes.count <= MemoryLayout.size(ofValue: address.sun_path) else {
            throw .unreachable(reason: "the path of the socket is too long")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        return try connected(socket, patience) {
            withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
                }
            }
        }
    }

    private static func opened(
        _ host: String, _ port: UInt16, _ patience: Int
    ) throws(ScannerFault) -> Int32 {
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(host, String(port), &hints, &found) == 0 else {
            throw .unreachable(reason: "the scanner's host is not known")
        }
        defer { freeaddrinfo(found) }
        var next = found
        var last: ScannerFault = .unreachable(reason: "the scanner's host has no address")
        while let info = next?.pointee {
            let socket = Glibc.socket(info.ai_family, info.ai_socktype, info.ai_protocol)
            do {
                return try connected(socket, patience) {
                    connect(socket, info.ai_addr, info.ai_addrlen)
                }
            } catch { last = error }
            next = info.ai_next
        }
        throw last
    }

    private static func connected(
        _ socket: Int32, _ patience: Int, _ connect: () -> Int32
    ) throws(ScannerFault) -> Int32 {
        guard socket >= 0 else { throw fault("no socket") }
        var time = timeval(tv_sec: patience, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        // Sending's limit holds for connecting too.
        setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &time, size)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &time, size)
        guard connect() == 0 else {
            let fault = fault("the scanner does not answer")
            _ = Glibc.close(socket)
            throw fault
        }
        return socket
    }

    private static func fault(_ what: String) -> ScannerFault {
        .unreachable(reason: "\(what) (errno \(errno))")
    }
}
