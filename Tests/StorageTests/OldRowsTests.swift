import City
import Civics
import Foundation
import JSON
import Storage
import Testing
import TransparencyLog

/// Rows that earlier releases wrote, kept as they were. One file is added whenever the layout of a
/// row changes; none is ever edited.
struct OldRows {
    let origin: String
    let master: String
    let statements: String

    init(_ name: String) throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        let file = folder.appendingPathComponent("Golden/\(name).sql")
        statements = try String(contentsOf: file, encoding: .utf8)
        let lines = statements.split(separator: "\n").map(String.init)
        func word(_ lead: String) throws -> String {
            try String(#require(lines.first { $0.hasPrefix(lead) }).dropFirst(lead.count))
        }
        (origin, master) = (try word("-- origin "), try word("-- master "))
    }

    /// A closed data directory that holds these rows and nothing else.
    func lay(in place: DataPlace) async throws -> StoreSettings {
        var settings = place.settings
        settings.origin = origin
        try await Store.open(place.data, settings).close()
        let key = place.data + "/keys/master"
        try Data((master + "\n").utf8).write(to: URL(fileURLWithPath: key))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: key)
        try Sabotage.run(place.data, statements)
        return settings
    }
}

@Suite("Rows of earlier releases")
struct OldRowsTests {
    @Test(
        "Rows of every release open, verify and go on",
        arguments: [("journal-1", 3), ("journal-7", 4), ("journal-11", 5)])
    func opens(_ name: String, _ events: Int) async throws {
        let place = try DataPlace()
        let settings = try await OldRows(name).lay(in: place)
        let store = try await Store.open(place.data, settings)
        let old = try await store.events(from: 0, limit: 100)
        let caseID = try #require(old.first?.caseID)
        #expect(old.map(\.version) == Array(1...events))
        #expect(old.allSatisfy { $0.payload?.first == UInt8(ascii: "{") })
        #expect(try await store.history(of: caseID, after: 0) == old)
        _ = try await store.commit(place.commit(caseID, after: events, events: 3))
        await store.sealAll()
        let report = try await store.fsck()
        #expect(report.findings == [] && report.payloads == events + 3)
        for position in 0..<Int64(events + 3) { try await verify(position, store) }
        try await store.close()
    }

    private func verify(_ position: Int64, _ store: Store) async throws {
        let bytes = try #require(try await store.receipt(for: position, disclosing: true))
        let receipt = try Receipt(JSONValue(parsing: bytes))
        let verified = try receipt.verify(by: LogPolicy(logs: [store.verifier]))
        #expect(verified.index == Int(position) && verified.payload != nil)
    }

    @Test("A case whose rows two releases wrote is erased whole")
    func erased() async throws {
        let place = try DataPlace()
        let settings = try await OldRows("journal-7").lay(in: place)
        let store = try await Store.open(place.data, settings)
        let caseID = try #require(try await store.events(from: 0, limit: 1).first?.caseID)
        _ = try await store.commit(place.commit(caseID, after: 4, events: 3))
        let before = try Bytes.of(caseID, place.data)
        #expect(before.count == 6)
        let order = Erasure(by: place.id(), confirmed: place.id(), basis: "pipl:47", at: place.now)
        #expect(try await store.erase(caseID, order))
        await store.sealAll()
        let left = try await store.history(of: caseID, after: 0)
        #expect(left.count == 7 && left.allSatisfy { $0.payload == nil })
        #expect(try await store.fsck().findings == [])
        for path in place.files(place.data) {
            let bytes = Data(place.bytes(path))
            for gone in before { #expect(bytes.range(of: gone) == nil, "\(path)") }
        }
        try await store.close()
    }
}
