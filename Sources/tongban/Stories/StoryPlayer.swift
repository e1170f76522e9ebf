import Civics
import Foundation
import JSON

/// Plays a story step by step and stops at the first thing that is not as the story says.
///
/// Steps: `say`, `as` with `do`/`body`/`status`/`keep`/`expect`, `upload`, `clock`, `timeline`,
/// `clocks`, `receipts`, `paper`. `${name}` stands for what an earlier step kept.
struct StoryPlayer {
    let client: StoryClient
    let language: String
    let password: String
    /// Publishes the log's key for checking receipts.
    var logKey: String?
    var kept: [String: String] = [:]
    private var tokens: [String: String] = [:]
    private var count = 0
    private let run = String(UInt64(Date().timeIntervalSince1970 * 1000), radix: 36)

    init(client: StoryClient, language: String, password: String) {
        self.client = client
        self.language = language
        self.password = password
    }

    mutating func play(_ script: StoryScript) async throws {
        print("\u{25B6} " + text(script.title))
        for (number, step) in script.steps.enumerated() {
            do {
                try await play(step)
            } catch let failure as Failure {
                throw Failure("step \(number + 1): \(failure)")
            }
        }
    }

    private mutating func play(_ step: JSONValue) async throws {
        if let say = step["say"] { print("\n  " + text(say)) }
        if step["clock"] != nil { try await setClock(step) }
        if step["upload"] != nil { try await upload(step) }
        if step["do"] != nil { try await ask(step) }
        if let name = step["timeline"]?.string { try await printTimeline(filled(name), step) }
        if let name = step["receipts"]?.string { try await checkReceipts(filled(name), step) }
    }

    // MARK: Asking

    private mutating func ask(_ step: JSONValue) async throws {
        let parts = (step["do"]?.string ?? "").split(separator: " ", maxSplits: 1)
        guard parts.count == 2 else { throw Failure("`do` wants a method and a path") }
        let path = filled(String(parts[1]))
        let token = try await token(of: step)
        let patience = step["within"]?.int ?? 0
        var answer = try await send(String(parts[0]), path, token, step)
        for _ in 0..<(patience * 5) where mismatch(answer, step) != nil {
            try await Task.sleep(for: .milliseconds(200))
            answer = try await send(String(parts[0]), path, token, step)
        }
        if let mismatch = mismatch(answer, step) {
            throw Failure("\(parts[0]) \(path) answered \(answer.status): \(mismatch)")
        }
        for member in step["keep"]?.object ?? [:] {
            guard let value = found(member.value.string ?? "", in: answer.json)?.plainText else {
                throw Failure("\(path): nothing at \(member.value.string ?? "")")
            }
            kept[member.key] = value
        }
        if let show = step["show"]?.string.flatMap({ found($0, in: answer.json) }) {
            print("    \u{2192} " + show.plainText)
        }
    }

    private mutating func send(
        _ method: String, _ path: String, _ token: String?, _ step: JSONValue
    ) async throws -> StoryClient.Answer {
        count += 1
        let key = method == "GET" ? nil : "story-\(run)-\(count)"
        return try await client.send(
            method, path, token: token, body: step["body"].map(filled), key: key,
            language: language)
    }

    private func mismatch(_ answer: StoryClient.Answer, _ step: JSONValue) -> String? {
        let wanted = step["status"]?.int
        let isFine = wanted.map { $0 == answer.status } ?? (200..<300).contains(answer.status)
        if !isFine { return String(decoding: answer.bytes.prefix(600), as: UTF8.self) }
        for member in step["expect"]?.object ?? [:] {
            let value = found(member.key, in: answer.json)
            let expected = filled(member.value)
            if value ?? .null != expected {
                return "\(member.key) is \(value?.plainText ?? "absent"), not \(expected.plainText)"
            }
        }
        return nil
    }

    private mutating func token(of step: JSONValue) async throws -> String? {
        guard let account = step["as"]?.string else { return nil }
        if let token = tokens[account] { return token }
        let answer = try await client.send(
            "POST", "/api/v1/sessions", token: nil,
            body: ["name": .string(account), "password": .string(password)],
            language: language)
        guard let token = answer.json["token"]?.string else {
            throw Failure("\(account) cannot sign in (\(answer.status))")
        }
        tokens[account] = token
        return token
    }

    private mutating func setClock(_ step: JSONValue) async throws {
        guard let wanted = step["clock"]?.string else { return }
        let token = try await token(of: step)
        let answer = try await client.send(
            "POST", "/api/v1/clock", token: token, body: ["to": .string(wanted)],
            key: "story-\(run)-clock-\(count)", language: language)
        count += 1
        guard (200..<300).contains(answer.status) else {
            throw Failure("the clock cannot be set to \(wanted) (\(answer.status))")
        }
        // Sessions end with the hours that pass.
        tokens = [:]
        print("  \u{23F1} " + (answer.json["now"]?.string ?? wanted))
    }

    private mutating func upload(_ step: JSONValue) async throws {
        guard let upload = step["upload"]?.object, let name = upload["keep"]?.string else {
            throw Failure("`upload` wants `keep`")
        }
        guard let token = try await token(of: step) else { throw Failure("`upload` wants `as`") }
        let sheet = SamplePaper(text: upload["text"]?.string ?? name)
        count += 1
        let answer = try await client.send(
            "POST", "/api/v1/attachments",
            fields: [
                "Authorization": "Bearer \(token)", "Content-Type": "application/octet-stream",
                "Idempotency-Key": "story-\(run)-\(count)",
                "Accept-Language": language,
            ], bytes: sheet.pdf)
        guard let digest = answer.json["digest"]?.string else {
            throw Failure(
                "upload answered \(answer.status): "
                    + String(decoding: answer.bytes.prefix(400), as: UTF8.self))
        }
        kept[name] = digest
    }

    // MARK: Words

    /// `${name}` replaced by what was kept.
    func filled(_ text: String) -> String {
        kept.reduce(text) { $0.replacingOccurrences(of: "${\($1.key)}", with: $1.value) }
    }

    private func filled(_ value: JSONValue) -> JSONValue {
        switch value {
        case .string(let text): return .string(filled(text))
        case .array(let items): return .array(items.map(filled))
        case .object(let members):
            var object = JSONObject()
            for member in members { object[filled(member.key)] = filled(member.value) }
            return .object(object)
        case .null, .bool, .integer, .number: return value
        }
    }

    func text(_ value: JSONValue) -> String {
        value.string ?? value[language]?.string ?? value["zh-Hans"]?.string ?? ""
    }

    /// A dotted path; a part `name=value` finds the element of a list.
    private func found(_ path: String, in json: JSONValue) -> JSONValue? {
        var current: JSONValue? = json
        for part in path.split(separator: ".") {
            if let index = Int(part) {
                current = current?.array.flatMap { $0.indices.contains(index) ? $0[index] : nil }
            } else if let equals = part.firstIndex(of: "=") {
                let name = String(part[..<equals])
                let value = filled(String(part[part.index(after: equals)...]))
                current = current?.array?.first { $0[name]?.plainText == value }
            } else if part == "count" {
                current = current?.array.map { .integer(Int64($0.count)) }
            } else {
                current = current?[String(part)]
            }
        }
        return current
    }
}

extension JSONValue {
    /// Text as it is, anything else as JSON.
    var plainText: String { string ?? String(decoding: serialized(), as: UTF8.self) }
}
