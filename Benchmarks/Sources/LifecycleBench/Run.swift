import City
import Civics
import Glibc
import Measuring
import Storage

/// What is measured, and the lines that say it.
enum Run {
    static func run(_ words: [String]) async throws {
        guard let path = words.first else {
            throw BenchFault("LifecycleBench CITY [lifecycles | fill CASES]")
        }
        say(Machine.description)
        let city = try await BenchCity.open(path)
        try await city.withLoops {
            if words.count == 3, words[1] == "fill", let wanted = Int(words[2]) {
                try await fill(city, to: wanted)
            } else {
                try await measure(city, words.dropFirst().first.flatMap { Int($0) } ?? 20_000)
            }
        }
        _ = await city.store.sealAll()
        try await city.store.close()
    }

    /// Says a line at once, also where a file listens.
    static func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    static func cases(_ store: Store) async throws -> Int {
        Int(try await store.tally().reduce(0) { $0 + $1.count })
    }

    static func fill(_ city: BenchCity, to wanted: Int) async throws {
        let wishes = try Wishes(city)
        let clock = ContinuousClock()
        let begin = clock.now
        var held = try await cases(city.store)
        while held < wanted {
            let (first, portion) = (held, min(50_000, wanted - held))
            let filed = try await Meter.run(portion, tasks: 256) {
                try await wishes.file(first + $0)
            }
            held += portion
            say(
                "\(held) of \(wanted) cases after \(Int((clock.now - begin).seconds)) s, "
                    + "\(Int(filed.rate))/s, resident \(Machine.resident) MiB")
        }
    }

    static func measure(_ city: BenchCity, _ count: Int) async throws {
        let held = try await cases(city.store)
        let restaurants = try await Restaurants(city, files: "SampleCity/stories/files")
        _ = try await Meter.run(500, tasks: 64) { try await restaurants.play(-1 - $0 + (1 << 30)) }
        let before = city.store.measures()
        let played = try await Meter.run(count, tasks: 256) { try await restaurants.play($0) }
        let after = city.store.measures()
        func grown(_ name: String) -> Int { Int((after[name] ?? 0) - (before[name] ?? 0)) }
        let events = Double(grown("journal_events")) / played.seconds
        let batch = grown("journal_events") / max(1, grown("journal_batches"))
        say("whole lifecycles on \(held) cases: \(played.description)")
        say(
            "\(grown("journal_events") / count) events and \(Restaurants.acts) acts each, "
                + "\(Int(events)) events/s, \(Int(played.rate * Double(Restaurants.acts))) acts/s; "
                + "\(batch) events a commit, \(Int(played.processor / Double(count) * 1e6)) µs of "
                + "processor a lifecycle, resident \(Machine.resident) MiB")
        let rows = try RawStore.journal(of: city.path + "/tongban.sqlite", limit: 60_000)
        let length = max(1, Int(Double(batch) / rows.events))
        let raw = try RawStore.rowsPerSecond(rows, folder: city.path, batch: length)
        for ending in ["", "-wal", "-shm"] { unlink(city.path + "/raw.sqlite" + ending) }
        say(
            "raw SQLite, the last \(rows.count) of these rows (\(rows.bytes) B), \(length) a commit: "
                + "\(Int(raw)) rows/s; journal rows at "
                + "\(Double(Int(events / rows.events / raw * 100)) / 100) of it"
        )
    }
}
