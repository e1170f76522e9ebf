import City
import Civics
import JSON
import Web

extension Portal {
    func ownOrdersPage(
        _ visit: Visit, posted: Posted? = nil, wrong: String? = nil, refusal: String? = nil
    ) async throws -> Page {
        let orders = try await hall.ownOrders(of: visit.person)
        let title = visit.say(SuperviseWord.ownOrders)
        let marked = posted.map { "\($0["case"] ?? "")/\($0["order"] ?? "")" }
        var items: [ErrorSummary.Item] = []
        if let refusal { items.append(.init("", refusal)) }
        var cards: [HTML] = []
        for (place, order) in orders.enumerated() {
            let isMarked = marked == "\(order.caseID)/\(order.order)"
            let id = "text-\(place)"
            if isMarked, let wrong { items.append(.init(id, wrong)) }
            cards.append(
                try answerForm(
                    order, id, visit, typed: isMarked ? posted?[posted?["field"] ?? ""] : nil,
                    wrong: isMarked ? wrong : nil))
        }
        var parts = [
            try ErrorSummary.html(items, visit),
            try Heading(title, lead: visit.say(SuperviseWord.ownLead)).html(),
        ]
        parts += cards.isEmpty ? [try Paragraphs(visit.say(SuperviseWord.ownNone)).html()] : cards
        return Page(
            title, .joined(parts), hasErrors: !items.isEmpty,
            back: (visit.say(DeskWord.title), visit.href(.other("/desk"))), isWide: true,
            isPrivate: true)
    }

    private func answerForm(
        _ order: OrderEntry, _ id: String, _ visit: Visit, typed: String?, wrong: String?
    ) throws -> HTML {
        let field = Field(
            id, visit.say(SuperviseWord.replyText), .text(rows: 3),
            values: [typed].compactMap(\.self), wrong: wrong, most: 1000)
        let form = FormView(
            visit, to: visit.href(.other("/desk/orders")), fields: [try field.html()],
            buttons: [.init(visit.say(SuperviseWord.replySend))],
            hidden: [
                ("case", order.caseID.description), ("order", String(order.order)),
                ("field", id), ("once", visit.newKey),
            ])
        let number = (try? CaseNumber(order.number))?.grouped ?? order.number
        return try Section(
            visit.wording.bracketed(visit.caseTitle(order.policy, else: ""), number),
            [
                try Rows([
                    .init(visit.say(SuperviseWord.what), order.text),
                    .init(
                        visit.say(SuperviseWord.replyBy), [visit.wording.day(order.replyBy)],
                        markup: try
                            (hall.world.now() >= order.lateFrom
                            ? Chip(.bad, visit.say(SuperviseWord.late))
                            : visit.dueChip(order.lateFrom)).html()),
                    .init(
                        visit.say(SuperviseWord.caseColumn), [],
                        markup: try LinkLines(lines: [
                            .init(number, visit.href(.other("/desk/cases/\(order.number)")))
                        ]).html()),
                ]).html(), try form.html(),
            ]
        ).html()
    }

    func answerOrder(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        guard let id = CaseID(posted["case"] ?? ""), let order = Int(posted["order"] ?? "") else {
            throw Problem(.notFound)
        }
        let text = posted[posted["field"] ?? ""] ?? ""
        guard !text.isEmpty else {
            return .page(
                try await ownOrdersPage(
                    visit, posted: posted, wrong: visit.say(SuperviseWord.replyMissing)))
        }
        do {
            _ = try await hall.perform(
                "reply-to-order", ["order": .integer(Int64(order)), "text": .string(text)],
                on: id, seen: nil, by: visit.person, once: visit.once(posted))
            return .seeOther(.other("/desk/orders"))
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500, problem.kind != .notFound else { throw error }
            let language = visit.language
            let message = problem.sentence(in: language)
            return .page(try await ownOrdersPage(visit, posted: posted, refusal: message))
        }
    }
}

extension Visit {
    /// The page's own key, so that a form sent twice is carried out once.
    func once(_ posted: Posted) -> OnceRequest {
        guard let key = posted["once"], (8...128).contains(key.utf8.count) else { return .system }
        let sent = posted.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "&")
        return OnceRequest(key: key, digest: ShelfDigest.of("\(path) \(sent)"))
    }
}
