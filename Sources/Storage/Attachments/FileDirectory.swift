import Glibc
import Synchronization

/// Files below a directory, 256 folders by the first two characters of their names.
struct FileDirectory: FileShelf {
    let path: String

    private func path(of name: String) -> String { "\(path)/\(name.prefix(2))/\(name)" }

    func begin(_ name: String) throws -> any FileWriting {
        let whole = path(of: name)
        try Disk.makeFolder(Disk.folder(of: whole), mode: 0o750)
        let file = open(whole + ".new", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o640)
        guard file >= 0 else { throw Disk.Fault(doing: "create", number: errno) }
        return Writing(file: file, path: whole)
    }

    func read(_ name: String) throws -> [UInt8]? { try Disk.read(path(of: name)) }

    func remove(_ name: String) throws { try Disk.remove(path(of: name)) }

    private struct Writing: FileWriting {
        let file: Int32
        let path: String

        func write(_ bytes: [UInt8]) throws { try Disk.write(bytes, to: file) }

        func finish() throws {
            guard fsync(file) == 0 else { throw Disk.Fault(doing: "fsync", number: errno) }
            close(file)
            guard rename(path + ".new", path) == 0 else {
                throw Disk.Fault(doing: "rename", number: errno)
            }
            try Disk.makeDurable(Disk.folder(of: path))
        }

        func giveUp() {
            close(file)
            unlink(path + ".new")
        }
    }
}

/// Files of a store that lives in memory.
final class FileMemory: FileShelf {
    private let held = Mutex<[String: [UInt8]]>([:])

    func begin(_ name: String) -> any FileWriting { Writing(name: name, memory: self) }
    func read(_ name: String) -> [UInt8]? { held.withLock { $0[name] } }
    func remove(_ name: String) { held.withLock { $0[name] = nil } }

    private final class Writing: FileWriting {
        private let name: String
        private let memory: FileMemory
        private var bytes: [UInt8] = []

        init(name: String, memory: FileMemory) { (self.name, self.memory) = (name, memory) }

        func write(_ more: [UInt8]) { bytes += more }
        func finish() { memory.held.withLock { [bytes, name] in $0[name] = bytes } }
        func giveUp() { bytes = [] }
    }
}
