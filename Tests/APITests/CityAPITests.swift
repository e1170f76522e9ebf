import API
import Civics
import Foundation
import JSON
import Synchronization
import Testing
import Web
import WebTesting

@Suite("The city's API")
struct CityAPITests {
    let house: SmallHouse
    let path = "/api/v1/cases/\(SmallCity.caseID)"

    init() throws { house = try SmallHouse() }

    @Test("Signing in gives a token that works until signing out")
    func session() async throws {
        let visitor = house.visitor
        let answer = try await visitor.call(
            "POST", "/api/v1/sessions", json: ["name": "wang", "password": "right horse"])
        #expect(answer.status == 201)
        let token = try #require(answer.json["token"]?.string)
        let signed = visitor.bearing(token)
        #expect(try await signed.call("GET", "/api/v1/me").json["name"] == "王小明")
        #expect(try await signed.call("DELETE", "/api/v1/sessions/current").status == 204)
        #expect(try await signed.call("GET", "/api/v1/me").problem == "not-signed-in")
    }

    @Test("Wrong passwords are told alike and lock the name from this place after five")
    func signInLock() async throws {
        let clock = StandingClock()
        let house = try SmallHouse(lock: SignInLock(time: clock.monotonic))
        func attempt(_ name: String, _ password: String) async throws -> Answer {
            try await house.visitor.call(
                "POST", "/api/v1/sessions",
                json: ["name": .string(name), "password": .string(password)])
        }
        for _ in 1...5 {
            #expect(try await attempt("wang", "wrong").problem == "wrong-credentials")
        }
        let locked = try await attempt("wang", "right horse")
        #expect(locked.problem == "sign-in-locked")
        #expect(locked["Retry-After"] == "900")
        #expect(try await attempt("nobody", "x").problem == "wrong-credentials")
        clock.pass(seconds: 901)
        #expect(try await attempt("wang", "right horse").status == 201)
    }

    @Test("A case's entity tag is its version, and who has it gets 304")
    func entityTag() async throws {
        let visitor = house.everybody
        let answer = try await visitor.call("GET", path)
        #expect(answer["ETag"] == "\"3\"")
        let again = try await visitor.sending("If-None-Match", "W/\"3\", \"x\"").call("GET", path)
        #expect(again.status == 304)
        #expect(again.bytes.isEmpty)
        #expect(try await visitor.sending("If-None-Match", "\"2\"").call("GET", path).status == 200)
    }

    @Test("A case is found by its number too, and one that is not there is as one not to be seen")
    func references() async throws {
        let visitor = house.everybody
        #expect(SmallCity.number.utf8.count == 18)
        let found = try await visitor.call("GET", "/api/v1/cases/\(SmallCity.number)")
        #expect(found.status == 200)
        for other in ["990100261201000099", "01arz3ndektsv4rrffq69g5fav", "aaaaaaaaaaaaaaaaaaaa"] {
            let answer = try await visitor.call("GET", "/api/v1/cases/\(other)")
            #expect(answer.problem == "not-found", "\(other)")
        }
    }

    @Test("A command on a version that is past is stale, and a repeated one is told again")
    func commands() async throws {
        let visitor = house.everybody.sending("If-Match", "\"3\"")
        let target = path + "/commands/record-opinion"
        let body: JSONValue = ["passes": true, "text": "材料齐全", "branch": "food"]
        let done = try await visitor.call("POST", target, json: body)
        #expect(done.status == 200)
        #expect(done["ETag"] == "\"4\"")
        let given = house.city.memory.withLock { $0.lastCommand }
        let command = try #require(given)
        #expect(command.command.name == "record-opinion")
        #expect(command.fields == ["passes": true, "text": "材料齐全", "branch": "food"])
        #expect(command.seen == 3)
        let repeated = try await visitor.call("POST", target, json: body)
        #expect(repeated.bytes == done.bytes)
        #expect(repeated["Idempotent-Replayed"] == "true")
        let other = try await visitor.call("POST", target, json: ["passes": false, "text": "x"])
        #expect(other.problem == "idempotency-key-reused")
        let stale = try await visitor.sending("Idempotency-Key", "another-key")
            .sending("Accept-Language", "en").call("POST", target, json: body)
        #expect(stale.status == 409)
        #expect(stale.problem == "stale-version")
        #expect(stale.json["detail"]?.string?.contains("version 3, it is now 4") == true)
    }

    @Test("The version in the body counts when no If-Match is sent")
    func versionInBody() async throws {
        let target = path + "/commands/accept"
        let answer = try await house.everybody.call("POST", target, json: ["version": 3])
        #expect(answer.status == 200)
        let fields = house.city.memory.withLock { $0.lastCommand?.fields }
        #expect(fields == [:])
        let unknown = try await house.everybody.call(
            "POST", path + "/commands/timer-due", json: [:])
        #expect(unknown.problem == "not-found")
    }

    @Test("The queue pages, filters and has a table twin that runs no formula")
    func queue() async throws {
        let visitor = house.everybody
        let query = "?mine=true&sort=newest&light=red&limit=10"
        let answer = try await visitor.call("GET", "/api/v1/queue" + query)
        #expect(answer.json["next"] == "a.b")
        #expect(answer.json["count"] == 10_000)
        #expect(answer.json["isMore"] == true)
        let reached = house.city.memory.withLock { $0.reached.last }
        #expect(reached == "queue true newest red")
        let table = try await visitor.call("GET", "/api/v1/queue.csv" + query)
        #expect(table["Content-Type"] == "text/csv; charset=utf-8")
        #expect(table.text.contains(",'=面馆,"))
        #expect(try await visitor.call("GET", "/api/v1/queue?light=pink").status == 400)
    }

    @Test("A file is taken in piece by piece up to 20 MiB, and given back only to be saved")
    func attachments() async throws {
        let visitor = house.everybody
        let bytes = [UInt8](repeating: 7, count: 100_000)
        let taken = try await visitor.call(
            "POST", "/api/v1/attachments?name=%E7%A7%9F%E8%B5%81.pdf", bytes: bytes)
        #expect(taken.status == 201)
        let received = house.city.memory.withLock { $0.received }
        #expect(received == 100_000)
        let declared = try await visitor.sending("Content-Length", "20971521")
            .call("POST", "/api/v1/attachments?name=a", bytes: [1])
        #expect(declared.problem == "too-large")
        let unnamed = try await visitor.call("POST", "/api/v1/attachments", bytes: [1])
        #expect(unnamed.errors == ["/query/name missing"])
        let given = try await visitor.call(
            "GET", "/api/v1/attachments/" + String(repeating: "0", count: 64))
        #expect(given["Content-Type"] == "application/octet-stream")
        #expect(
            given["Content-Disposition"]
                == "attachment; filename*=UTF-8''%E9%9D%A2%E9%A6%86%0D%0A%22%2Esvg")
        #expect(given["Content-Security-Policy"]?.contains("sandbox") == true)
    }

    @Test("A rating link works once")
    func rating() async throws {
        let target = "/api/v1/ratings/abcdefghijklmnop"
        let visitor = house.visitor
        #expect(try await visitor.call("GET", target).status == 200)
        #expect(
            try await visitor.call("POST", target, json: ["level": 6]).problem == "invalid-field")
        #expect(try await visitor.call("POST", target, json: ["level": 5]).status == 201)
        #expect(try await visitor.call("POST", target, json: ["level": 1]).problem == "not-found")
        #expect(try await visitor.call("GET", target).status == 404)
    }

    @Test("The sample city's clock takes a moment with its offset and nothing else")
    func clock() async throws {
        let visitor = house.everybody
        let set = try await visitor.call(
            "POST", "/api/v1/clock", json: ["to": "2026-12-08T00:00:00+08:00"])
        #expect(set.json["now"] == "2026-12-08T00:00:00+08:00")
        let wrong = try await visitor.call(
            "POST", "/api/v1/clock", json: ["to": "2026-13-08T00:00:00+08:00"])
        #expect(wrong.problem == "invalid-field")
        #expect(wrong.errors == ["/to malformed"])
    }

    @Test("Not ready is 503 and says which part")
    func readiness() async throws {
        #expect(try await house.visitor.call("GET", "/readyz").status == 200)
        house.city.memory.withLock { $0.fault = "sealing stopped" }
        let answer = try await house.visitor.call("GET", "/readyz")
        #expect(answer.status == 503)
        #expect(answer.json["parts"]?[1]?["fault"] == "sealing stopped")
        #expect(try await house.visitor.call("GET", "/livez").text == "ok\n")
    }

    @Test("Each kind of problem has a page in three languages")
    func problemPages() async throws {
        for kind in house.table.problemKinds {
            for language in Language.allCases {
                let answer = try await house.visitor.sending("Accept-Language", language.rawValue)
                    .call("GET", "/problems/\(kind.name)")
                #expect(answer.text.hasPrefix(kind.title.text(in: language)), "\(kind.name)")
            }
        }
        #expect(try await house.visitor.call("GET", "/problems/none-such").status == 404)
    }

    @Test("Every command of the table has a schema of its own fields and the version alone")
    func commandTable() {
        #expect(Set(CommandTable.rows.map(\.name)).count == CommandTable.rows.count)
        for row in CommandTable.rows {
            let names = row.schema["properties"]?.object.map { Array($0.keys) } ?? []
            #expect(names == ["version"] + row.fields.map(\.name), "\(row.name)")
            #expect(!row.permissions.isEmpty, "\(row.name)")
        }
        #expect(
            CommandTable.row(named: "decide-branch")?.permissions == [Permission("decide-case")])
    }

    @Test("An outside judge finds the description valid OpenAPI 3.1")
    func validDescription() throws {
        let python = Process()
        python.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        python.arguments = [
            "python3", "-c",
            """
            import sys, json
            try:
                from openapi_spec_validator import validate
            except ImportError:
                print("absent"); sys.exit(0)
            validate(json.load(sys.stdin)); print("valid")
            """,
        ]
        let (input, output) = (Pipe(), Pipe())
        (python.standardInput, python.standardOutput) = (input, output)
        do { try python.run() } catch {
            print("python3 is not here: the description was not judged")
            return
        }
        let description = house.table.openAPI
        let writer = Thread {
            input.fileHandleForWriting.write(Data(description))
            try? input.fileHandleForWriting.close()
        }
        writer.start()
        let said = String(
            decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        python.waitUntilExit()
        if said.contains("absent") {
            print("openapi-spec-validator is not here: the description was not judged")
            return
        }
        #expect(said == "valid\n")
        #expect(python.terminationStatus == 0)
    }
}
