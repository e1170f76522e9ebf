import Foundation
import Policies

/// Works through a population block by block on all cores, giving answers out in order.
struct PopulationWork {
    private struct Done: Sendable {
        let place: Int
        let end: PopulationPlace
        let bytes: [UInt8]
        let tally: PopulationTally
    }

    let run: PopulationRun
    let sheet: PopulationSheet?

    init(_ run: PopulationRun, _ sheet: PopulationSheet?) { (self.run, self.sheet) = (run, sheet) }

    /// No more blocks are held than there are cores and one for each that waits its turn.
    func work(
        _ source: any PopulationSource, _ results: inout PopulationResults?
    ) async throws -> PopulationTally {
        var tally = results?.tally ?? PopulationTally(tables: run.tables)
        let width = max(1, ProcessInfo.processInfo.activeProcessorCount)
        var progress = RunProgress(total: source.length)
        try await withThrowingTaskGroup(of: Done.self) { group in
            var (sent, written) = (0, 0)
            var waiting: [Int: Done] = [:]
            var isOpen = true
            while isOpen || written < sent {
                while isOpen, sent - written < width * 2 {
                    guard let batch = try await source.next() else {
                        isOpen = false
                        break
                    }
                    let place = sent
                    group.addTask { try await answered(batch, place) }
                    sent += 1
                }
                guard let done = try await group.next() else { break }
                waiting[done.place] = done
                while let next = waiting.removeValue(forKey: written) {
                    written += 1
                    tally.add(next.tally)
                    try results?.write(next.bytes, tally, at: next.end)
                    progress.show(source.length(of: next.end), people: tally.all.people)
                }
            }
        }
        progress.clear()
        return tally
    }

    private func answered(_ batch: PopulationBatch, _ place: Int) async throws -> Done {
        var tally = PopulationTally(tables: run.tables)
        var bytes: [UInt8] = []
        for answer in run.answers(to: try await batch.rows()) {
            tally.add(answer)
            sheet?.write(answer, into: &bytes)
        }
        return Done(place: place, end: batch.end, bytes: bytes, tally: tally)
    }
}
