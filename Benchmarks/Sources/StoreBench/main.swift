import City
import Civics
import Foundation
import Glibc
import Measuring
import Storage

// StoreBench [cases] [keep]   (default 20,000; the design speaks of 1,000,000)
// StoreBench filing    (only filing, for a profiler)
// StoreBench at FOLDER CASES   (measures once more on the data an earlier run left)
Machine.keepMemory()
let cases = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 20_000
let template = "/var/tmp/tongban-bench-XXXXXX"
var name = Array(template.utf8CString)
guard mkdtemp(&name) != nil else { fatalError("no place for the benchmark's data") }
let folder = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)

let settings = StoreSettings(
    origin: "log.example.org/bench",
    now: {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Instant(
            millisecondsSinceEpoch: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    },
    randomBytes: { count in
        [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
            getentropy(buffer.baseAddress, count)
            written = count
        }
    })

let rawFolder = CommandLine.arguments.count == 4 ? CommandLine.arguments[2] : folder

say(Machine.description)
say("filing: 3 events of 400 B, 1 person, 3 queues, 1 timer, 1 key; 64 clients; FULL\n")

func file(_ store: Store, _ load: Load, _ count: Int, rate: Double? = nil) async throws -> Meter {
    try await Meter.run(count, rate: rate) { _ in _ = try await store.commit(load.filing()) }
}

/// Says a line at once, also where a file listens.
func say(_ line: String) {
    print(line)
    fflush(nil)
}

/// Microseconds of processor that making one filing takes, before the store sees it.
func makingCost(_ load: Load) -> Double {
    let other = Load(first: 500_000_000)
    let before = Machine.processorSeconds
    var events = 0
    for _ in 0..<10_000 { events += other.filing().appends[0].events[0].payload.count }
    precondition(events > 0)
    return (Machine.processorSeconds - before) * 100
}

func batchLength(_ store: Store, since before: [String: Int64]) -> Double {
    let after = store.measures()
    func grown(_ name: String) -> Double { Double((after[name] ?? 0) - (before[name] ?? 0)) }
    return grown("journal_events") / max(1, grown("journal_batches"))
}

/// Filing beside bare SQLite: the same events as rows of one each, as a journal without packing
/// has them, and the very rows of the journal; each as many a commit as the store had.
func compare(_ filings: Double, eventsABatch batch: Double) throws {
    let perFiling = Double(Load.eventsPerFiling)
    let single = RawStore.Rows(Load.rowsOfOneEvent(60_000))
    let packed = try RawStore.journal(of: rawFolder + "/data/tongban.sqlite", limit: 20_000)
    let kinds = [("the same events, a row each", single, 1.0), ("its rows", packed, perFiling)]
    for (name, rows, perRow) in kinds {
        let length = max(1, Int(batch / perRow))
        let raw = try RawStore.rowsPerSecond(rows, folder: rawFolder, batch: length)
        for ending in ["", "-wal", "-shm"] { unlink(rawFolder + "/raw.sqlite" + ending) }
        let own = filings * perFiling / perRow
        say(
            "raw SQLite, \(name): \(rows.count) of \(rows.bytes) B, \(length) a commit: "
                + "\(Int(raw)) rows/s; journal \(Int(own)) rows/s with all its indexes and "
                + "sealing, ratio \((own / raw * 100).rounded() / 100)")
    }
}

func measure(_ store: Store, _ load: Load, _ stage: String, filed: Int) async throws {
    say("— \(stage), resident \(Machine.resident) MiB")
    let before = store.measures()
    let filing = try await file(store, load, 20_000)
    let batch = batchLength(store, since: before)
    say("filing flat out: \(filing.description); \(Int(batch)) events a batch")
    try compare(filing.rate, eventsABatch: batch)
    let steady = try await file(store, load, 16_000, rate: 4_000)
    let each = steady.processor / Double(steady.count) * 1e6
    let making = makingCost(load)
    say(
        "filing at 4,000/s: \(steady.description); \(Int(each - making)) µs of processor each in "
            + "the store, \(Int(making)) µs in making it")
    let steps = try await Meter.run(min(20_000, filed)) { number in
        let chosen = number * (filed / min(20_000, filed))
        let version = try await store.version(of: Load.caseID(chosen))
        _ = try await store.commit(load.step(of: chosen, after: version))
    }
    say("one step on old cases all over: \(steps.description)")
    let reads = try await Meter.run(50_000) { _ in
        _ = try await store.history(of: Load.caseID(load.random(0...filed - 1)), after: 0)
    }
    say("histories of random cases: \(reads.description)")
    let queue = try await Meter.run(2_000) { number in
        _ = try await store.queue(QueueQuestion(unit: "unit-\(number % 24)", desk: "examiner"))
    }
    say("first page of a queue: \(queue.description)")
    let count = try await Meter.run(500) { number in
        _ = try await store.count(QueueQuestion(unit: "unit-\(number % 24)", desk: "examiner"))
    }
    say("count of a queue: \(count.description)\n")
}

func run() async throws {
    var store = try await Store.open(folder + "/data", settings)
    let load = Load(first: 0)
    var sealing = Task { [store] in await store.runSealing() }
    _ = try await file(store, load, 2_000)
    if CommandLine.arguments.last == "filing" {
        let before = store.measures()
        say(try await file(store, load, 60_000).description)
        say("\(batchLength(store, since: before)) events a batch")
        say("\(store.measures())")
        return
    }
    try await measure(store, load, "nearly empty", filed: 2_000)
    let missing = max(0, cases - 38_000)
    if missing > 0 {
        let filling = try await file(store, load, missing)
        say("filled up to \(cases) cases: \(filling.description)\n")
        try await measure(store, load, "\(cases) cases", filed: cases)
    }
    sealing.cancel()
    await sealing.value
    let sealed = store.sealing()
    say("sealed \(sealed.sealed) entries, \(sealed.stopped ?? "sound")")
    try await store.close()
    let clock = ContinuousClock()
    var opened = try await clock.measure {
        store = try await Store.open(folder + "/data", settings)
    }
    say("opened after an orderly end in \(opened)")
    sealing = Task { [store] in await store.runSealing() }
    sealing.cancel()
    await sealing.value
    try await store.close()
    unlink(folder + "/data/closed-in-order")
    opened = try await clock.measure { store = try await Store.open(folder + "/data", settings) }
    say("opened after an unclean end in \(opened), resident \(Machine.resident) MiB")
    try await store.close()
}

func runAgain(at path: String, cases: Int) async throws {
    let store = try await Store.open(path + "/data", settings)
    let sealing = Task { await store.runSealing() }
    let next = Int(try await store.end() / 2)
    try await measure(store, Load(first: next), "\(cases) cases", filed: cases)
    sealing.cancel()
    await sealing.value
    try await store.close()
}

if CommandLine.arguments.count == 4, let cases = Int(CommandLine.arguments[3]) {
    rmdir(folder)
    try await runAgain(at: CommandLine.arguments[2], cases: cases)
} else {
    try await run()
    if CommandLine.arguments.contains("keep") {
        say("data left in \(folder)")
    } else {
        try FileManager.default.removeItem(atPath: folder)
    }
}
