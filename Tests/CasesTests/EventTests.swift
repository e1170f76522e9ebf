@testable import Cases
import Civics
import Foundation
import JSON
import Testing

@Suite("Events on the wire")
struct EventTests {
    static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Golden/events/v1")

    static func file(_ name: String) -> URL { folder.appending(path: name + ".json") }

    @Test("Every event of schema version 1 decodes for ever", arguments: GoldenEvents.events)
    func golden(event: CaseEvent) throws {
        let file = Self.file(event.wireName)
        let written = try JSONValue(parsing: event.canonical)
        if ProcessInfo.processInfo.environment["TONGBAN_RECORD"] == "1",
            !FileManager.default.fileExists(atPath: file.path)
        {
            try Data(written.prettyPrinted() + [10]).write(to: file)
        }
        let kept = try JSONValue(parsing: [UInt8](Data(contentsOf: file)))
        #expect(try CaseEvent(json: kept) == event)
        #expect(written == kept)
        #expect(event.canonical == kept.canonical())
    }

    @Test("The golden corpus holds each wire name, and nothing else")
    func complete() throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
        #expect(Set(files) == Set(Happening.wireNames.map { $0 + ".json" }))
        #expect(Set(GoldenEvents.events.map(\.wireName)) == Set(Happening.wireNames))
    }

    @Test("An unknown name says that a newer version wrote it")
    func unknownName() {
        let json: JSONValue = [
            "name": "case.teleported", "schema": 1, "at": 0, "by": ["desk": "system"], "what": [:],
        ]
        #expect(throws: EventFault.unknownName("case.teleported")) { try CaseEvent(json: json) }
    }

    @Test("A newer schema is refused by name")
    func newerSchema() {
        let json: JSONValue = [
            "name": "case.urged", "schema": 2, "at": 0, "by": ["desk": "system"],
            "what": ["place": "受理"],
        ]
        #expect(throws: EventFault.newerSchema(name: "case.urged", version: 2)) {
            try CaseEvent(json: json)
        }
    }

    static let malformed: [(name: String, payload: JSONValue, field: String)] = [
        ("case.urged", ["place": 5], "what.place"),
        ("step.entered", ["place": ["step": "x", "desk": "throne"]], "what.place.desk"),
        ("clock.started", ["ground": "x", "clocks": [["clock": "sundial"]]], "what.clocks.clock"),
        ("order.given", ["text": "x", "replyBy": "2026-02-30"], "what.replyBy"),
        ("case.urged", "nothing", "what"),
    ]

    @Test("A malformed field is named by its place, and its content is not repeated")
    func malformedFields() {
        for (name, payload, field) in Self.malformed {
            let json: JSONValue = [
                "name": .string(name), "schema": 1, "at": 0, "by": ["desk": "system"],
                "what": payload,
            ]
            #expect(throws: EventFault.malformed(field: field)) { try CaseEvent(json: json) }
        }
    }

    @Test("A history begins with filing")
    func opening() throws {
        let urged = CaseEvent(at: .earliest, by: .citizen, what: .caseUrged(CaseUrged(place: "x")))
        #expect(throws: EventFault.malformed(field: "name")) { try Case(opening: urged) }
        #expect(throws: EventFault.malformed(field: "name")) { try Case(opening: []) }
    }

    @Test("A step's events stay below a kilobyte")
    func size() throws {
        var story = Story(
            ParallelApprovalTests.restaurant(), services: ParallelApprovalTests.services)
        try story.file(["需消防检查": true, "做招牌": true])
        try story.accept()
        for event in story.history { #expect(event.canonical.count < 1_024) }
    }
}
