import Foundation

/// What long work tells on standard error while it goes on.
enum Progress {
    static func say(_ words: String) {
        FileHandle.standardError.write(Data((words + "\n").utf8))
    }
}
