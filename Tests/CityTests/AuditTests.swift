import City
import Civics
import Crypto
import Foundation
import JSON
import Storage
import Testing

@Suite("Looking into the access log")
struct AuditTests {
    @Test("An access decision is proved by row, hashes and receipt; a changed row is found out")
    func auditProof() async throws {
        try await HouseStaff.with { city, staff in
            _ = try? await city.hall.openAccount(name: "x", displayName: "y", by: staff.system)
            try await city.hall.sealAccesses()
            await city.store.sealAll()
            let question = AccessQuestion(limit: 10)
            let found = try await city.hall.searchAccesses(
                question, purpose: "plan 3", by: staff.auditor)
            let denied = try #require(found.first { !$0.isAllowed })
            let proof = try #require(
                try await city.hall.accessProof(denied.number, by: staff.auditor))
            let leaves = (proof["leaves"]?.array ?? []).compactMap { Hex.bytes($0.string ?? "") }
            let row = try #require(proof["record"])
            let place = Int(try #require(proof["place"]?.int))
            #expect(Array(SHA256.hash(data: row.canonical())) == leaves[place])
            let digest = Hex.text(SHA256.hash(data: leaves.flatMap(\.self)))
            #expect(proof["receipt"]?["disclosed"]?["payload"]?["digest"]?.string == digest)
            var changed = try #require(row.object)
            changed["allowed"] = true
            #expect(
                Array(SHA256.hash(data: JSONValue.object(changed).canonical())) != leaves[place])
            // The search itself is in the log, with what it was for.
            try await city.hall.writeAccessNotes()
            var own = AccessQuestion(limit: 5)
            own.purpose = "plan 3"
            let noted = try await city.hall.searchAccesses(own, purpose: "", by: staff.auditor)
            #expect(noted.first?.account == staff.auditor.account)
        }
    }

    @Test("The access log is searched by every field it has")
    func auditSearch() async throws {
        try await TestCity.with([]) { city in
            let caseID = CaseID(high: 1, low: 2)
            let account = AccountID(high: 9, low: 9)
            var rows: [AccessRecord] = []
            for place in 0..<20 {
                let moment = city.now.adding(milliseconds: Int64(place) * 3_600_000)
                let seat = place.isMultiple(of: 2) ? "examiner@health" : "auditor"
                let act = place.isMultiple(of: 5) ? "read-case" : "sign-in"
                rows.append(
                    AccessRecord(
                        at: moment, account: place < 10 ? account : nil, seat: seat, act: act,
                        caseID: place == 7 ? caseID : nil, purpose: place == 8 ? "p:8" : "",
                        isAllowed: place != 9))
            }
            try await city.store.note(rows)
            func found(_ change: (inout AccessQuestion) -> Void) async throws -> Int {
                var question = AccessQuestion(limit: 100)
                change(&question)
                return try await city.store.accesses(question).count
            }
            let third = city.now.adding(milliseconds: 3 * 3_600_000)
            let numbers = [
                try await found { $0.limit = 100 }, try await found { $0.account = account },
                try await found { $0.unit = "health" }, try await found { $0.act = "read-case" },
                try await found { $0.caseID = caseID }, try await found { $0.purpose = "p:8" },
                try await found { $0.isAllowed = false }, try await found { $0.from = third },
                try await found { $0.until = third },
            ]
            #expect(numbers == [20, 10, 10, 4, 1, 1, 1, 17, 3])
            let early = try await found { question in
                question.account = account
                question.unit = "health"
                question.before = 6
            }
            #expect(early == 3)
        }
    }
}
