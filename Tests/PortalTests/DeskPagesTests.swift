import City
import Civics
import JSON
import Policies
import Testing
import Web

@testable import Portal

@Suite("Desks")
struct DeskPagesTests {
    @Test("A queue's address says its filters and reads them back; empty ones are left out")
    func wish() {
        var wish = QueueWish()
        #expect(wish.query().isEmpty && !wish.isNarrowed)
        (wish.unit, wish.service, wish.step) = ("fire-rescue", "sample.a", "fire-check/审查")
        (wish.light, wish.soon, wish.who) = (.red, .today, .nobody)
        (wish.text, wish.order) = ("面馆 & co", .newest)
        wish.after = QueueCursor(due: -5, place: 7, path: "fire-check/审查")
        let query = wish.query(isPaged: true)
        #expect(QueueWish(FormFields(Array(query.utf8))) == wish, "\(query)")
        #expect(wish.isNarrowed)
        let turned = wish.with { $0.who = nil }
        #expect(turned.after == nil, "another filter begins at the first page")
    }

    private let supplement = ActInput(
        name: "items", label: "材料",
        kind: .defects(
            of: [.init("a", "甲"), .init("b", "乙"), .init("c", "丙")], asked: ["b": "消防"],
            fields: [.init("f", "面积")]))

    private func posted(_ fields: (String, String)...) -> Posted {
        Posted(fields: fields.map { (name: $0.0, value: $0.1) })
    }

    @Test("Only what is written is asked for, and nothing that was asked for before")
    func defects() {
        let value = supplement.value(
            posted(
                ("items-0", "缺一页"), ("items-1", "再交"), ("items-2", ""), ("items-field", "f"),
                ("items-text", "与执照不符")), [])
        #expect(
            value == [
                ["what": "a", "defect": "缺一页"], ["what": "f", "defect": "与执照不符"],
            ])
    }

    @Test("A limit is sent in the words of limits, and is no text and not nothing")
    func limits() {
        let input = ActInput(name: "by", label: "天", kind: .limit(.workingDay))
        #expect(input.value(posted(("by", "3")), []) == "3 working days")
        for wrong in ["0", "-1", "many", ""] {
            #expect(input.value(posted(("by", wrong)), []) == nil, "\(wrong)")
        }
    }

    @Test("A file sent with a form comes back with it, whatever its name")
    func files() {
        let file = SentFile(input: "proof", digest: "00ff", name: "施工 图 1.pdf")
        #expect(SentFile(file.text) == file)
        let input = ActInput(name: "evidence", label: "照片", kind: .files(kind: "after-photo"))
        let held = [SentFile(input: "evidence-after-photo", digest: "aa", name: "x")]
        #expect(
            input.value(posted(), held) == [["kind": "after-photo", "attachment": "aa"]])
        #expect(input.value(posted(), [file]) == [])
    }

    @Test("Every command of the desks has its words")
    func words() {
        for name in [
            "accept", "refuse-to-accept", "deliver", "ask-for-supplement",
            "send-supplement-notice", "record-opinion", "book-visit", "record-visit", "suspend",
            "resume", "return-place", "check-commitment", "decide-branch", "decide", "extend",
            "ask-for-extension", "refuse-extension", "supplement",
            "call-joint-review", "issue", "revoke-paper", "invite-department", "dispatch",
            "sign-for", "handle", "verify", "call-back", "merge-into", "arbitrate", "hold",
            "close", "order", "reply-to-order", "card", "reassign", "take-on", "put-back",
            "reopen",
        ] {
            #expect(DeskActWord.action(name) != .unknownAct, "\(name)")
        }
    }

    @Test("A document names the places of its desks, and the article a branch rests on")
    func document() throws {
        let policy = try #require(try Sample.policy(named: "open-restaurant"))
        #expect(policy.deskPaths.contains("food-permit/审查"))
        #expect(policy.deskPaths.first == "受理")
        #expect(policy.reviews.contains { $0.branch == "signboard" && $0.step.id == "审查" })
        #expect(policy.basis(ofBranch: "food-permit")?.description == "第八条")
        let health = try #require(policy.materials["从业人员健康证明"])
        #expect(health.mayFollow && !health.isOwn)
    }

    @Test("A kept view's query that is no query wishes nothing")
    func strangeQuery() {
        let wish = QueueWish(FormFields(Array("light=mauve&order=&who=&due=never&q=".utf8)))
        #expect(wish == QueueWish())
    }
}
