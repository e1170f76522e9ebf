import Civics
import HTTPTypes
import JSON
import Web

extension CityAPI {
    var sessionRoutes: [Route] {
        [
            Route(.post, "/api/v1/sessions", "sign-in", for: .anyone, answer: signIn)
                .summary("Signs in with name and password; gives a bearer token.")
                .topic("account").reading(json: Components.reference("Credentials"), atMost: 4096)
                .answering(201, Components.reference("Session"), "Signed in.")
                .refusing(.wrongCredentials, .signInLocked).limited(.heavy),
            Route(.delete, "/api/v1/sessions/current", "sign-out", for: .signedIn) { call in
                if let token = call.token { try await city.signOut(token: token) }
                return .done
            }
            .summary("Ends the session; the token opens nothing from now on.")
            .topic("account").answering(ResponseShape(204, nil, "Signed out.")),
            Route(.get, "/api/v1/me", "me", for: .signedIn) { call in
                .json(try await city.account(of: try call.signedIn(), in: call.language))
            }
            .summary("The account signed in, with the seats it holds.")
            .topic("account").answering(200, Components.reference("Account"), "The account."),
        ]
    }

    private func signIn(_ call: Call) async throws -> Reply {
        let name = call.fields["name"]?.string ?? ""
        let password = call.fields["password"]?.string ?? ""
        try signInLock.enter(name, from: call.source)
        let session: OpenedSession
        do {
            session = try await city.signIn(name: name, password: password)
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind == .notSignedIn || problem.kind == .wrongCredentials else {
                throw error
            }
            signInLock.failed(name, from: call.source)
            throw Problem(.wrongCredentials)
        }
        signInLock.succeeded(name, from: call.source)
        return .json(
            [
                "token": .string(session.token),
                "ends": .string(session.ends.text(at: .chinaStandardTime)),
                "account": try await city.account(of: session.caller, in: call.language),
            ], .created)
    }
}
