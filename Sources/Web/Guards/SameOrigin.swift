import Civics
import HTTPTypes

/// Refuses a state-changing call that a browser makes with our cookie from somebody else's page.
///
/// `Sec-Fetch-Site` is decisive where a browser sends it (W3C Fetch Metadata); otherwise `Origin`
/// must be our own. A call with neither is refused: every browser since 2020 sends at least one.
struct SameOrigin: Sendable {
    /// Our own origin as browsers write it (`https://city.example`); `nil` compares with `Host`.
    let origin: String?

    func check(_ head: HTTPRequest) throws(Problem) {
        if let site = head.headerFields[.secFetchSite] {
            guard site == "same-origin" else { throw Problem(.foreignOrigin) }
            return
        }
        guard let sent = head.headerFields[.origin], isOurs(sent, host: head.authority) else {
            throw Problem(.foreignOrigin)
        }
    }

    private func isOurs(_ sent: String, host: String?) -> Bool {
        if let origin { return sent == origin }
        guard let host, !host.isEmpty else { return false }
        return sent == "http://\(host)" || sent == "https://\(host)"
    }
}
