import City
import Civics
import Foundation
import Policies

/// Tells running cases of versions and calendars that came into force, once each.
///
/// What was told is kept in DIR/announced, one reference a line; a new city's first documents
/// concern no case and are taken as told.
struct Announcements {
    let folder: Folder
    let hall: CityHall

    private var file: URL { folder.url.appendingPathComponent("announced") }

    /// - Returns: A line for each announcement made.
    func make() async throws -> [String] {
        let known = try? String(contentsOf: file, encoding: .utf8)
        var told = Set((known ?? "").split(separator: "\n").map(String.init))
        var lines: [String] = []
        for activated in try await hall.store.policies()
        where activated.from <= hall.world.now() {
            let reference = PolicyReference(id: activated.id, version: activated.version)
            guard told.insert(reference.description).inserted, known != nil else { continue }
            let changed =
                hall.rules[reference] == nil
                ? try await hall.announceCalendar(reason: reference.description)
                : try await hall.announce(reference)
            lines.append("\(reference) is in force; \(changed) running cases changed")
        }
        let text = told.sorted().joined(separator: "\n") + "\n"
        if text != known { try Data(text.utf8).write(to: file, options: .atomic) }
        return lines
    }
}
