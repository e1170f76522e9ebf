import City
import Civics
import Foundation
import HTTPTypes
import JSON
import Payments
import Web

/// The sandbox's addresses: three for the city, which signs what it sends, one for the payer.
struct SandboxProvider: Sendable {
    let address: String
    let signature: PaymentSignature
    let bank = SandboxBank()
    let http = OutboundSession()
    /// Between the tries to deliver a notice.
    private static let pauses: [Double] = [0, 1, 2, 4, 8, 16, 32, 64]

    var routes: [Route] {
        [
            signed("/orders", "open-order") { json in
                bank.open(json).map { ["page": .string("\(address)/pay/\($0.code)")] }
            },
            signed("/orders/ask", "ask-order") { json in
                json["number"]?.string.flatMap { bank.order($0) }.map { order in
                    [
                        "payments": .array(
                            order.payments.map { SandboxBank.notice(order, $0) })
                    ]
                }
            },
            signed("/orders/refund", "refund-order") { json in
                bank.refund(json) ? ["refunded": true] : nil
            },
            Route(.get, "/pay/{code}", "payer-page", for: .codeHolder) { call in
                SandboxPages.order(try order(call), csrf: call.path("code"))
            }.path("code", .code(32...32), "Code of the order.").forPeople(),
            Route(.post, "/pay/{code}", "payer-choice", for: .codeHolder) { call in
                let order = try order(call)
                guard case .form(let fields) = call.body, fields["csrf"] == order.code else {
                    throw Problem(.foreignOrigin)
                }
                return try choose(fields["choice"] ?? "", order)
            }.path("code", .code(32...32), "Code of the order.").forPeople()
                .reading(.form(atMost: 4096)),
            Route(.get, "/style.css", "style", for: .anyone) { _ in
                Reply.bytes(
                    Array(SandboxPages.style.utf8), as: MediaType("text/css; charset=utf-8"))
            }.forPeople(),
        ]
    }

    private func order(_ call: Call) throws -> SandboxBank.Order {
        guard let order = bank.order(code: call.path("code")) else { throw Problem(.notFound) }
        return order
    }

    private func signed(
        _ path: String, _ name: String, _ answer: @escaping @Sendable (JSONValue) -> JSONValue?
    ) -> Route {
        Route(.post, path, name, for: .anyone) { call in
            let sent = call.head.headerFields[.paySignature]
            guard signature.verifies(sent, call.bytes, .fromCity, at: Machine.now()) else {
                throw Problem(.notPermitted)
            }
            guard let json = try? JSONValue(parsing: call.bytes), let answer = answer(json) else {
                throw Problem(.notFound)
            }
            return .json(answer)
        }.reading(.bytes(atMost: 16 * 1024))
    }

    private func choose(_ choice: String, _ order: SandboxBank.Order) throws -> Reply {
        let isPaid = choice != "fail"
        for _ in 0..<(choice == "twice" ? 2 : 1) {
            guard let payment = bank.pay(order.number, isPaid: isPaid) else {
                return SandboxPages.page("订单已关闭 / This order is over", "")
            }
            let pause: Double = choice == "late" ? 8 : 0
            Task { await tell(order, payment, after: pause) }
        }
        return SandboxPages.done(order, isPaid: isPaid)
    }

    /// Tells the city, again and again until it has heard.
    private func tell(
        _ order: SandboxBank.Order, _ payment: SandboxBank.Payment, after pause: Double
    ) async {
        let body = SandboxBank.notice(order, payment).canonical()
        for wait in [pause] + Self.pauses {
            try? await Task.sleep(for: .seconds(wait))
            let call = OutboundCall(
                "POST", order.notify,
                fields: [
                    "Content-Type": "application/json",
                    PaymentSignature.field: signature.sign(
                        body, .fromProvider, at: Machine.now()),
                ], body: body)
            if let answer = try? await http.send(call), answer.status < 300 { return }
        }
    }
}
