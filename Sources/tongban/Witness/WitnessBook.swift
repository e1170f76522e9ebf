import Foundation
import Glibc
import TransparencyLog

/// What a witness last cosigned of each log, one small file an origin: written, synced and put in
/// place before the answer goes out, so that a crash can never make it cosign a fork.
///
/// One request at a time: reading a record and storing the next is one step.
actor WitnessBook {
    private let folder: URL
    private let witness: Witness
    private let lock: Int32

    /// - Throws: ``Failure`` when the folder cannot be made, or another process keeps it.
    init(_ folder: Folder, _ witness: Witness) throws {
        self.folder = folder.url
        self.witness = witness
        try FileManager.default.createDirectory(
            at: folder.url, withIntermediateDirectories: true)
        lock = open(folder.url.appendingPathComponent("lock").path, O_CREAT | O_RDWR, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX | LOCK_NB) == 0 else {
            throw Failure("another witness keeps \(folder.url.path)")
        }
    }

    deinit { if lock >= 0 { close(lock) } }

    /// Answers one `add-checkpoint`; the new record is on disk when this returns.
    func answer(_ body: [UInt8], at seconds: Int64) throws -> WitnessAnswer {
        guard let request = WitnessRequest(parsing: body),
            let origin = Witness.origin(of: request)
        else { return .malformed }
        let decision = try witness.decide(request, last: try record(of: origin), at: seconds)
        if let record = decision.record { try keep(record, of: origin) }
        return decision.answer
    }

    private func file(of origin: String) -> URL {
        let name = origin.utf8.map { byte in
            let hex = String(byte, radix: 16)
            return hex.count == 1 ? "0" + hex : hex
        }
        return folder.appendingPathComponent("log-" + name.joined())
    }

    /// - Throws: ``Failure`` for a record that cannot be read: cosigning goes on only when somebody
    ///   has looked.
    private func record(of origin: String) throws -> Witness.Record? {
        let file = file(of: origin)
        guard FileManager.default.fileExists(atPath: file.path) else { return nil }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        guard lines.count == 2, let size = Int(lines[0]),
            let root = LogHash(base64: String(lines[1]))
        else { throw Failure("\(file.path) is no record of a witness") }
        return Witness.Record(size: size, root: root)
    }

    private func keep(_ record: Witness.Record, of origin: String) throws {
        let file = file(of: origin)
        let next = file.path + ".next"
        let bytes = Array("\(record.size)\n\(record.root.base64)\n".utf8)
        let handle = open(next, O_CREAT | O_WRONLY | O_TRUNC, 0o600)
        guard handle >= 0 else { throw Failure("\(next) cannot be written") }
        let written = bytes.withUnsafeBytes { Glibc.write(handle, $0.baseAddress, $0.count) }
        let isSafe = written == bytes.count && fsync(handle) == 0
        close(handle)
        guard isSafe, rename(next, file.path) == 0 else {
            throw Failure("\(file.path) cannot be written")
        }
        let place = open(folder.path, O_RDONLY)
        defer { close(place) }
        guard place >= 0, fsync(place) == 0 else {
            throw Failure("\(folder.path) cannot be synced")
        }
    }
}
