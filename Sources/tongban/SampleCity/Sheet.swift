import Civics
import Foundation
import JSON
import Yams

/// One YAML file, each of whose values knows the line it stands on.
struct Sheet {
    let root: Entry

    /// - Parameter name: How messages call the file.
    /// - Parameter firstLine: Line of the file on which the text begins, for a part of a file.
    /// - Throws: ``Failure`` with file and line.
    init(_ text: String, name: String, firstLine: Int = 1) throws {
        do {
            guard let node = try Yams.compose(yaml: text) else {
                throw Failure("\(name):\(firstLine): nothing stands here")
            }
            root = Entry(node: node, file: name, offset: firstLine - 1)
        } catch let fault as YamlError {
            throw Failure("\(name): \(fault)")
        }
    }

    init(file: URL, name: String) throws {
        guard let text = try? String(contentsOf: file, encoding: .utf8) else {
            throw Failure("\(name): cannot be read as UTF-8 text at \(file.path)")
        }
        try self.init(text, name: name)
    }
}

/// A value of a sheet.
struct Entry {
    let node: Node
    let file: String
    fileprivate let offset: Int

    fileprivate init(node: Node, file: String, offset: Int) {
        (self.node, self.file, self.offset) = (node, file, offset)
    }

    var line: Int { (node.mark?.line ?? 1) + offset }
    var place: String { "\(file):\(line)" }

    /// An error that names this value's place.
    func failure(_ words: String) -> Failure { Failure("\(place): \(words)") }

    private func entry(_ node: Node) -> Entry { Entry(node: node, file: file, offset: offset) }

    /// The member of this name; `nil` where there is none or it is null.
    subscript(_ key: String) -> Entry? {
        guard let found = node.mapping?[Node(key)].map(entry), !found.isNull else { return nil }
        return found
    }

    func need(_ key: String) throws -> Entry {
        guard let found = self[key] else { throw failure("`\(key)` is missing") }
        return found
    }

    var isNull: Bool {
        guard case .scalar(let scalar) = node, scalar.style == .plain else { return false }
        return ["", "~", "null"].contains(scalar.string)
    }

    var isList: Bool { node.sequence != nil }
    var isMapping: Bool { node.mapping != nil }

    /// Members in the order written.
    var members: [(key: String, value: Entry)] {
        (node.mapping ?? [:]).map { ($0.key.string ?? "", entry($0.value)) }
    }

    /// Items of a list; none when this is no list.
    var items: [Entry] { (node.sequence ?? []).map(entry) }

    func list() throws -> [Entry] {
        guard isList else { throw failure("a list was expected") }
        return items
    }

    func text() throws -> String {
        guard case .scalar(let scalar) = node else { throw failure("a text was expected") }
        return scalar.string
    }

    func text(_ key: String) throws -> String { try need(key).text() }

    func texts(_ key: String) throws -> [String] {
        try self[key]?.list().map { try $0.text() } ?? []
    }

    func whole(_ key: String) throws -> Int {
        let found = try need(key)
        guard let number = Int(try found.text()) else {
            throw found.failure("a whole number was expected")
        }
        return number
    }

    func day(_ key: String) throws -> CivilDate {
        let found = try need(key)
        guard let day = CivilDate(try found.text()) else {
            throw found.failure("a date like 2026-11-20 was expected")
        }
        return day
    }

    func localized(_ key: String) throws -> LocalizedText {
        let found = try need(key)
        return LocalizedText(
            zhHans: try found.text("zh-Hans"), zhHant: try found["zh-Hant"]?.text(),
            en: try found["en"]?.text())
    }

    /// The value as JSON: plain `true`, `null` and numbers as such, whatever is quoted as text.
    var json: JSONValue {
        switch node {
        case .scalar(let scalar): return Self.json(scalar)
        case .sequence: return .array(items.map(\.json))
        case .mapping: return .object(JSONObject(members.map { ($0.key, $0.value.json) }))
        case .alias: return .null
        }
    }

    private static func json(_ scalar: Node.Scalar) -> JSONValue {
        guard scalar.style == .plain else { return .string(scalar.string) }
        switch scalar.string {
        case "null", "~", "": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        default:
            guard let number = JSONNumber(scalar.string) else { return .string(scalar.string) }
            return number.wholeValue.map { .integer($0) } ?? .number(number)
        }
    }
}
