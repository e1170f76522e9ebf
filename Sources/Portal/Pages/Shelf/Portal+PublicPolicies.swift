import City
import Civics
import HTTPTypes
import Policies
import Web

extension Portal {
    /// The documents as everybody may read them.
    var publicPolicyRoutes: [Route] {
        [
            page("/policies", "public-policies-page", for: .anyone) {
                .page(try publicPoliciesPage($0))
            },
            page("/policies/{document}", "public-policy-page", for: .anyone) {
                .page(try await publicPolicyPage($0))
            }.path("document", .dotted(1...120), "Document."),
        ]
    }

    private func publicPoliciesPage(_ visit: Visit) throws -> Page {
        let title = visit.say(ShelfWord.publicTitle)
        let cards = hall.publicShelf().compactMap { document -> Cards.Card? in
            guard let version = document.inForce else { return nil }
            return Cards.Card(
                visit.title(version.policy), visit.href(.other("/policies/\(document.id)")),
                notes: [
                    version.policy.issuer.body,
                    visit.say(
                        ShelfWord.versionSince,
                        [
                            "version": String(version.policy.reference.version),
                            "from": visit.wording.day(version.from.date(at: hall.world.offset)),
                        ]),
                ])
        }
        return Page(
            title,
            .joined([
                try Heading(title, lead: visit.say(ShelfWord.publicLead)).html(),
                try Cards(cards).html(),
            ]))
    }

    private func publicPolicyPage(_ visit: Visit) async throws -> Page {
        guard let document = hall.publicDocument(visit.call.path("document")),
            let version = document.shown,
            let package = try await hall.policyPackage(version.policy.reference)
        else { throw Problem(.notFound) }
        let title = visit.title(version.policy)
        let number = String(version.policy.reference.version)
        var rows = [
            Rows.Row(visit.say(ShelfWord.issuer), version.policy.issuer.body),
            Rows.Row(
                visit.say(ShelfWord.inForce),
                visit.say(
                    document.inForce == nil ? ShelfWord.versionFrom : .versionSince,
                    [
                        "version": number,
                        "from": visit.wording.day(version.from.date(at: hall.world.offset)),
                    ])),
            Rows.Row(
                visit.say(ShelfWord.legalBasis),
                version.policy.basis.map { $0.text(in: visit.language) }),
        ]
        for coming in document.waiting(at: hall.world.now()) {
            rows.append(
                Rows.Row(
                    visit.say(ShelfWord.coming),
                    visit.say(
                        ShelfWord.versionFrom,
                        [
                            "version": String(coming.policy.reference.version),
                            "from": visit.wording.day(
                                coming.from.date(at: hall.world.offset)),
                        ])))
        }
        var parts = [try Heading(title).html(), try Rows(rows).html()]
        if version.policy.flow != nil, document.inForce != nil {
            parts.append(
                try ButtonLink(
                    visit.say(ShelfWord.relatedService), visit.href(.guide(document.id)),
                    weight: .quiet
                ).html())
        }
        parts.append(try text(package, version.policy, visit))
        return Page(
            title, .joined(parts),
            back: (visit.say(ShelfWord.publicTitle), visit.href(.other("/policies"))),
            isWide: true)
    }
}
