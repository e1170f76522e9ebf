public import City
public import Civics
import JSON

/// A payment provider that speaks signed JSON: orders are opened, asked for and given back by calls
/// of ours, and it tells what became of them by calls to us. The local sandbox speaks it; a bank's
/// own protocol takes this place with an adapter of its own.
public struct SignedPayments: PaymentProvider {
    /// Where it answers and what it is called.
    public struct Settings: Sendable {
        /// Its address without a slash at the end.
        public var address: String
        public var name: LocalizedText
        /// Our own address, as the payer's browser and the provider reach it.
        public var own: String

        public init(address: String, name: LocalizedText, own: String) {
            (self.address, self.name, self.own) = (address, name, own)
        }
    }

    public var name: LocalizedText { settings.name }

    private let settings: Settings
    private let signature: PaymentSignature
    private let http: any OutboundHTTP
    /// The machine's own clock: a sample city's may run ahead.
    private let now: @Sendable () -> Instant

    public init(
        _ settings: Settings, signature: PaymentSignature, http: any OutboundHTTP,
        now: @escaping @Sendable () -> Instant
    ) {
        (self.settings, self.signature, self.http, self.now) = (settings, signature, http, now)
    }

    /// Opens an order there; gives the address where it is paid.
    public func open(_ ask: PaymentAsk) async throws -> String {
        let answer = try await call(
            "/orders",
            [
                "number": .string(ask.number), "title": .string(ask.title),
                "fen": .integer(ask.amount.fen), "seconds": .integer(Int64(ask.seconds)),
                "back": .string(settings.own + ask.back),
                "notify": .string(settings.own + "/payments/notices"),
            ])
        guard let page = answer["page"]?.string, page.hasPrefix(settings.address + "/") else {
            throw Problem(.paymentProviderUnavailable, cause: "no page of its own")
        }
        return page
    }

    /// What became of an order, asked over there.
    public func outcome(of number: String) async throws -> [PaymentNotice] {
        let answer = try await call("/orders/ask", ["number": .string(number)])
        return (answer["payments"]?.array ?? []).compactMap(Self.notice)
    }

    /// Gives a payment back, once.
    public func refund(_ reference: String, of number: String, _ amount: Money) async throws {
        let answer = try await call(
            "/orders/refund",
            [
                "number": .string(number), "reference": .string(reference),
                "fen": .integer(amount.fen),
            ])
        guard answer["refunded"]?.bool == true else {
            throw Problem(.paymentProviderUnavailable, cause: "not refunded")
        }
    }

    /// Reads a notice if it is the provider's and of these minutes.
    public func notice(_ body: [UInt8], signature text: String?) throws(Problem) -> PaymentNotice {
        guard signature.verifies(text, body, .fromProvider, at: now()),
            let json = try? JSONValue(parsing: body), let notice = Self.notice(json)
        else { throw Problem(.paymentNoticeRefused) }
        return notice
    }

    private static func notice(_ json: JSONValue) -> PaymentNotice? {
        guard let number = json["number"]?.string, let reference = json["reference"]?.string,
            let fen = json["fen"]?.int, let isPaid = json["paid"]?.bool
        else { return nil }
        return PaymentNotice(
            number: number, reference: reference, amount: Money(fen: fen), isPaid: isPaid)
    }

    private func call(_ path: String, _ message: JSONObject) async throws -> JSONValue {
        let body = JSONValue.object(message).canonical()
        let answer: OutboundAnswer
        do {
            answer = try await http.send(
                OutboundCall(
                    "POST", settings.address + path,
                    fields: [
                        "Content-Type": "application/json",
                        PaymentSignature.field: signature.sign(body, .fromCity, at: now()),
                    ], body: body))
        } catch {
            throw Problem(.paymentProviderUnavailable, cause: "\(error)")
        }
        guard answer.status == 200, let json = try? JSONValue(parsing: answer.body) else {
            throw Problem(.paymentProviderUnavailable, cause: "status \(answer.status)")
        }
        return json
    }
}
