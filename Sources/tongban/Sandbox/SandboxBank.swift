import Civics
import City
import Foundation
import JSON
import Payments
import Synchronization

/// The books of the payment sandbox: orders, what was paid into them, what was given back. In memory:
/// it is for trying out, and says so on its pages.
final class SandboxBank: Sendable {
    struct Payment: Sendable {
        var reference: String
        var isPaid: Bool
        var isRefunded = false
    }

    struct Order: Sendable {
        var number: String
        var title: String
        var fen: Int64
        var back: String
        var notify: String
        var ends: Instant
        /// Unguessable part of the payer's page.
        var code: String
        var payments: [Payment] = []
    }

    private let orders = Mutex<[String: Order]>([:])

    /// Opens an order, or finds the one of this number when it says the same.
    func open(_ json: JSONValue) -> Order? {
        guard let number = json["number"]?.string, let fen = json["fen"]?.int, fen > 0,
            let back = json["back"]?.string, let notify = json["notify"]?.string,
            let seconds = json["seconds"]?.int, (60...86_400).contains(seconds)
        else { return nil }
        return orders.withLock { orders in
            if let held = orders[number] { return held.fen == fen ? held : nil }
            let order = Order(
                number: number, title: json["title"]?.string ?? "", fen: fen, back: back,
                notify: notify, ends: Machine.now().adding(milliseconds: seconds * 1000),
                code: Hex.text(Machine.randomBytes(16)))
            orders[number] = order
            return order
        }
    }

    func order(_ number: String) -> Order? { orders.withLock { $0[number] } }

    func order(code: String) -> Order? {
        orders.withLock { $0.values.first { $0.code == code } }
    }

    /// Writes a payment, made or failed; `nil` for an order that is over.
    func pay(_ number: String, isPaid: Bool) -> Payment? {
        orders.withLock { orders in
            guard let order = orders[number], Machine.now() < order.ends else { return nil }
            let payment = Payment(
                reference: "SB" + Hex.text(Machine.randomBytes(8)), isPaid: isPaid)
            orders[number]?.payments.append(payment)
            return payment
        }
    }

    /// Gives a payment back, once.
    func refund(_ json: JSONValue) -> Bool {
        guard let number = json["number"]?.string, let reference = json["reference"]?.string else {
            return false
        }
        return orders.withLock { orders in
            guard let order = orders[number], order.fen == json["fen"]?.int,
                let place = order.payments.firstIndex(where: {
                    $0.reference == reference && $0.isPaid
                })
            else { return false }
            orders[number]?.payments[place].isRefunded = true
            return true
        }
    }

    static func notice(_ order: Order, _ payment: Payment) -> JSONValue {
        [
            "number": .string(order.number), "reference": .string(payment.reference),
            "fen": .integer(order.fen), "paid": .bool(payment.isPaid),
        ]
    }
}
