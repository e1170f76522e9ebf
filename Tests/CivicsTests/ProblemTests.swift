import Civics
import Testing

@Suite("Problems")
struct ProblemTests {
    @Test(
        "Every kind has a name of its own, a status and three languages",
        arguments: Problem.Kind.all)
    func kinds(_ kind: Problem.Kind) {
        #expect(kind.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
        #expect((400...599).contains(kind.status))
        for text in [kind.title, kind.detail] {
            #expect(text.zhHant != nil && text.en != nil)
            #expect(!text.zhHans.isEmpty && text.zhHant != "" && text.en != "")
        }
        for wording in [kind.detail.zhHant, kind.detail.en] {
            let names = wording.map { LocalizedText.placeholders(in: $0) }
            #expect(names == LocalizedText.placeholders(in: kind.detail.zhHans))
        }
        #expect(LocalizedText.placeholders(in: kind.title.zhHans).isEmpty)
    }

    @Test(
        "Every field kind has three languages with the same placeholders",
        arguments: FieldProblem.Kind.all)
    func fieldKinds(_ kind: FieldProblem.Kind) {
        #expect(kind.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "-") })
        for wording in [kind.message.zhHant, kind.message.en] {
            let names = wording.map { LocalizedText.placeholders(in: $0) }
            #expect(names == LocalizedText.placeholders(in: kind.message.zhHans))
        }
    }

    @Test("No two kinds share a name, and the list is in the order of status")
    func names() {
        #expect(Set(Problem.Kind.all.map(\.name)).count == Problem.Kind.all.count)
        #expect(Set(FieldProblem.Kind.all.map(\.name)).count == FieldProblem.Kind.all.count)
        #expect(Problem.Kind.all.map(\.status) == Problem.Kind.all.map(\.status).sorted())
    }

    @Test("The statuses are those the interface promises")
    func statuses() {
        let promised: [(Problem.Kind, String, Int)] = [
            (.caseAlreadyDecided, "case-already-decided", 409),
            (.staleVersion, "stale-version", 409),
            (.notFound, "not-found", 404), (.notPermitted, "not-permitted", 403),
            (.notSignedIn, "not-signed-in", 401), (.malformedBody, "malformed-body", 400),
            (.tooLarge, "too-large", 413), (.tooDeep, "too-deep", 400),
            (.unknownField, "unknown-field", 422), (.invalidField, "invalid-field", 422),
            (.idempotencyKeyReused, "idempotency-key-reused", 422),
            (.idempotencyKeyMissing, "idempotency-key-missing", 400),
            (.tooManyRequests, "too-many-requests", 429),
            (.storeUnavailable, "store-unavailable", 503), (.internalFault, "internal", 500),
            (.refused, "refused", 422), (.refusedNow, "refused-now", 409),
        ]
        for (kind, name, status) in promised {
            #expect(kind.name == name)
            #expect(kind.status == status)
            #expect(Problem.Kind.all.contains(kind))
        }
    }

    @Test("A problem tells what happened with its facts, and is equal by kind")
    func telling() {
        let problem = Problem(.staleVersion, facts: ["seen": "3", "current": "4"], cause: "secret")
        #expect(
            problem.detail(in: .en) == "You saw version 3, it is now 4. Reload and decide again.")
        #expect(problem.title(in: .zhHans) == "内容已被他人更新")
        #expect(problem == Problem(.staleVersion))
        #expect(problem != Problem(.notFound))
        #expect(!problem.description.contains("secret"))
    }

    @Test("An unknown error shows nothing of itself")
    func unknown() {
        struct Leak: Error { let text = "password" }
        let shown = Problem(showing: Leak())
        #expect(shown.kind == .internalFault)
        #expect(shown.cause == nil && shown.facts.isEmpty)
        #expect(Problem(showing: CodeFault(.creditCode, .inTheFuture)).kind == .invalidField)
        #expect(Problem(showing: Problem(.notFound)).kind == .notFound)
    }

    @Test("Another part of the house adds kinds of its own")
    func own() {
        let own = Problem.Kind(
            "deadline-passed", status: 409, title: LocalizedText(zhHans: "期限已过"),
            detail: LocalizedText(zhHans: "期限是 {due}。", en: "It was due on {due}."))
        #expect(
            Problem(own, facts: ["due": "2026-12-01"]).detail(in: .en)
                == "It was due on 2026-12-01.")
        #expect(Problem(own).detail(in: .zhHant) == "期限是 …。")
    }
}
