import City
import Foundation
import FoundationNetworking

/// Calls to other machines with the toolchain's own client (libcurl): few, small, over HTTPS.
final class OutboundSession: OutboundHTTP {
    private let session: URLSession
    private let refusing = RefusingRedirects()

    init(seconds: Double = 10) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = seconds
        configuration.timeoutIntervalForResource = seconds
        configuration.httpCookieStorage = nil
        configuration.urlCache = nil
        session = URLSession(configuration: configuration, delegate: refusing, delegateQueue: nil)
    }

    func send(_ call: OutboundCall) async throws(OutboundFault) -> OutboundAnswer {
        guard let url = URL(string: call.address), Self.mayCall(url) else {
            throw .addressRefused
        }
        var request = URLRequest(url: url)
        request.httpMethod = call.method
        request.httpBody = call.body.map { Data($0) }
        for (name, value) in call.fields { request.setValue(value, forHTTPHeaderField: name) }
        let (data, answer): (Data, URLResponse)
        do {
            (data, answer) = try await session.data(for: request)
        } catch {
            throw .unreachable
        }
        guard let http = answer as? HTTPURLResponse else { throw .unreachable }
        guard data.count <= call.most else { throw .tooLong }
        return OutboundAnswer(status: http.statusCode, body: [UInt8](data))
    }

    /// Secrets travel over HTTPS only; one's own machine is the exception, for trying out.
    static func mayCall(_ url: URL) -> Bool {
        switch url.scheme {
        case "https": true
        case "http": ["127.0.0.1", "localhost", "::1", "[::1]"].contains(url.host ?? "")
        case _: false
        }
    }
}

/// Whoever is asked answers by themselves: an address in an answer is not followed.
private final class RefusingRedirects: NSObject, URLSessionTaskDelegate, Sendable {
    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse, newRequest request: URLRequest,
        completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }
}
