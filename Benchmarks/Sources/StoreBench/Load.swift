import City
import Civics
import Measuring
import Storage
import Synchronization

/// Cases as a city files them: three events of 400 bytes, one person, three queues, one timer, a
/// key for repetition.
final class Load: Sendable {
    static let eventsPerFiling = 3
    static let payload: [UInt8] = Array(
        ("{\"answers\":\"" + String(repeating: "x", count: 384) + "\"}").utf8)
    private static let units = (0..<24).map { "unit-\($0)" }

    private let generator = Mutex(SeededGenerator(seed: 1))
    private let number: Atomic<Int>
    private let start: Int64 = 1_764_550_800_000

    /// - Parameter first: Number of the first case filed.
    init(first: Int) { number = Atomic(first) }

    /// The id of a case by its number: time-ordered, as the city's are.
    static func caseID(_ number: Int) -> CaseID {
        CaseID(
            high: UInt64(1_764_550_800_000 + number / 4) << 16 | UInt64(number & 3) << 14,
            low: UInt64(number) &* 0x9e37_79b9_7f4a_7c15)
    }

    private func pseudonym() -> Pseudonym { generator.withLock { Pseudonym(drawingFrom: &$0) } }
    func random(_ range: ClosedRange<Int>) -> Int { generator.withLock { $0.number(in: range) } }

    func filing() -> JournalCommit {
        let number = number.add(1, ordering: .relaxed).oldValue
        let caseID = Self.caseID(number)
        let at = Instant(millisecondsSinceEpoch: start + Int64(number / 4))
        let events = ["case.filed", "branch.entered", "clock.started"].map { event($0, at) }
        let append = CaseAppend(
            caseID, expecting: 0, events: events, row: row(number, at, stage: "filed", steps: 3))
        let once = Once(
            OnceKey(sender: AccountID(high: 9, low: UInt64(number % 5_000)), "key-\(number)"),
            request: [UInt8](repeating: 1, count: 32), answer: Array("{\"number\":\(number)}".utf8))
        return JournalCommit([append], once: once)
    }

    func step(of number: Int, after version: Int) -> JournalCommit {
        let at = Instant(millisecondsSinceEpoch: start + 9_000_000 + Int64(number))
        let append = CaseAppend(
            Self.caseID(number), expecting: version,
            events: [event("opinion.recorded", at), event("step.entered", at)],
            row: row(number, at, stage: "in-progress", steps: 2))
        return JournalCommit([append])
    }

    /// As many of its events as rows of one each, every column as long as the journal has it.
    static func rowsOfOneEvent(_ count: Int) -> [[RawStore.Field]] {
        let (id, hash) = ([UInt8](repeating: 7, count: 16), [UInt8](repeating: 9, count: 32))
        let sealed = payload + [UInt8](repeating: 3, count: 28)
        return (0..<count).map { place in
            [
                .number(Int64(place)), .number(Int64(place / eventsPerFiling)),
                .number(Int64(place % eventsPerFiling + 1)),
                place % eventsPerFiling == 0 ? .nothing : .number(Int64(place - 1)),
                .text("branch.entered"), .number(1), .number(1_764_550_800_000), .bytes(id),
                .text("applicant"), .text("market-regulation"), .text("licensing-law:32"),
                .bytes(hash), .bytes([]), .bytes(sealed), .bytes(hash),
            ]
        }
    }

    /// One of 300,000 people.
    private func person(_ number: Int) -> PersonID {
        var generator = SeededGenerator(seed: UInt64(number % 300_000))
        return PersonID(drawingFrom: &generator)
    }

    private func event(_ name: String, _ at: Instant) -> NewEvent {
        NewEvent(
            name: name, schema: 1, at: at, actor: pseudonym(), role: "applicant",
            unit: "market-regulation", basis: "licensing-law:32", payload: Self.payload)
    }

    private func row(_ number: Int, _ at: Instant, stage: String, steps: Int) -> CaseRow {
        let due = at.adding(milliseconds: 9 * 86_400_000)
        return CaseRow(
            caseID: Self.caseID(number), number: "990100202612\(100_000_000 + number)",
            policy: "sample.yunting.open-restaurant@1", kind: "bundle", stage: stage,
            title: "开办餐饮店", people: [person(number)],
            places: (0..<steps).map { step in
                QueuePlace(
                    unit: Self.units[(number + step * 7) % Self.units.count], desk: "examiner",
                    path: "branch\(step)/examine", due: due, since: at)
            }, promisedDue: due, statutoryDue: due, nextMoment: due, opened: at, updated: at)
    }
}
