import City
import Civics
import Foundation
import Policies
import Synchronization

/// Tells running cases of versions that were put on the shelf without a publication of their own
/// (by an earlier release of this program, or with a sample city), once each.
///
/// What was told is kept in DIR/announced, one reference a line; a new city's first documents
/// concern no case and are taken as told. What waits is looked for once, at the start: everything
/// later comes with a publication and is told by it.
final class Announcements: Sendable {
    private let folder: Folder
    private let hall: CityHall
    private let waiting = Mutex<[Waiting]?>(nil)

    private struct Waiting: Hashable {
        let reference: PolicyReference
        let from: Instant
    }

    init(folder: Folder, hall: CityHall) { (self.folder, self.hall) = (folder, hall) }

    private var file: URL { folder.url.appendingPathComponent("announced") }

    /// - Returns: A line for each announcement made.
    func make() async throws -> [String] {
        let now = hall.world.now()
        let found = try await look()
        let due = found.filter { $0.from <= now }
        guard !due.isEmpty else { return [] }
        var lines: [String] = []
        for one in due {
            let changed =
                hall.rules[one.reference] == nil
                ? try await hall.announceCalendar(reason: one.reference.description)
                : try await hall.announce(one.reference)
            lines.append("\(one.reference) is in force; \(changed) running cases changed")
        }
        try remember(due.map(\.reference.description))
        waiting.withLock { $0 = found.filter { !due.contains($0) } }
        return lines
    }

    private func look() async throws -> [Waiting] {
        if let known = waiting.withLock({ $0 }) { return known }
        let known = try? String(contentsOf: file, encoding: .utf8)
        let told = Set((known ?? "").split(separator: "\n").map(String.init))
        var all: [Waiting] = []
        for id in hall.rules.documents {
            let published = try await hall.publishedVersions(of: id)
            all += hall.rules.shelf(of: id)
                .filter { !published.contains($0.policy.reference.version) }
                .map { Waiting(reference: $0.policy.reference, from: $0.from) }
        }
        let now = hall.world.now()
        if known == nil {
            try remember(all.filter { $0.from <= now }.map(\.reference.description))
        }
        let open = all.filter { one in
            known == nil ? one.from > now : !told.contains(one.reference.description)
        }
        waiting.withLock { $0 = open }
        return open
    }

    private func remember(_ references: [String]) throws {
        let known = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let told = Set(known.split(separator: "\n").map(String.init)).union(references)
        try Data((told.sorted().joined(separator: "\n") + "\n").utf8)
            .write(to: file, options: .atomic)
    }
}
