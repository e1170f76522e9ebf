import Cases
public import Civics

/// Somebody listening for changes of what they may see.
public struct Watch: Sendable {
    /// Rung at once, because it changed since they last looked; `nil` when it did not.
    public let missed: Int64?
    /// Numbers as changes happen: a case's version, or a place in the journal.
    public let numbers: AsyncStream<Int64>
}

extension CityHall {
    /// How far changes have been noticed, for a list that is shown now and watched then.
    public var changesPosition: Int64 { bell.position }

    /// Watches one case.
    ///
    /// - Parameter version: The version seen.
    /// - Throws: `not-found` when there is none or it is none of theirs.
    public func watchCase(
        _ id: CaseID, after version: Int64, by person: SignedIn?
    ) async throws -> Watch {
        let numbers = bell.listen(to: [.ofCase(id)])
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        let now = Int64(file.state.version)
        return Watch(missed: now > version ? now : nil, numbers: numbers)
    }

    /// Watches all cases of a person and of the organisations they act for.
    public func watchOwnCases(after place: Int64, by person: SignedIn?) throws -> Watch {
        try permit(.listOwnCases, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        var subjects: Set<WatchSubject> = [.person(person.person)]
        for code in person.mandates { subjects.insert(.organisation(code)) }
        return watch(subjects, after: place)
    }

    /// Watches the queue of a unit, for those who may list it.
    public func watchQueue(
        of unit: String, after place: Int64, by person: SignedIn?
    ) throws -> Watch {
        try permitQueue(of: unit, to: person)
        return watch([.unit(unit)], after: place)
    }

    /// Whether the person may still list the queue.
    public func permitQueue(of unit: String, to person: SignedIn?) throws {
        try permit(.listQueue, to: person)
        guard let person else { throw Problem(.notSignedIn) }
        guard Self.mayList(queueOf: unit, person) else { throw Problem(.notPermitted) }
    }

    private func watch(_ subjects: Set<WatchSubject>, after place: Int64) -> Watch {
        let numbers = bell.listen(to: subjects)
        return Watch(missed: bell.missed(subjects, since: place), numbers: numbers)
    }

    // MARK: Following the journal

    /// Rings for everything the journal has grown by since it was last followed. While nobody
    /// watches, nothing is read.
    ///
    /// - Returns: How far it was followed; wait for growth beyond it before the next time.
    public func followChanges() async throws -> Int64 {
        let end = try await store.end()
        guard bell.isWatched else {
            bell.skip(to: end)
            return end
        }
        let events = try await store.events(from: bell.position, limit: 500)
        guard let last = events.last else { return bell.position }
        var changes: [WatchSubject: Int64] = [:]
        for event in events { changes[.ofCase(event.caseID)] = Int64(event.version) }
        if bell.isWatchedWidely {
            for id in Set(events.map(\.caseID)) {
                for subject in try await concerned(by: id) { changes[subject] = last.position + 1 }
            }
        }
        bell.ring(changes, upTo: last.position + 1)
        return last.position + 1
    }

    /// Everybody in whose lists a case stands or stood.
    private func concerned(by id: CaseID) async throws -> Set<WatchSubject> {
        guard let state = try await file(of: id)?.state else { return [] }
        var subjects: Set<WatchSubject> = []
        for party in state.parties {
            if let person = party.person { subjects.insert(.person(person)) }
            if let code = party.organisation { subjects.insert(.organisation(code)) }
        }
        let units =
            state.waiting.map(\.unit) + state.branches.map(\.unit) + state.timeline.map(\.unit)
            + [state.handling?.unit]
        for unit in units.compactMap(\.self) { subjects.insert(.unit(unit)) }
        return subjects
    }
}
