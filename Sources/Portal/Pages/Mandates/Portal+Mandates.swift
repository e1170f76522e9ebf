import City
import Civics
import JSON
import Policies
import Web

extension Web.Audience {
    /// Whoever may name agents and be one.
    static let agency = Web.Audience.holding(Permission("give-mandate"))
}

extension Portal {
    /// Naming agents, agreeing to be one, ending it.
    var mandateRoutes: [Route] {
        let all = "/me/mandates"
        return [
            page(all, "mandates-page", for: .agency) { .page(try await mandatesPage($0)) },
            page("\(all)/new", "mandate-new-page", for: .agency) { visit in
                .page(try newMandatePage(visit, nil, []))
            },
            form("\(all)/new", "mandate-new", for: .agency) { try await offerMandate($0, $1) },
            page("\(all)/{mandate}", "mandate-page", for: .agency) { visit in
                .page(try mandatePage(visit, try await mandate(visit)))
            }.path("mandate", .opaqueID, "The mandate."),
            form("\(all)/{mandate}", "mandate-change", for: .agency) { visit, posted in
                let mandate = try await mandate(visit)
                guard let state = posted["to"].flatMap({ Mandate.State(rawValue: $0) }) else {
                    throw Problem(.malformedRequest)
                }
                _ = try await hall.change(mandate: mandate.id, to: state, by: visit.person)
                return .seeOther(.other("/me/mandates/\(mandate.id)"))
            }.path("mandate", .opaqueID, "The mandate."),
        ]
    }

    private func mandate(_ visit: Visit) async throws -> Mandate {
        guard let id = CaseID(visit.call.path("mandate")) else { throw Problem(.notFound) }
        return try await hall.mandate(id, for: visit.person)
    }

    // MARK: The list

    private func mandatesPage(_ visit: Visit) async throws -> Page {
        let (given, held) = try await hall.mandates(of: visit.person)
        func list(_ mandates: [Mandate]) throws -> HTML {
            guard !mandates.isEmpty else {
                return try Paragraphs(visit.say(MandateWord.none)).html()
            }
            return try TaskList(
                mandates.map { mandate in
                    .init(
                        about(visit, mandate), visit.address(of: mandate),
                        note: period(visit, mandate), chip: chip(visit, mandate))
                }
            ).html()
        }
        let title = visit.say(MandateWord.title)
        let main = HTML.joined([
            try Heading(title, lead: visit.say(MandateWord.lead)).html(),
            try ButtonLink(
                visit.say(MandateWord.new), visit.href(.other("/me/mandates/new"))
            ).html(),
            try Section(visit.say(MandateWord.given), [try list(given)]).html(),
            try Section(visit.say(MandateWord.held), [try list(held)]).html(),
        ])
        return Page(
            title, main, back: (visit.say(CaseWord.meTitle), visit.href(.me)), isPrivate: true)
    }

    private func principal(_ mandate: Mandate) -> String {
        mandate.organisation.map { Wording.grouped($0) } ?? mandate.grantorName
    }

    private func about(_ visit: Visit, _ mandate: Mandate) -> String {
        visit.say(
            MandateWord.about, ["agent": mandate.agentName, "principal": principal(mandate)])
    }

    private func period(_ visit: Visit, _ mandate: Mandate) -> String {
        visit.say(
            MandateWord.period,
            [
                "from": visit.wording.day(mandate.from), "until": visit.wording.day(mandate.until),
            ])
    }

    private func chip(_ visit: Visit, _ mandate: Mandate) -> HTML {
        let today = hall.today
        switch mandate.state {
        case .offered: return visit.chip(.warn, MandateWord.offered)
        case .declined: return visit.chip(.still, MandateWord.declined)
        case .revoked: return visit.chip(.still, MandateWord.revoked)
        case .active where mandate.isOver(on: today): return visit.chip(.still, MandateWord.over)
        case .active where !mandate.counts(on: today): return visit.chip(.info, MandateWord.notYet)
        case .active: return visit.chip(.ok, MandateWord.active)
        }
    }

    // MARK: One

    private func mandatePage(_ visit: Visit, _ mandate: Mandate) throws -> Page {
        let title = about(visit, mandate)
        let isAgent = mandate.agent == visit.person?.person
        let services = mandate.services.sorted().map { visit.serviceName($0) }
        var parts = [try Heading(title, above: visit.say(MandateWord.title)).html()]
        parts.append(try ChipLine(chip: chip(visit, mandate)).html())
        if isAgent, mandate.state == .offered {
            let words = visit.say(MandateWord.acceptLead, ["name": mandate.grantorName])
            parts.append(try Notice(.warn, words).html())
        }
        parts.append(
            try Rows([
                .init(visit.say(MandateWord.grantor), mandate.grantorName),
                .init(visit.say(MandateWord.whom), principal(mandate)),
                .init(visit.say(MandateWord.agent), mandate.agentName),
                .init(
                    visit.say(MandateWord.services),
                    services.isEmpty ? [visit.say(MandateWord.allServices)] : services),
                .init(
                    visit.say(MandateWord.powers),
                    Mandate.Power.allCases.filter(mandate.powers.contains).map {
                        visit.say($0.word)
                    }),
                .init(visit.say(MandateWord.term), period(visit, mandate)),
            ]).html())
        let buttons = buttons(visit, mandate, isAgent: isAgent)
        if !buttons.isEmpty {
            parts.append(
                try FormView(visit, to: visit.address(of: mandate), fields: [], buttons: buttons)
                    .html())
        }
        return Page(
            title, .joined(parts),
            back: (visit.say(MandateWord.title), visit.href(.other("/me/mandates"))),
            isPrivate: true)
    }

    private func buttons(
        _ visit: Visit, _ mandate: Mandate, isAgent: Bool
    ) -> [FormView.Button] {
        func button(
            _ word: MandateWord, _ state: Mandate.State, _ weight: FormView.Button.Weight
        ) -> FormView.Button {
            .init(visit.say(word), weight: weight, name: "to", value: state.rawValue)
        }
        switch mandate.state {
        case .offered where isAgent:
            return [button(.accept, .active, .plain), button(.decline, .declined, .quiet)]
        case .offered, .active:
            return [button(isAgent ? .giveUp : .revoke, .revoked, .grave)]
        case .declined, .revoked: return []
        }
    }
}

/// A state by itself.
struct ChipLine: View {
    let chip: HTML

    static let template = Template("chip-line", "<p>{{{.chip}}}</p>")
}
