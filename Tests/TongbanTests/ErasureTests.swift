import City
import Civics
import Foundation
import GRDB
import JSON
import Storage
import Testing
import TransparencyLog

@testable import tongban

@Suite("Erasing what a case says about people")
struct ErasureTests {
    private let canary = "canary-7d2e-a-walking-frame-for-Liang"

    /// The bytes that must be nowhere afterwards: the seed of the case's key and every payload.
    private func secrets(_ id: CaseID, _ data: String) throws -> [Data] {
        var readOnly = Configuration()
        readOnly.readonly = true
        let database = try DatabaseQueue(
            path: data + "/tongban.sqlite", configuration: readOnly)
        defer { try? database.close() }
        let blob = [id.bits.high, id.bits.low].reduce(into: Data()) { data, word in
            withUnsafeBytes(of: word.bigEndian) { data.append(contentsOf: $0) }
        }
        return try database.read { database in
            try Data.fetchAll(
                database,
                sql: """
                    SELECT seed FROM case_keys JOIN cases USING (case_no) WHERE id = ?1
                    UNION ALL
                    SELECT sealed FROM journal JOIN cases USING (case_no) WHERE id = ?1
                    """, arguments: [blob])
        }
    }

    private func attach(_ city: WholeCity, _ wish: WholeCity.Wish) async throws -> String {
        let stream = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(Array("%PDF-1.7 \(canary)".utf8))
            stream.finish()
        }
        let stored = try await city.directory.store.takeIn(
            stream, name: canary + ".pdf", by: wish.person.account, at: city.hall.world.now())
        _ = try await city.directory.store.commit(
            JournalCommit(
                [],
                records: [
                    .attachment(
                        AttachmentUse(digest: stored.digest, caseID: wish.id, purpose: "command"))
                ]))
        return stored.digest
    }

    @Test("Two people erase: no word, key or file is left, receipts verify, a tombstone is sealed")
    func whole() async throws {
        try await WholeCity.with { city in
            let store = city.directory.store
            let wish = try await city.fileWish(canary)
            let digest = try await attach(city, wish)
            let officer = try await city.signedIn("privacy-officer")
            let basis = ErasureBasis.consentWithdrawn
            await #expect(throws: Problem(.caseStillOpen)) {
                _ = try await city.hall.proposeErasure(
                    of: wish.number, basis: basis, reason: "asked for", by: officer)
            }
            _ = try await city.hall.perform(
                "withdraw", ["reason": .string(canary)], on: wish.id, seen: nil, by: wish.person,
                once: .system)
            await store.sealAll()
            let receipt = try #require(await store.receipt(for: 0, disclosing: false))
            let own = try await store.history(of: wish.id, after: 0)
            let before = try secrets(wish.id, city.data)
            // The key, what the filing told and what the withdrawal told, each sealed as one.
            #expect(before.count == 3)

            let proposal = try await city.hall.proposeErasure(
                of: wish.number, basis: basis, reason: "asked for", by: officer)
            await #expect(throws: Problem(.secondPersonNeeded)) {
                try await city.hall.sign(proposal.id, hash: proposal.hash, by: officer)
            }
            let second = try await city.signedIn("supervisor")
            try await city.hall.sign(proposal.id, hash: proposal.hash, by: second)

            try expectGone(before + [Data(canary.utf8)], city)
            #expect(try await store.attachment(digest: digest) == nil)
            try await expectTombstone(city, wish, after: own.count, basis)
            await store.sealAll()
            let key = LogPolicy(logs: [store.verifier])
            for event in own {
                let old = try #require(await store.receipt(for: event.position, disclosing: true))
                let read = try Receipt(try JSONValue(parsing: old))
                _ = try read.verify(by: key)
                #expect(read.disclosed == nil)
            }
            _ = try Receipt(try JSONValue(parsing: receipt)).verify(by: key)
            #expect(try await store.fsck().isSound)
            await #expect(throws: Problem(.notFound)) {
                _ = try await city.hall.readCase(wish.id, by: wish.person, in: .en)
            }
            #expect(try await city.hall.proposal(proposal.id, for: officer).state == .done)
        }
    }

    private func expectGone(_ gone: [Data], _ city: WholeCity) throws {
        for path in city.files {
            guard let bytes = FileManager.default.contents(atPath: path) else { continue }
            for one in gone { #expect(bytes.range(of: one) == nil, "\(path)") }
        }
        let log = try FileManager.default.attributesOfItem(
            atPath: city.data + "/tongban.sqlite-wal")
        #expect((log[.size] as? NSNumber)?.intValue ?? 0 < 200_000)
    }

    private func expectTombstone(
        _ city: WholeCity, _ wish: WholeCity.Wish, after events: Int, _ basis: ErasureBasis
    ) async throws {
        let history = try await city.directory.store.history(of: wish.id, after: 0)
        let last = try #require(history.last)
        #expect(history.count == events + 1)
        #expect(last.name == "case.erased" && last.basis == basis.rawValue)
        #expect(history.allSatisfy { $0.payload == nil })
    }

    @Test("An erasure that a stop interrupted is carried to its end at the next start")
    func interrupted() async throws {
        try await WholeCity.with { city in
            let store = city.directory.store
            let wish = try await city.fileWish(canary)
            _ = try await city.hall.perform(
                "withdraw", ["reason": "no more"], on: wish.id, seen: nil, by: wish.person,
                once: .system)
            let officer = try await city.signedIn("privacy-officer")
            let proposal = try await city.hall.proposeErasure(
                of: wish.number, basis: .periodEnded, reason: "r", by: officer)
            // As the books stand when the process ends between signing and the deed.
            let book = try #require(
                await store.record(of: "house.proposal", key: proposal.id.description))
            var signed = try #require(try JSONValue(parsing: book.body).object)
            signed["state"] = "signed"
            signed["second"] = .string(try await city.signedIn("supervisor").account.description)
            signed["secondAt"] = .integer(city.hall.world.now().millisecondsSinceEpoch)
            var record = book
            record.body = JSONValue.object(signed).canonical()
            try await store.put([record])
            let before = try secrets(wish.id, city.data)
            let events = try await store.version(of: wish.id)
            try await city.hall.finishErasures()
            try await city.hall.finishErasures()
            try expectGone(before, city)
            try await expectTombstone(city, wish, after: events, .periodEnded)
            #expect(try await city.hall.proposal(proposal.id, for: officer).state == .done)
        }
    }
}
