import Foundation
import FoundationNetworking
import JSON

/// Speaks to a served city over HTTP, as any program would.
struct StoryClient: Sendable {
    let base: URL
    let language: String

    struct Answer {
        var status: Int
        var bytes: [UInt8]
        var json: JSONValue
        /// Seconds the city asks to wait.
        var wait: Double?

        var isFine: Bool { (200..<300).contains(status) }
        /// Refused for a reason that the sender can do something about.
        var isRefusal: Bool { (400..<500).contains(status) }

        /// What a problem says: its kind, its text, and the fields at fault.
        var problem: String {
            guard let title = json["title"]?.string else {
                return "\(status) " + String(decoding: bytes.prefix(300), as: UTF8.self)
            }
            let kind = json["type"]?.string?.split(separator: "/").last.map(String.init) ?? ""
            let fields = (json["errors"]?.array ?? []).map {
                "\($0["pointer"]?.string ?? ""): \($0["detail"]?.string ?? "")"
            }
            return (["\(status) \(kind): \(title)", json["detail"]?.string ?? ""] + fields)
                .filter { !$0.isEmpty }.joined(separator: " | ")
        }
    }

    /// - Parameters:
    ///   - key: Idempotency key, for requests that change something.
    ///   - raw: Bytes of a file, instead of a JSON body.
    func send(
        _ method: String, _ path: String, token: String? = nil, body: JSONValue? = nil,
        key: String? = nil, raw: [UInt8]? = nil
    ) async throws -> Answer {
        guard let url = URL(string: path, relativeTo: base) else {
            throw Failure("\(path): no address")
        }
        var request = URLRequest(url: url)
        request.httpMethod = method
        request.timeoutInterval = 60
        request.setValue(language, forHTTPHeaderField: "Accept-Language")
        if let token { request.setValue("Bearer \(token)", forHTTPHeaderField: "Authorization") }
        if let key { request.setValue(key, forHTTPHeaderField: "Idempotency-Key") }
        if let bytes = raw ?? body?.serialized() {
            let kind = raw == nil ? "application/json" : "application/octet-stream"
            request.setValue(kind, forHTTPHeaderField: "Content-Type")
            request.httpBody = Data(bytes)
        }
        return try await patiently(request)
    }

    /// Waits and asks again where the city says that it was asked too often.
    private func patiently(_ request: URLRequest) async throws -> Answer {
        for _ in 0..<20 {
            let answer = try await once(request)
            guard answer.status == 429, let wait = answer.wait else { return answer }
            try await Task.sleep(for: .seconds(min(wait, 30)))
        }
        return try await once(request)
    }

    private func once(_ request: URLRequest) async throws -> Answer {
        let data: Data
        let response: URLResponse
        do {
            (data, response) = try await URLSession.shared.data(for: request)
        } catch {
            throw Failure("\(base.absoluteString): nobody answers (\(error.localizedDescription))")
        }
        let http = response as? HTTPURLResponse
        let bytes = [UInt8](data)
        return Answer(
            status: http?.statusCode ?? 0, bytes: bytes,
            json: (try? JSONValue(parsing: bytes)) ?? .null,
            wait: http?.value(forHTTPHeaderField: "Retry-After").flatMap { Double($0) })
    }
}
