import Foundation
import FoundationNetworking
import JSON

/// Speaks to a served city over HTTP, as any program would.
struct StoryClient: Sendable {
    let base: URL

    struct Answer {
        var status: Int
        var bytes: [UInt8]
        var json: JSONValue
    }

    /// - Parameter key: Idempotency key, for requests that change something.
    func send(
        _ method: String, _ path: String, token: String?, body: JSONValue? = nil,
        key: String? = nil, language: String
    ) async throws -> Answer {
        var fields = ["Accept-Language": language]
        fields["Authorization"] = token.map { "Bearer \($0)" }
        fields["Idempotency-Key"] = key
        if body != nil { fields["Content-Type"] = "application/json" }
        return try await send(method, path, fields: fields, bytes: body?.serialized())
    }

    func send(
        _ method: String, _ path: String, fields: [String: String], bytes: [UInt8]?
    ) async throws -> Answer {
        let escaped =
            path.addingPercentEncoding(withAllowedCharacters: .urlQueryAllowed) ?? path
        guard let url = URL(string: escaped, relativeTo: base) else {
            throw Failure("\(path): no address")
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.timeoutInterval = 30
        for (name, value) in fields { request.setValue(value, forHTTPHeaderField: name) }
        request.httpBody = bytes.map { Data($0) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = (response as? HTTPURLResponse)?.statusCode ?? 0
        let answer = [UInt8](data)
        return Answer(status: status, bytes: answer, json: (try? JSONValue(parsing: answer)) ?? .null)
    }
}
