import Civics
import Policies

extension CityHall {
    /// Does what the moment asks of publications: proposals nobody signed end, released versions
    /// take effect, running cases are told. Called often; safe to be stopped anywhere, since each
    /// step is an event and telling a case twice changes nothing.
    ///
    /// - Returns: A line for the operator for each thing done.
    public func performPublications() async throws -> [String] {
        var lines: [String] = []
        for id in try await store.publications(dueBy: world.now(), limit: 50) {
            guard let publication = try await publication(id) else { continue }
            lines += try await perform(publication)
        }
        return lines
    }

    private func perform(_ publication: Publication) async throws -> [String] {
        let document = publication.proposal.document
        if let event = publication.due(at: world.now()) {
            let after = try await append(event, to: publication)
            guard after.stage == .inForce else {
                return ["\(document): the proposal was not signed in time"]
            }
            let changed = try await tellCases(of: document)
            return ["\(document) is in force; \(changed) running cases changed"]
        }
        guard publication.stage == .inForce, publication.told == nil else { return [] }
        let changed = try await tellCases(of: document)
        let running = try await runningCases(of: document.id)
        _ = try await append(
            PublicationEvent(at: world.now(), by: nil, .casesTold(running: running)),
            to: publication)
        return ["\(document): every running case was told; \(changed) more changed"]
    }

    private func append(
        _ event: PublicationEvent, to publication: Publication
    ) async throws -> Publication {
        var after = publication
        after.apply(event)
        _ = try await write(
            [event], onto: publication, becoming: after, by: nil, once: .system)
        return after
    }

    /// Running cases do what the document says of them; a calendar concerns the clocks of all.
    private func tellCases(of document: PolicyReference) async throws -> Int {
        if !isShelved(document) { try await loadRules() }
        let shelved = rules.shelf(of: document.id).last { $0.policy.reference == document }
        guard let policy = shelved?.policy else {
            throw Problem(.internalFault, cause: "\(document) was released and is not there")
        }
        if !policy.calendars.isEmpty {
            return try await announceCalendar(reason: document.description)
        }
        return try await announce(document)
    }

    private func isShelved(_ document: PolicyReference) -> Bool {
        rules.shelf(of: document.id).contains { $0.policy.reference == document }
    }

    /// Versions of a document that came by a publication, whose cases are told by it.
    public func publishedVersions(of id: String) async throws -> Set<Int> {
        var versions: Set<Int> = []
        var last: CaseID?
        while true {
            let page = try await store.publications(of: id, before: last, limit: 200)
            versions.formUnion(page.map(\.version))
            guard page.count == 200, let end = page.last else { return versions }
            last = end.id
        }
    }
}
