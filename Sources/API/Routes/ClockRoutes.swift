import Civics
import JSON
import Web

extension CityAPI {
    var clockRoutes: [Route] {
        [
            Route(.get, "/api/v1/clock", "clock", for: .anyone) { _ in
                .json(try await city.clock())
            }
            .summary("The moment it is in this city.").topic("clock")
            .answering(200, Components.reference("Clock"), "The moment."),
            Route(.post, "/api/v1/clock", "set-clock", for: .holding(.setClock)) { call in
                guard let moment = Instant(call.fields["to"]?.string ?? "") else {
                    let form = ["form": "2026-12-01T09:30:00+08:00"]
                    throw Problem(
                        .invalidField, fields: [FieldProblem("/to", .malformed, facts: form)])
                }
                return .json(try await city.setClock(forwardTo: moment, by: try call.signedIn()))
            }
            .summary("Sets a sample city's clock forward; what falls due by then happens.")
            .topic("clock").reading(json: Components.reference("ClockSetting"), atMost: 1024)
            .answering(200, Components.reference("Clock"), "The moment.")
            .refusing(.notFound, .refused),
        ]
    }
}
