import Foundation
import Glibc
import Synchronization

/// A small daemon that speaks clamd's protocol on a socket in a folder of its own: it reads
/// `zINSTREAM`, then pieces behind their lengths, and finds what it was told to find.
final class FakeClamd: Sendable {
    let path: String
    private let socket: Int32
    private let seen = Mutex<[Int]>([])
    private let limit: Int

    /// Sizes of the files it was shown.
    var sizes: [Int] { seen.withLock { $0 } }

    /// - Parameter limit: Bytes after which it says that a file is too large and hangs up.
    init(limit: Int = 25 << 20, answer: @escaping @Sendable ([UInt8]) -> String) throws {
        self.limit = limit
        path = "/tmp/fake-clamd-\(getpid())-\(UInt32.random(in: 0 ... .max)).ctl"
        socket = Glibc.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8) + [0]
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, listen(socket, 8) == 0 else { throw CocoaError(.fileWriteUnknown) }
        Thread.detachNewThread { [self] in
            while true {
                let client = accept(socket, nil, nil)
                guard client >= 0 else { return }
                serve(client, answer)
                Glibc.close(client)
            }
        }
    }

    func stop() {
        shutdown(socket, Int32(SHUT_RDWR))
        Glibc.close(socket)
        unlink(path)
    }

    private func serve(_ client: Int32, _ answer: ([UInt8]) -> String) {
        guard read(client, 10) == Array("zINSTREAM\0".utf8) else {
            return reply(client, "UNKNOWN COMMAND")
        }
        var file: [UInt8] = []
        while let head = read(client, 4) {
            let size = head.reduce(0) { $0 << 8 | Int($1) }
            if size == 0 {
                seen.withLock { $0.append(file.count) }
                return reply(client, answer(file))
            }
            guard file.count + size <= limit else {
                return reply(client, "INSTREAM size limit exceeded. ERROR")
            }
            guard let piece = read(client, size) else { return }
            file += piece
        }
    }

    private func reply(_ client: Int32, _ text: String) {
        let bytes = Array(text.utf8) + [0]
        _ = bytes.withUnsafeBytes { Glibc.send(client, $0.baseAddress, $0.count, 0x4000) }
    }

    private func read(_ client: Int32, _ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let more = bytes.withUnsafeMutableBytes {
                recv(client, $0.baseAddress?.advanced(by: have), count - have, 0)
            }
            guard more > 0 else { return nil }
            have += more
        }
        return bytes
    }
}
