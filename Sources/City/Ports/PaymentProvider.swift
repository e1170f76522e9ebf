public import Civics

/// Whoever takes payments for the city. It learns an order's number, what it is for and how much,
/// and nothing of the person.
public protocol PaymentProvider: Sendable {
    /// What people call it.
    var name: LocalizedText { get }

    /// Opens an order, or finds the one of this number again.
    ///
    /// - Returns: The address where it is paid.
    /// - Throws: `payment-provider-unavailable`; trying again later is right.
    func open(_ ask: PaymentAsk) async throws -> String

    /// What became of an order; `nil` while nothing did.
    func outcome(of number: String) async throws -> [PaymentNotice]

    /// Gives a payment back. The same payment is given back once however often this is asked.
    func refund(_ reference: String, of number: String, _ amount: Money) async throws

    /// Reads what the provider says by itself.
    ///
    /// - Parameter signature: The field that came with it.
    /// - Throws: `payment-notice-refused` unless it is the provider's and of these minutes.
    func notice(_ body: [UInt8], signature: String?) throws(Problem) -> PaymentNotice
}

/// An order as the provider is told of it.
public struct PaymentAsk: Hashable, Sendable {
    /// Unique for ever.
    public var number: String
    /// What is paid for.
    public var title: String
    /// How much.
    public var amount: Money
    /// Where the payer comes back to, a path of ours.
    public var back: String
    /// How long it may be paid.
    public var seconds: Int

    /// An order with these parts.
    public init(number: String, title: String, amount: Money, back: String, seconds: Int) {
        (self.number, self.title, self.amount) = (number, title, amount)
        (self.back, self.seconds) = (back, seconds)
    }
}

/// What became of one attempt to pay an order.
public struct PaymentNotice: Hashable, Sendable {
    /// The order.
    public var number: String
    /// The provider's own number of this payment.
    public var reference: String
    /// How much was paid.
    public var amount: Money
    /// Paid, or failed.
    public var isPaid: Bool

    /// A notice with these parts.
    public init(number: String, reference: String, amount: Money, isPaid: Bool) {
        (self.number, self.reference, self.amount) = (number, reference, amount)
        self.isPaid = isPaid
    }
}
