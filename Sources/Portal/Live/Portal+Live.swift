import City
import Civics
import Web

extension Portal {
    /// Where pages listen for changes. One address for each subject; nothing but a number is told.
    var liveRoutes: [Route] {
        [
            live("/live/cases/{number}", "live-case", for: .signedIn) { call, person, seen in
                let id = try await id(call)
                return Listening(
                    watch: try await hall.watchCase(id, after: seen, by: person),
                    mayGoOn: { (try? await hall.roles(in: id, of: $0)) != nil })
            }.path("number", .code(18...22), "Case number."),
            live("/live/me", "live-me", for: .signedIn) { _, person, seen in
                Listening(
                    watch: try hall.watchOwnCases(after: seen, by: person), mayGoOn: { _ in true })
            },
            live(
                "/live/queues/{unit}", "live-queue", for: .holding(Permission("list-queue"))
            ) { call, person, seen in
                let unit = call.path("unit")
                return Listening(
                    watch: try hall.watchQueue(of: unit, after: seen, by: person),
                    mayGoOn: { (try? hall.permitQueue(of: unit, to: $0)) != nil })
            }.path("unit", .code(1...64), "Key of the unit."),
        ]
    }

    /// What is listened to, and whether a person may still listen.
    private struct Listening: Sendable {
        var watch: Watch
        var mayGoOn: @Sendable (SignedIn) async -> Bool
    }

    private func live(
        _ path: String, _ name: String, for audience: Audience,
        _ listen: @escaping @Sendable (Call, SignedIn, Int64) async throws -> Listening
    ) -> Route {
        Route(.get, path, name, for: audience) { [hall, seats] call in
            let caller = try call.signedIn()
            guard let token = call.token.flatMap({ SessionToken($0) }),
                let person = try await hall.person(holding: token, isAttended: false)
            else { throw Problem(.notSignedIn) }
            let listening = try await listen(call, person, call.lastSeen("since"))
            let feed = LiveFeed(
                missed: listening.watch.missed, numbers: listening.watch.numbers
            ) {
                guard
                    let person = try? await hall.person(holding: token, isAttended: false)
                else { return false }
                return await listening.mayGoOn(person)
            }
            return try feed.reply(to: caller, in: seats)
        }
        .forPeople().live()
        .query(QueryParameter("since", .whole(0...Int.max), "The number last seen."))
    }

    private func id(_ call: Call) async throws -> CaseID {
        guard let number = try? CaseNumber(call.path("number")),
            let id = try await hall.caseID(of: number)
        else { throw Problem(.notFound) }
        return id
    }
}
