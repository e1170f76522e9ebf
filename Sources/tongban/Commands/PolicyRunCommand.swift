import ArgumentParser
import Civics
import Foundation
import JSON
import Policies

/// One decision of a document asked of a whole population.
struct PolicyRunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run", abstract: "Ask a document's decision of everybody in a population.",
        discussion: """
            The population is CSV, whose first line names an id and then facts or register fields, \
            or JSON with an object a line. An empty cell is a fact nobody has given, `null` one \
            known to be absent. `tongban policy population` makes one to try.
            """)

    @Argument(help: "Folder of the document.") var folder: String
    @Option(help: "File with the people, or - for standard input.") var population: String
    @Option(help: "Day as of which everybody is asked, as 2026-12-01.") var asOf: String
    @Option(help: "Table, decision or expression; by default what the benefit pays.")
    var decision: String?
    @Option(help: "Fact that holds the region code of the totals by district.") var district:
        String?
    @Option(help: "Where each person's answer goes: FILE.csv or FILE.json (an object a line).")
    var out: String?
    @Option(help: "Explain the answer of the person with this id, and nothing else.")
    var explain: String?
    @Flag(help: "Go on with a run that was stopped.") var resume = false
    @Option(help: "zh-Hans, zh-Hant or en.") var language = "zh-Hans"
    @Option(help: "Folder of policy packages that hold the calendars.") var calendars: String?

    func run() async throws {
        let started = ContinuousClock.now
        let run = try prepared()
        let reader = try PopulationStream(population, run)
        if let explain { return try printExplanation(of: explain, reader, run) }
        for (name, reason) in run.notVectorisable.sorted(by: { $0.key < $1.key }) {
            Progress.say("\(name): \(reason)")
        }
        var results = try out.map { try PopulationResults($0, run, reader.header, reader: words) }
        if resume, out == nil { throw ValidationError("--resume needs --out") }
        if resume { try results?.goOn(reader) } else { try results?.begin() }
        let tally = try await PopulationWork(run, results?.sheet).work(reader, &results)
        try results?.finish()
        let took = ContinuousClock.now - started
        for line in PopulationTotals(run, tally, words).lines { print(line) }
        print(PopulationTotals.closing(tally.all.people, took, words))
    }

    private var words: Language { Language(rawValue: language) ?? .zhHans }

    private func prepared() throws -> PopulationRun {
        guard let day = CivilDate(asOf) else {
            throw ValidationError("--as-of is a day such as 2026-12-01")
        }
        let calendar = try PolicyFolder.calendar(in: calendars ?? PolicyFolder.shelf(of: folder))
        guard let policy = try PolicyFolder.read(folder).policy?.counting(on: calendar) else {
            throw Failure("the document cannot be read; run `tongban policy check`")
        }
        return try PopulationRun(policy, asking: decision, on: day, district: district)
    }

    /// Reads on until the person is found.
    private func printExplanation(
        of id: String, _ stream: PopulationStream, _ run: PopulationRun
    ) throws {
        while let block = try stream.next() {
            for row in stream.reader.rows(in: block.bytes, line: block.line) where row.id == id {
                guard row.unreadable.isEmpty else {
                    throw Failure(row.unreadable.joined(separator: "\n"))
                }
                print(try run.explanation(of: row).lines(in: words).joined(separator: "\n"))
                return
            }
        }
        throw Failure("nobody in \(population) has the id \(id)")
    }
}

/// Works through a population block by block on all cores, giving answers out in order.
struct PopulationWork {
    private struct Done: Sendable {
        let place: Int
        let end: Int
        let line: Int
        let bytes: [UInt8]
        let tally: PopulationTally
    }

    let run: PopulationRun
    let sheet: PopulationSheet?

    init(_ run: PopulationRun, _ sheet: PopulationSheet?) { (self.run, self.sheet) = (run, sheet) }

    /// No more blocks are held than there are cores and one for each that waits its turn.
    func work(
        _ stream: PopulationStream, _ results: inout PopulationResults?
    ) async throws -> PopulationTally {
        var tally = results?.tally ?? PopulationTally(tables: run.tables)
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        var progress = RunProgress(total: stream.length)
        try await withThrowingTaskGroup(of: Done.self) { group in
            var (sent, written) = (0, 0)
            var waiting: [Int: Done] = [:]
            var isOpen = true
            while isOpen || written < sent {
                while isOpen, sent - written < width * 2 {
                    guard let block = try stream.next() else {
                        isOpen = false
                        break
                    }
                    let place = sent
                    let reader = stream.reader
                    group.addTask { answered(block, place, reader) }
                    sent += 1
                }
                guard let done = try await group.next() else { break }
                waiting[done.place] = done
                while let next = waiting.removeValue(forKey: written) {
                    written += 1
                    tally.add(next.tally)
                    try results?.write(next.bytes, tally, position: next.end, line: next.line)
                    progress.show(next.end, people: tally.all.people)
                }
            }
        }
        progress.clear()
        return tally
    }

    private func answered(
        _ block: PopulationBlocks.Block, _ place: Int, _ reader: PopulationReader
    ) -> Done {
        var tally = PopulationTally(tables: run.tables)
        var bytes: [UInt8] = []
        let rows = reader.rows(in: block.bytes, line: block.line)
        for answer in run.answers(to: rows) {
            tally.add(answer)
            sheet?.write(answer, into: &bytes)
        }
        let line = block.line + block.bytes.count { $0 == 0x0A }
        return Done(
            place: place, end: block.offset + block.bytes.count, line: line, bytes: bytes,
            tally: tally)
    }
}

/// A population file, read piece by piece.
final class PopulationStream {
    let reader: PopulationReader
    /// The file's first line, by which a stopped run knows it again.
    let header: [UInt8]
    /// Bytes of the file; `nil` for a stream.
    let length: Int?
    private let file: FileHandle
    private var blocks: PopulationBlocks
    private var unread: [UInt8]
    private var isAtEnd = false
    private static let piece = 1 << 18

    init(_ path: String, _ run: PopulationRun) throws {
        if path == "-" {
            (file, length) = (FileHandle.standardInput, nil)
        } else {
            guard let opened = FileHandle(forReadingAtPath: path) else {
                throw Failure("\(path): no such file")
            }
            file = opened
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber
            length = size?.intValue
        }
        var start: [UInt8] = []
        while !start.contains(0x0A), start.count < 1 << 20 {
            guard let more = try file.read(upToCount: Self.piece), !more.isEmpty else { break }
            start += more
        }
        reader = try PopulationReader(run, start: start)
        header = Array(start.prefix { $0 != 0x0A })
        let skipped = reader.headerLength
        unread = Array(start.dropFirst(skipped))
        let lines = start.prefix(skipped).count { $0 == 0x0A }
        blocks = PopulationBlocks(reader.format, offset: skipped, line: 1 + lines)
    }

    /// Goes to a place an earlier run had come to.
    func skip(to offset: Int, line: Int) throws {
        var ahead = offset - reader.headerLength
        guard ahead >= 0 else { return }
        if ahead <= unread.count {
            unread.removeFirst(ahead)
        } else if length != nil {
            unread = []
            try file.seek(toOffset: UInt64(offset))
        } else {
            ahead -= unread.count
            unread = []
            while ahead > 0 {
                guard let more = try file.read(upToCount: min(ahead, Self.piece)), !more.isEmpty
                else { throw Failure("the population ends before the stopped run's place") }
                ahead -= more.count
            }
        }
        blocks = PopulationBlocks(reader.format, offset: offset, line: line)
    }

    /// The next block of whole lines; `nil` at the end.
    func next() throws -> PopulationBlocks.Block? {
        while !isAtEnd {
            var piece = unread
            unread = []
            if piece.isEmpty, let more = try file.read(upToCount: Self.piece) {
                piece = [UInt8](more)
            }
            if piece.isEmpty { isAtEnd = true }
            if let block = blocks.take(piece) { return block }
            guard blocks.pending < 1 << 26 else {
                throw Failure("a quoted cell or a line of the population never ends")
            }
        }
        return blocks.rest()
    }
}
