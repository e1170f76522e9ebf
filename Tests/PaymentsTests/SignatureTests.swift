import City
import Civics
import JSON
import Payments
import Testing

@Suite("What city and payment provider say to each other")
struct SignatureTests {
    private let signature = PaymentSignature(secret: [UInt8](repeating: 7, count: 32))!
    private let other = PaymentSignature(secret: [UInt8](repeating: 8, count: 32))!
    private let moment = Instant(millisecondsSinceEpoch: 1_795_000_000_000)

    @Test("A message is taken as signed, and in no other way")
    func messages() {
        let body = Array(#"{"number":"1","fen":4000}"#.utf8)
        let signed = signature.sign(body, .fromProvider, at: moment)
        #expect(signature.verifies(signed, body, .fromProvider, at: moment))
        #expect(!signature.verifies(signed, body + [32], .fromProvider, at: moment))
        #expect(!signature.verifies(signed, body, .fromCity, at: moment))
        #expect(!other.verifies(signed, body, .fromProvider, at: moment))
        #expect(!signature.verifies(nil, body, .fromProvider, at: moment))
        for text in ["", "t=1", "t=1,v=", "v=00,t=1", "t=x,v=\(String(repeating: "0", count: 64))"]
        {
            #expect(!signature.verifies(text, body, .fromProvider, at: moment), "\(text)")
        }
    }

    @Test("A copied message is worth nothing after five minutes")
    func replay() {
        let body: [UInt8] = [1, 2, 3]
        let signed = signature.sign(body, .fromProvider, at: moment)
        let late = moment.adding(milliseconds: 301_000)
        #expect(!signature.verifies(signed, body, .fromProvider, at: late))
        #expect(
            signature.verifies(
                signed, body, .fromProvider, at: moment.adding(milliseconds: 299_000)))
        let edge = "t=-9223372036854775808,v=\(String(repeating: "0", count: 64))"
        #expect(!signature.verifies(edge, body, .fromProvider, at: moment))
    }

    @Test("A short secret is refused")
    func secrets() {
        #expect(PaymentSignature(secret: [UInt8](repeating: 7, count: 31)) == nil)
    }

    @Test(
        "A notice that is not the provider's is refused; an address elsewhere is no page to pay at")
    func provider() async throws {
        let http = Canned(answers: [#"{"page":"https://elsewhere.example/pay/1"}"#])
        let payments = SignedPayments(
            .init(
                address: "https://pay.example",
                name: LocalizedText(zhHans: "付", zhHant: nil, en: nil),
                own: "https://city.example"), signature: signature, http: http, now: { moment })
        #expect(throws: Problem.self) { try payments.notice([123, 125], signature: "t=1,v=00") }
        let body = Array(#"{"number":"9","reference":"r","fen":1,"paid":true}"#.utf8)
        let mine = signature.sign(body, .fromCity, at: moment)
        #expect(throws: Problem.self) { try payments.notice(body, signature: mine) }
        let notice = try payments.notice(
            body, signature: signature.sign(body, .fromProvider, at: moment))
        #expect(notice.amount == Money(fen: 1) && notice.isPaid)
        let ask = PaymentAsk(
            number: "9", title: "x", amount: Money(fen: 1), back: "/me", seconds: 60)
        await #expect(throws: Problem.self) { try await payments.open(ask) }
    }
}

private struct Canned: OutboundHTTP {
    let answers: [String]

    func send(_ call: OutboundCall) async throws(OutboundFault) -> OutboundAnswer {
        OutboundAnswer(status: 200, body: Array((answers.first ?? "").utf8))
    }
}
