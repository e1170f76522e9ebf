import City
import Civics
import HTTPTypes
import JSON
import Policies
import Web

extension Portal {
    /// Paying what a case asks for, and what the provider says of it.
    var payRoutes: [Route] {
        let one = "/me/cases/{number}/pay"
        return [
            page(one, "my-case-pay-page", for: .signedIn) { visit in
                let file = try await visit.caseFile()
                try? await hall.learnPayments(of: file.id, by: visit.person)
                return .page(try await payPage(try await visit.caseFile()))
            }.caseNumber,
            form(one, "my-case-pay", for: .signedIn) { try await pay($0, $1) }.caseNumber,
            Route(.post, "/payments/notices", "payment-notice", for: .anyone) { [hall] call in
                try await hall.takePaymentNotice(
                    call.bytes, signature: call.head.headerFields[.paySignature])
                return .done
            }
            .summary("Takes in what the payment provider says of an order; signed by it.")
            .topic("payments").reading(.bytes(atMost: 16 * 1024))
            .answering(ResponseShape(204, nil, "Taken in; the same notice again changes nothing."))
            .refusing(.paymentNoticeRefused, .notFound, .storeUnavailable),
        ]
    }

    // MARK: The page

    /// - Parameter wrong: What the city refused.
    func payPage(_ file: CaseFile, wrong: [ErrorSummary.Item] = []) async throws -> Page {
        let visit = file.visit
        let title = visit.say(PayWord.title)
        let back = visit.href(.ofCase(file.number.text))
        let orders = try await hall.paymentOrders(of: file.id, by: visit.person)
        let payments = file.json["payments"]?.array ?? []
        var parts = [
            try ErrorSummary.html(wrong, visit),
            try Heading(
                title, above: file.title,
                lead: payments.isEmpty ? visit.say(PayWord.none) : visit.say(PayWord.lead)
            ).html(),
        ]
        for payment in payments {
            let own = orders.filter { $0.order == payment["order"]?.string }
            parts.append(try items(file, payment))
            parts.append(
                payment["paidAt"] == nil
                    ? try unpaid(file, payment, own) : try receipt(file, payment, own))
            parts.append(try refunds(file, own))
        }
        let live = LiveView(visit, .ofCase(file.number.text, version: file.version), parts)
        return Page(
            title, try live.html(), hasErrors: !wrong.isEmpty, back: (file.title, back),
            isPrivate: true)
    }

    private func items(_ file: CaseFile, _ payment: JSONValue) throws -> HTML {
        let visit = file.visit
        func text(_ fen: JSONValue?) -> String {
            Money(fen: fen?.int ?? 0).text(in: visit.language)
        }
        var rows = (payment["items"]?.array ?? []).map { item -> Rows.Row in
            let name = item["fee"]?.string ?? ""
            let fee = file.policy?.fees[name]
            let ground = fee?.citation.map {
                visit.say(PayWord.ground, ["article": $0.text(in: visit.language)])
            }
            return Rows.Row(
                fee?.title.text(in: visit.language) ?? name, text(item["fen"]), source: ground)
        }
        rows.append(Rows.Row(visit.say(PayWord.total), text(payment["totalFen"])))
        return try Section(visit.say(PayWord.items), [try Rows(rows).html()]).html()
    }

    private func unpaid(
        _ file: CaseFile, _ payment: JSONValue, _ orders: [PaymentOrder]
    ) throws -> HTML {
        let visit = file.visit
        guard let provider = hall.payments?.name.text(in: visit.language) else {
            let words = visit.say(PayWord.counter, ["telephone": nameplate.telephone])
            return try Notice(.warn, words).html()
        }
        guard !file.isOver else { return .empty }
        if let open = orders.first(where: { $0.state == .open }), let page = open.page {
            return try leaving(file, open, page, provider)
        }
        let isFailed = orders.first?.state == .failed
        let form = FormView(
            visit, to: visit.href(.pay(file.number.text)), fields: [],
            buttons: [.init(visit.say(PayWord.open))],
            hidden: [("order", payment["order"]?.string ?? "")],
            links: [.init(visit.say(HouseWord.back), visit.href(.ofCase(file.number.text)))])
        let notice = isFailed ? try Notice(.bad, visit.say(PayWord.failed)).html() : .empty
        return .joined([notice, try form.html()])
    }

    /// The order is open at the provider; a link leads there, so that nobody is sent away unasked.
    private func leaving(
        _ file: CaseFile, _ order: PaymentOrder, _ page: String, _ provider: String
    ) throws -> HTML {
        let visit = file.visit
        let facts: KeyValuePairs = ["provider": provider]
        let again = FormView(
            visit, to: visit.href(.pay(file.number.text)), fields: [],
            buttons: [.init(visit.say(PayWord.again), weight: .quiet)],
            hidden: [("order", order.order)])
        return .joined([
            try Rows([.init(visit.say(PayWord.orderNumber), Wording.grouped(order.number))]).html(),
            try Paragraphs(visit.say(PayWord.leaveText, facts)).html(),
            try ButtonLink(visit.say(PayWord.leave, facts), page).html(),
            try Notice(.info, visit.say(PayWord.waiting)).html(), try again.html(),
        ])
    }

    private func receipt(
        _ file: CaseFile, _ payment: JSONValue, _ orders: [PaymentOrder]
    ) throws -> HTML {
        let visit = file.visit
        let paid = orders.first { $0.state == .paid }
        var rows = [
            Rows.Row(
                visit.say(PayWord.paidAt), visit.wording.date(payment["paidAt"]?.string ?? "")),
            Rows.Row(visit.say(PayWord.caseNumber), file.number.grouped),
        ]
        if let paid {
            rows.append(.init(visit.say(PayWord.orderNumber), Wording.grouped(paid.number)))
            rows.append(.init(visit.say(PayWord.reference), paid.reference ?? ""))
        }
        return try Section(
            visit.say(PayWord.receipt), id: "receipt", lead: visit.say(PayWord.receiptText),
            [
                try Notice(.ok, title: visit.say(PayWord.paid)).html(), try Rows(rows).html(),
                try PrintButton(title: visit.say(HouseWord.print)).html(),
            ]
        ).html()
    }

    private func refunds(_ file: CaseFile, _ orders: [PaymentOrder]) throws -> HTML {
        let visit = file.visit
        let refunds = orders.flatMap(\.refunds)
        guard !refunds.isEmpty else { return .empty }
        let rows = refunds.map { refund -> Rows.Row in
            let why: PayWord =
                switch refund.reason {
                case "double": .refundDouble
                case "amount-differs": .refundAmount
                case _: .refundOver
                }
            return Rows.Row(
                visit.say(why),
                [
                    refund.amount.text(in: visit.language),
                    visit.say(refund.isDone ? PayWord.refundDone : .refundDue),
                    refund.reference,
                ])
        }
        return try Section(visit.say(PayWord.refunds), [try Rows(rows).html()]).html()
    }

    // MARK: Opening an order

    private func pay(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let file = try await visit.caseFile()
        do {
            _ = try await hall.openPayment(
                posted["order"] ?? "", of: file.id, by: visit.person,
                back: visit.href(.pay(file.number.text)))
        } catch let problem as Problem
            where problem.kind != .notFound && problem.kind != .notPermitted
            && problem.kind != .alreadyDone
        {
            let language = visit.language
            let message = problem.sentence(in: language)
            return .page(try await payPage(file, wrong: [.init("", message)]))
        }
        return .seeOther(.pay(file.number.text))
    }
}

extension Route {
    var caseNumber: Route { path("number", .code(18...22), "Case number.") }
}

extension HTTPField.Name {
    fileprivate static let paySignature = HTTPField.Name("X-Pay-Signature")!
}
