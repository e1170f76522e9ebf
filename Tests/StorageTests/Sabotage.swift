import Foundation
import GRDB

/// Changes a closed database behind the store's back, as an intruder with the disk would.
enum Sabotage {
    static func run(_ data: String, _ statement: String) throws {
        let database = try DatabaseQueue(path: data + "/tongban.sqlite")
        try database.write { try $0.execute(sql: statement) }
        try database.close()
    }

    /// Flips one bit of a file.
    static func flip(_ path: String, byte: Int, bit: UInt8 = 0) throws {
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[byte % bytes.count] ^= 1 << bit
        try bytes.write(to: URL(fileURLWithPath: path))
    }
}
