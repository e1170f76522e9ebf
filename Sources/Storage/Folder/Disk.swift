import Glibc

/// Files, with the order of writes that survives a loss of power.
enum Disk {
    /// What the system said, with the name of the file within the data directory at most.
    struct Fault: Error {
        let doing: String
        let number: Int32

        var isFull: Bool { number == ENOSPC || number == EDQUOT }
        var reason: String { "\(doing): \(String(cString: strerror(number)))" }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The whole file; `nil` when there is none.
    static func read(_ path: String) throws(Fault) -> [UInt8]? {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            if errno == ENOENT { return nil }
            throw Fault(doing: "open", number: errno)
        }
        defer { close(file) }
        return try readAll(file)
    }

    private static func readAll(_ file: Int32) throws(Fault) -> [UInt8] {
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Fault(doing: "stat", number: errno) }
        var bytes = [UInt8](repeating: 0, count: max(0, Int(status.st_size)))
        var place = 0
        while place < bytes.count {
            let count = bytes.withUnsafeMutableBytes {
                Glibc.read(file, $0.baseAddress?.advanced(by: place), $0.count - place)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw Fault(doing: "read", number: errno) }
            guard count > 0 else { return Array(bytes[..<place]) }
            place += count
        }
        return bytes
    }

    /// Writes a file whole, in place of an older one: another name first, then moved over it.
    ///
    /// - Parameter isSecret: Only the owner may read it.
    static func replace(
        _ path: String, with bytes: [UInt8], isSecret: Bool = false
    ) throws(Fault) {
        let other = path + ".new"
        try write(bytes, to: other, mode: isSecret ? 0o600 : 0o644, durably: true)
        guard rename(other, path) == 0 else { throw Fault(doing: "rename", number: errno) }
        try makeDurable(folder(of: path))
    }

    /// Writes a file. Not durable before ``makeAllDurable(under:)`` unless asked for.
    static func write(
        _ bytes: [UInt8], to path: String, mode: mode_t = 0o644, durably: Bool = false
    ) throws(Fault) {
        let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard file >= 0 else { throw Fault(doing: "create", number: errno) }
        defer { close(file) }
        try write(bytes, to: file)
        guard !durably || fsync(file) == 0 else { throw Fault(doing: "fsync", number: errno) }
    }

    /// Adds to the end of a file, durably.
    static func append(_ bytes: [UInt8], to path: String, mode: mode_t) throws(Fault) {
        let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, mode)
        guard file >= 0 else { throw Fault(doing: "create", number: errno) }
        defer { close(file) }
        try write(bytes, to: file)
        guard fsync(file) == 0 else { throw Fault(doing: "fsync", number: errno) }
    }

    static func write(_ bytes: [UInt8], to file: Int32) throws(Fault) {
        var place = 0
        while place < bytes.count {
            let count = bytes.withUnsafeBytes {
                Glibc.write(file, $0.baseAddress?.advanced(by: place), $0.count - place)
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Fault(doing: "write", number: errno) }
            place += count
        }
    }

    /// Makes a folder's list of names durable.
    static func makeDurable(_ folder: String) throws(Fault) {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw Fault(doing: "open", number: errno) }
        defer { close(file) }
        guard fsync(file) == 0 else { throw Fault(doing: "fsync", number: errno) }
    }

    /// Makes everything written to the file system of `folder` durable at once: one wait for a
    /// hundred new tiles instead of a hundred, each of which would hold up the journal's own.
    static func makeAllDurable(under folder: String, files: [String]) throws(Fault) {
        guard let syncfs else { return try makeEachDurable(files) }
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw Fault(doing: "open", number: errno) }
        defer { close(file) }
        guard syncfs(file) == 0 else { throw Fault(doing: "syncfs", number: errno) }
    }

    private static func makeEachDurable(_ files: [String]) throws(Fault) {
        for path in files {
            let file = open(path, O_RDONLY | O_CLOEXEC)
            guard file >= 0 else { throw Fault(doing: "open", number: errno) }
            defer { close(file) }
            guard fsync(file) == 0 else { throw Fault(doing: "fsync", number: errno) }
        }
        for folder in Set(files.map(folder(of:))) { try makeDurable(folder) }
    }

    /// Linux's syncfs(2), which Swift's view of the C library leaves out.
    private static let syncfs: (@convention(c) (Int32) -> Int32)? = {
        guard let symbol = dlsym(nil, "syncfs") else { return nil }
        return unsafeBitCast(symbol, to: (@convention(c) (Int32) -> Int32).self)
    }()

    static func makeFolder(_ path: String, mode: mode_t = 0o755) throws(Fault) {
        if mkdir(path, mode) == 0 || errno == EEXIST { return }
        guard errno == ENOENT else { throw Fault(doing: "mkdir", number: errno) }
        try makeFolder(folder(of: path), mode: mode)
        guard mkdir(path, mode) == 0 || errno == EEXIST else {
            throw Fault(doing: "mkdir", number: errno)
        }
    }

    static func remove(_ path: String) throws(Fault) {
        guard unlink(path) == 0 || errno == ENOENT else {
            throw Fault(doing: "unlink", number: errno)
        }
    }

    /// Makes a file readable by its owner only.
    static func protect(_ path: String) throws(Fault) {
        guard chmod(path, 0o600) == 0 else { throw Fault(doing: "chmod", number: errno) }
    }

    /// Permission bits of a file.
    static func mode(_ path: String) throws(Fault) -> mode_t {
        var status = stat()
        guard stat(path, &status) == 0 else { throw Fault(doing: "stat", number: errno) }
        return status.st_mode & 0o777
    }

    /// Size in bytes; 0 when there is no such file.
    static func size(_ path: String) -> Int {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : 0
    }

    static func folder(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            return path.hasPrefix("/") ? "/" : "."
        }
        return String(path[..<slash])
    }

    /// Files below a folder, as paths relative to it, in no order.
    static func files(below root: String, _ inner: String = "") throws(Fault) -> [String] {
        let path = inner.isEmpty ? root : root + "/" + inner
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw Fault(doing: "opendir", number: errno)
        }
        defer { closedir(folder) }
        var found: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafeBytes(of: entry.pointee.d_name) {
                String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
            }
            guard name != ".", name != ".." else { continue }
            let relative = inner.isEmpty ? name : inner + "/" + name
            if entry.pointee.d_type == UInt8(DT_DIR) {
                found += try files(below: root, relative)
            } else {
                found.append(relative)
            }
        }
        return found
    }
}
