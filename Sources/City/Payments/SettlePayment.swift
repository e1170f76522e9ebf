import Cases
public import Civics

extension CityHall {
    /// Takes in what the provider says by itself, and acts upon it once however often it is said.
    ///
    /// - Throws: `payment-notice-refused`, `not-found` for an order of nobody.
    public func takePaymentNotice(_ body: [UInt8], signature: String?) async throws {
        guard let provider = payments else { throw Problem(.notFound) }
        try await settle(try provider.notice(body, signature: signature))
    }

    /// Asks the provider what became of a case's open orders: the payer may be back before its
    /// notice is here.
    public func learnPayments(of id: CaseID, by person: SignedIn?) async throws {
        _ = try await file(of: id, for: .payFee, by: person)
        guard let provider = payments else { return }
        for order in try await orders(of: id) where order.state == .open && order.page != nil {
            for notice in try await provider.outcome(of: order.number) {
                try await settle(notice)
            }
        }
    }

    /// Writes what was paid, or remembers that it must be given back.
    func settle(_ notice: PaymentNotice) async throws {
        for _ in 1...5 {
            guard
                let held = try await store.houseRecord(.payment, notice.number)
                    .flatMap(PaymentOrder.init)
            else { throw Problem(.notFound) }
            do {
                try await settle(notice, held)
                return try await giveBack(notice.number)
            } catch JournalRefusal.recordChanged {
                continue
            }
        }
        throw Problem(.storeUnavailable, cause: "an order changed five times at once")
    }

    private func settle(_ notice: PaymentNotice, _ held: PaymentOrder) async throws {
        var order = held
        let now = world.now()
        guard notice.isPaid else {
            guard order.state == .open, order.reference == nil else { return }
            order.state = .failed
            return try await store.put(order.record(at: now))
        }
        guard !order.knows(notice.reference) else { return }
        if order.state == .paid || order.state == .void {
            order.refunds.append(notice.refund("double"))
        } else if notice.amount != order.amount {
            order.refunds.append(notice.refund("amount-differs"))
        } else if let refusal = try await count(notice, order) {
            order.refunds.append(notice.refund(refusal))
            order.state = .void
        } else {
            return
        }
        try await store.put(order.record(at: now))
    }

    /// Tells the case that it was paid; the order is written in the same transaction.
    ///
    /// - Returns: Why the case does not take it; `nil` when it did.
    private func count(_ notice: PaymentNotice, _ held: PaymentOrder) async throws -> String? {
        guard let file = try await file(of: held.caseID),
            let prepared = rules[file.state.policy]
        else { return "case-over" }
        var order = held
        order.state = .paid
        order.reference = notice.reference
        do {
            _ = try await write(
                .pay(order: held.order, amount: notice.amount, reference: notice.reference),
                to: file, under: prepared, by: .system, person: nil, once: .system,
                records: [.house(order.record(at: world.now()))])
            return nil
        } catch let problem as Problem where problem.kind.status < 500 {
            return problem.kind == .alreadyDone ? "double" : "case-over"
        }
    }

    // MARK: Giving back

    /// Gives back what must be given back, of all cases. Called now and then.
    public func giveBackPayments() async throws {
        let due = try await store.houseRecords(.payment, of: PaymentOrder.refundsDue, limit: 100)
        for record in due { try await giveBack(record.key) }
    }

    /// A provider that does not answer is asked again later.
    private func giveBack(_ number: String) async throws {
        guard let provider = payments,
            var order = try await store.houseRecord(.payment, number).flatMap(PaymentOrder.init),
            order.owesRefund
        else { return }
        for place in order.refunds.indices where !order.refunds[place].isDone {
            let refund = order.refunds[place]
            do {
                try await provider.refund(refund.reference, of: number, refund.amount)
            } catch let problem as Problem where problem.kind == .paymentProviderUnavailable {
                return
            }
            order.refunds[place].isDone = true
        }
        do {
            try await store.put(order.record(at: world.now()))
        } catch {
            // Somebody else gave it back, or more came in: the next look finds it.
            if error != .recordChanged { throw error }
        }
    }
}

extension PaymentNotice {
    fileprivate func refund(_ reason: String) -> PaymentOrder.Refund {
        PaymentOrder.Refund(reason: reason, reference: reference, amount: amount, isDone: false)
    }
}
