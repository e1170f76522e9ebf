import Civics
import Foundation
import JSON
import Policies

/// The file of answers, and beside it a note how far it is whole (`FILE.progress`).
///
/// The note is replaced behind every block: after a stop the file is cut back to it, so no line is
/// there twice or half, and the totals go on from where they stood.
struct PopulationResults {
    let sheet: PopulationSheet
    private(set) var tally: PopulationTally
    private let path: String
    private let run: PopulationRun
    private let key: String
    private var file: FileHandle?
    private var length = 0

    private var notePath: String { path + ".progress" }

    init(_ path: String, _ run: PopulationRun, _ mark: String, reader: Language) throws {
        let format: PopulationFormat
        switch URL(fileURLWithPath: path).pathExtension {
        case "csv": format = .csv
        case "json", "jsonl", "ndjson": format = .jsonLines
        case _: throw Failure("\(path): the name must end in .csv or .json")
        }
        (self.path, self.run) = (path, run)
        sheet = PopulationSheet(run, format, in: reader)
        tally = PopulationTally(tables: run.tables)
        let parts = [
            run.policy.digest, run.day.description, run.question, run.districtFact ?? "",
            reader.rawValue, mark,
        ]
        key = parts.joined(separator: "\u{1F}")
    }

    /// Starts a new file; one that is there is replaced.
    mutating func begin() throws {
        guard FileManager.default.createFile(atPath: path, contents: Data(sheet.head)) else {
            throw Failure("\(path): cannot be written")
        }
        try open(at: sheet.head.count)
        try note(PopulationPlace(read: 0, line: 0))
    }

    /// Cuts the file back to what is whole and the population forward to who comes next.
    mutating func goOn(_ source: any PopulationSource) throws {
        guard let data = FileManager.default.contents(atPath: notePath) else {
            if FileManager.default.fileExists(atPath: path) {
                throw Failure(
                    "\(path): nothing was stopped here; run without --resume to start anew")
            }
            return try begin()
        }
        let note = try JSONValue(parsing: [UInt8](data))
        guard note["run"]?.string == key else {
            throw Failure(
                "\(path): the stopped run asked another document, day, decision or population")
        }
        guard let length = note["written"]?.int, let read = note["read"]?.int,
            let line = note["line"]?.int, let totals = note["totals"],
            let tally = PopulationTally(totals, tables: run.tables)
        else { throw Failure("\(notePath): cannot be read; run without --resume to start anew") }
        self.tally = tally
        try open(at: Int(length))
        try source.skip(to: PopulationPlace(read: Int(read), line: Int(line)))
        Progress.say("going on after \(tally.all.people) people")
    }

    private mutating func open(at length: Int) throws {
        guard let file = FileHandle(forUpdatingAtPath: path),
            try file.seekToEnd() >= UInt64(length)
        else { throw Failure("\(path): is shorter than its progress says") }
        try file.truncate(atOffset: UInt64(length))
        try file.seek(toOffset: UInt64(length))
        (self.file, self.length) = (file, length)
    }

    /// Adds whole lines and notes how far the population has been read.
    mutating func write(
        _ bytes: [UInt8], _ tally: PopulationTally, at place: PopulationPlace
    ) throws {
        try file?.write(contentsOf: bytes)
        length += bytes.count
        self.tally = tally
        try note(place)
    }

    private func note(_ place: PopulationPlace) throws {
        let note: JSONValue = [
            "run": .string(key), "written": .integer(Int64(length)),
            "read": .integer(Int64(place.read)),
            "line": .integer(Int64(place.line)), "totals": tally.json,
        ]
        try Data(note.serialized()).write(to: URL(fileURLWithPath: notePath), options: .atomic)
    }

    /// Closes the file; a whole one needs no note.
    mutating func finish() throws {
        try file?.synchronize()
        try file?.close()
        file = nil
        try? FileManager.default.removeItem(atPath: notePath)
    }
}
