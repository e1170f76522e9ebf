import Cases
public import Civics
import Policies

extension CityHall {
    /// How long an order may be paid; then another one is opened.
    private static let seconds = 2 * 60 * 60

    /// 缴费: opens an order for what a case asks for, or finds the one that is open.
    ///
    /// The amount is what the document's rules gave when the case asked for it, never anything sent.
    /// - Parameter back: Path the payer comes back to.
    /// - Throws: `already-done` when it is paid, `payments-not-set-up`,
    ///   `payment-provider-unavailable`; nothing was taken then.
    public func openPayment(
        _ order: String, of id: CaseID, by person: SignedIn?, back: String
    ) async throws -> PaymentOrder {
        let (file, seat) = try await file(of: id, for: .payFee, by: person)
        guard let provider = payments else { throw Problem(.paymentsNotSetUp) }
        guard let asked = file.state.payments.first(where: { $0.order == order }) else {
            throw Problem(.notFound)
        }
        guard asked.paidAt == nil else { throw Problem(.alreadyDone) }
        guard !file.state.stage.isFinal else {
            throw Problem(.notInThisStage, facts: ["stage": file.state.stage.rawValue])
        }
        note(.payFee, by: person, seat: seat, on: id, allowed: true)
        var open = try await attempt(at: asked, file.state)
        guard open.page == nil else { return open }
        open.page = try await provider.open(
            PaymentAsk(
                number: open.number, title: open.title, amount: open.amount, back: back,
                seconds: Self.seconds))
        try await store.put(open.record(at: world.now()))
        open.version += 1
        return open
    }

    /// The attempt that is open, else the next one, written down before the provider hears of it.
    private func attempt(at asked: PaymentState, _ state: Case) async throws -> PaymentOrder {
        let now = world.now()
        for attempt in 1...99 {
            let key = PaymentOrder.key(state.number, order: asked.order, attempt: attempt)
            guard let held = try await store.houseRecord(.payment, key).flatMap(PaymentOrder.init)
            else {
                var order = PaymentOrder(
                    number: key, caseID: state.id, order: asked.order,
                    title: rules[state.policy]?.policy.title.zhHans ?? "", amount: asked.total,
                    state: .open, opened: now, changed: now)
                try await store.put(order.record(at: now))
                order.version += 1
                return order
            }
            let ends = held.opened.adding(milliseconds: Int64(Self.seconds - 300) * 1000)
            if held.state == .open, now < ends { return held }
        }
        throw Problem(.refused, facts: ["reason": "99 attempts"])
    }

    /// The orders of a case, the newest first, for who may see it.
    public func paymentOrders(
        of id: CaseID, by person: SignedIn?
    ) async throws -> [PaymentOrder] {
        _ = try await file(of: id, for: .readCase, by: person)
        return try await orders(of: id)
    }

    func orders(of id: CaseID) async throws -> [PaymentOrder] {
        try await store.houseRecords(.payment, of: PaymentOrder.holder(id), limit: 100)
            .compactMap(PaymentOrder.init)
    }
}

extension Problem.Kind {
    /// Payments online, one kind for each reason they fail.
    public static let payments: [Problem.Kind] = [
        paymentsNotSetUp, paymentProviderUnavailable, paymentNoticeRefused,
    ]

    public static let paymentsNotSetUp = Problem.Kind(
        "payments-not-set-up", status: 409,
        title: LocalizedText(
            zhHans: "暂不能网上缴费", zhHant: "暫不能網上繳費", en: "Paying online is not available"),
        detail: LocalizedText(
            zhHans: "请到窗口缴费，或者打电话询问。", zhHant: "請到窗口繳費，或者打電話詢問。",
            en: "Pay at the counter, or call us."))

    public static let paymentProviderUnavailable = unanswered(
        "payment-provider-unavailable",
        title: LocalizedText(
            zhHans: "支付平台暂时没有回应", zhHant: "支付平台暫時沒有回應",
            en: "The payment provider does not answer"),
        detail: LocalizedText(
            zhHans: "没有扣款。请稍后再试，或者到窗口缴费。", zhHant: "沒有扣款。請稍後再試，或者到窗口繳費。",
            en: "Nothing was taken. Try again later, or pay at the counter."))

    public static let paymentNoticeRefused = Problem.Kind(
        "payment-notice-refused", status: 401,
        title: LocalizedText(
            zhHans: "缴费通知无法核实", zhHant: "繳費通知無法核實",
            en: "The payment notice cannot be verified"),
        detail: LocalizedText(
            zhHans: "签名不对，或者时间差得太多。", zhHant: "簽名不對，或者時間差得太多。",
            en: "Its signature is wrong, or it is not of these minutes."))
}
