import Civics
import JSON
import Web

extension CityAPI {
    /// One address for each row of the command table.
    var commandRoutes: [Route] { CommandTable.rows.map(route) }

    private func route(_ shape: CommandShape) -> Route {
        let (name, kind, words) = casePlace
        return Route(
            .post, "/api/v1/cases/{case}/commands/\(shape.name)", "command-\(shape.name)",
            for: .holding(shape.permissions)
        ) { call in
            var fields = call.fields
            let seen = try call.versionSeen()
            fields["version"] = nil
            let command = CommandGiven(
                command: shape, reference: try call.caseReference(), fields: fields, seen: seen)
            return .told(
                try await city.perform(command, by: try call.signedIn(), once: call.once))
        }
        .path(name, kind, words).summary(shape.summary).topic("commands")
        .reading(json: shape.schema).onceOnly().withVersion()
        .answering(200, Components.reference("CaseState"), "Done, and durable.")
        .refusing(.refused, .refusedNow, .caseAlreadyDecided)
    }
}
