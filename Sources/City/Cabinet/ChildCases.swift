import Cases
import Civics
import JSON

/// Files the cases that others ask for (corrections, post-checks, appeals, sub-matters) and tells
/// these how they came out, following the journal.
///
/// What it does can be repeated: a case is filed together with the note of it on the one that asked,
/// and that one takes a result once. So it may be made again from position 0 without harm; then
/// whatever was missed is made up for. What could not be filed is kept as a row and tried again.
public struct ChildCases: Follower {
    public static let name = "child-cases"
    private static let waiting = "waiting"

    private let hall: CityHall

    public init(_ hall: CityHall) { self.hall = hall }

    public var name: String { Self.name }

    public var names: Set<String>? {
        Set(Happening.endings).union([Happening.childRequestedName])
    }

    /// Does what each of these events asks for, or makes up for what was missed.
    public func follow(
        _ events: [RecordedEvent], rows: any FollowerRows
    ) async throws -> [FollowerWrite] {
        var writes: [FollowerWrite] = []
        for event in events {
            writes.append(try await attend(to: event.caseID, at: event.at))
        }
        return writes
    }

    /// Tries again what could not be done before; called now and then.
    public func tryAgain() async throws {
        let rows = hall.store.rows(of: Self.name)
        let waiting = try await rows.rows(
            group: Self.waiting, after: nil, limit: 100, descending: false)
        for row in waiting {
            guard let id = CaseID(row.key) else { continue }
            let moment = Instant(millisecondsSinceEpoch: row.sort)
            let write = try await attend(to: id, at: moment)
            let position = try await hall.store.position(of: Self.name)
            // Another runner may have moved on; then the row is looked at again next time.
            _ = try await hall.store.advance(
                Self.name, from: position, to: position, writes: [write])
        }
    }

    /// Files what the case asks for, and tells its parent how it ended if it has.
    private func attend(to id: CaseID, at moment: Instant) async throws -> FollowerWrite {
        do {
            try await hall.openChildren(of: id)
            try await hall.tellParent(of: id)
            return .remove(key: id.description)
        } catch let problem as Problem where problem.kind != .storeUnavailable {
            let body = JSONValue.object(["problem": .string(problem.kind.name)])
            return .put(
                FollowerRow(
                    key: id.description, group: Self.waiting,
                    sort: moment.millisecondsSinceEpoch, body: body.serialized()))
        }
    }
}
