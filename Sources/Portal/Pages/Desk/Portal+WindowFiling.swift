import City
import Civics
import Crypto
import JSON
import Policies
import Web

extension Portal {
    // MARK: Taking it in

    func takeIn(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        let service = visit.call.path("service")
        var intake = try await WindowIntake(visit, service: service, posted)
        let wrongFiles = try await takeFiles(posted, &intake)
        if !posted.files.isEmpty { intake = try await fresh(intake, visit, service) }
        let act = posted["act"] ?? "look"
        guard ["file", "accept"].contains(act), posted["more"] == nil else {
            intake.errors = wrongFiles
            if !intake.number.isEmpty, let wrong = intake.numberFault {
                intake.errors.append(.init("number", wrong))
            }
            return .page(try windowPage(intake))
        }
        intake.errors = wrongFiles + intake.faults() + undeclared(intake)
        guard intake.errors.isEmpty else { return .page(try windowPage(intake)) }
        return try await file(intake, accepts: act == "accept")
    }

    private func undeclared(_ intake: WindowIntake) -> [ErrorSummary.Item] {
        var asking = intake.application.asking()
        let declared = intake.application.shown(intake.application.declarations, &asking)
        var items = declared.map(\.part.part).filter { !intake.ticked.contains($0.id) }.map {
            ErrorSummary.Item(
                $0.id, intake.visit.say(ApplyWord.consentMissing, ["name": $0.title]))
        }
        if !intake.ticked.contains("read") {
            items.append(.init("read", intake.visit.say(WindowWord.readMissing)))
        }
        return items
    }

    private func takeFiles(
        _ posted: Posted, _ intake: inout WindowIntake
    ) async throws -> [ErrorSummary.Item] {
        var errors: [ErrorSummary.Item] = []
        for asked in intake.application.askedFiles {
            let id = "m\(asked.place)"
            for sent in posted.files where sent.field == id && !sent.bytes.isEmpty {
                let material = asked.material
                let taken = try await intake.visit.takeIn(
                    sent, accepting: material.accepts,
                    atMost: material.largest ?? FileTaken.usualSize)
                switch taken {
                case .stored(let stored):
                    intake.files[material.name, default: []].append((stored.digest, stored.name))
                case .wrong(let message): errors.append(.init(id, message))
                }
            }
        }
        return errors
    }

    /// The same once the files are among its materials.
    private func fresh(
        _ intake: WindowIntake, _ visit: Visit, _ service: String
    ) async throws -> WindowIntake {
        try await intake.with(
            Application(
                visit, atWindow: service, for: intake.application.applicantNumber,
                answers: intake.application.answers,
                materials: intake.files.mapValues { $0.map(\.digest) }))
    }

    private func file(_ intake: WindowIntake, accepts: Bool) async throws -> PageAnswer {
        var intake = intake
        let visit = intake.visit
        var request = request(intake.application, intake.ticked)
        request.draft = nil
        request.onBehalfOf = intake.number
        request.channel = visit.intakeChannel
        do {
            let answered = try await hall.fileCase(
                request, by: visit.person, once: Self.onceAtWindow(intake.once))
            let told = try JSONValue(parsing: answered.body)
            guard let number = told["number"]?.string.flatMap({ try? CaseNumber($0) }),
                let id = try await hall.caseID(of: number)
            else { throw Problem(.internalFault) }
            let refused = accepts ? try await accept(id, visit, intake.once) : "open"
            let done = Site.other("/desk/window/done/\(number.text)")
            return .seeOtherAddress(
                visit.href(done) + (refused.map { "?refused=\($0)" } ?? ""))
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500 else { throw error }
            intake.errors = items(problem, intake.application)
            intake.problem = problem
            return .page(try windowPage(intake))
        }
    }

    /// Accepts at once; the kind of problem where the engine does not.
    private func accept(_ id: CaseID, _ visit: Visit, _ once: String) async throws -> String? {
        do {
            _ = try await hall.perform(
                "accept", ["gaps": []], on: id, seen: nil, by: visit.person,
                once: Self.onceAtWindow("accept-\(once)"))
            return nil
        } catch {
            let problem = Problem(showing: error)
            guard problem.kind.status < 500 else { throw error }
            return problem.kind.name
        }
    }

    private static func onceAtWindow(_ nonce: String) -> OnceRequest {
        OnceRequest(
            key: "window-\(nonce)", digest: Array(SHA256.hash(data: Array("window \(nonce)".utf8))))
    }

    // MARK: Done

    func windowDone(_ visit: Visit) async throws -> Page {
        let desk = try await DeskFile(visit, number: visit.call.path("number"))
        let refused = visit.call.query.text("refused")
        let isAccepted = desk.file.json["acceptedAt"] != nil
        let title = visit.say(isAccepted ? WindowWord.doneAccepted : .done)
        var parts = [
            try DonePanel(
                title: title, numberTitle: visit.say(ApplyWord.doneNumber),
                number: desk.number.grouped
            ).html()
        ]
        if let refused, refused != "open", !isAccepted {
            let action = desk.actions.first { $0.name == "accept" }
            let missing = visit.wording.list(
                (action?.missing ?? []).map { desk.file.name(of: $0) })
            let reason = action?.hurdle.map { desk.told($0) } ?? missing
            parts.append(
                try Notice(.warn, visit.say(WindowWord.notAccepted, ["reason": reason])).html())
        }
        let receipt = try await hall.letters(of: desk.file.id, by: visit.person).first
        let links = [
            ActionLinks.Link(
                title: visit.say(WindowWord.printReceipt),
                address: visit.href(
                    receipt.map { .letter(desk.number.text, $0.entry) }
                        ?? desk.site("letters/receipt")), weight: ""),
            ActionLinks.Link(
                title: visit.say(WindowWord.openCase), address: visit.href(desk.site),
                weight: "quiet"),
            ActionLinks.Link(
                title: visit.say(WindowWord.next), address: visit.href(.other("/desk/window")),
                weight: "quiet"),
        ]
        parts.append(try ActionLinks(links: links).html())
        let others = Letter.Kind.allCases.filter { $0 != .receipt && $0.isThere(desk.file) }.map {
            Lines.Line(visit.say($0.word), visit.href(desk.site("letters/\($0.rawValue)")))
        }
        if receipt == nil, !others.isEmpty { parts.append(try Lines(others).html()) }
        parts.append(try await letters(desk.file))
        parts.append(try Paragraphs(visit.say(WindowWord.rateNote), css: "muted").html())
        return Page(
            title, .joined(parts),
            back: (visit.say(WindowWord.title), visit.href(.other("/desk/window"))),
            isWide: true, isPrivate: true)
    }
}

extension Visit {
    /// How an application comes in that this person takes in.
    var intakeChannel: Channel {
        for seat in person?.seats ?? [] where Rights.table[.fileForOther]?[seat.role] != nil {
            switch seat.role {
            case .hotlineOperator: return .hotline
            case .gridWorker: return .grid
            case .citizen, .agent, .volunteer, .windowClerk, .fieldTeam, .dispatcher, .examiner,
                .approver, .supervisor, .dataSteward, .policyAuthor, .policyReleaser,
                .systemAdministrator, .securityAdministrator, .auditor, .privacyOfficer, .leader:
                return .window
            }
        }
        return .window
    }
}
