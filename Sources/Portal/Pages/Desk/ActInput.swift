import Civics
import JSON

/// One thing an action asks of the person who does it.
struct ActInput: Sendable {
    enum Kind: Sendable {
        case words(rows: Int)
        case line
        case yesNo(yes: String, no: String, noHint: String?)
        case oneOf([Field.Option])
        case list([Field.Option])
        case anyOf([Field.Option])
        case day, time
        /// A limit in one unit, sent as a limit's words.
        case limit(ClockKind)
        case number
        /// What is wrong with each of these, empty where nothing is; then with one of the form's
        /// fields.
        case defects(of: [Field.Option], asked: [String: String], fields: [Field.Option])
        /// Files of one kind of evidence.
        case files(kind: String?)
    }

    /// Name of the command's field.
    var name: String
    var label: String
    var kind: Kind
    var hint: String?
    var isRequired = true
    /// Chosen beforehand.
    var preset: [String] = []
    var most = 2000

    /// Id of its control.
    var id: String {
        if case .files(let kind?) = kind { return "\(name)-\(kind)" }
        return name
    }

    // MARK: Reading

    /// What it gives the command; `nil` where nothing was entered.
    func value(_ typed: Posted, _ held: [SentFile]) -> JSONValue? {
        switch kind {
        case .words, .line, .oneOf, .list, .day, .time:
            return typed[name].flatMap { $0.isEmpty ? nil : .string($0) }
        case .yesNo:
            switch typed[name] {
            case "true": return true
            case "false": return false
            case _: return nil
            }
        case .anyOf:
            return .array(typed.all(name).map { .string($0) })
        case .limit(let clock):
            guard let amount = typed[name].flatMap({ Int($0) }),
                let limit = Limit(amount, clock), amount > 0
            else { return nil }
            return .string(limit.description)
        case .number:
            return typed[name].flatMap { Int64($0) }.map { .integer($0) }
        case .defects(let options, let asked, _):
            return .array(defects(typed, options, asked))
        case .files(let kind):
            let digests = held.filter { $0.input == id }.map(\.digest)
            guard let kind else { return .array(digests.map { .string($0) }) }
            return .array(
                digests.map { ["kind": .string(kind), "attachment": .string($0)] })
        }
    }

    private func defects(
        _ typed: Posted, _ options: [Field.Option], _ asked: [String: String]
    ) -> [JSONValue] {
        var items: [(String, String)] = []
        for (place, option) in options.enumerated() where asked[option.value] == nil {
            if let text = typed["\(name)-\(place)"], !text.isEmpty {
                items.append((option.value, text))
            }
        }
        if let what = typed["\(name)-field"], let text = typed["\(name)-text"], !what.isEmpty,
            !text.isEmpty
        {
            items.append((what, text))
        }
        return items.map { ["what": .string($0.0), "defect": .string($0.1)] }
    }

    /// What is wrong with what was entered; `nil` when nothing is.
    func fault(_ typed: Posted, _ held: [SentFile], _ visit: Visit) -> ErrorSummary.Item? {
        let text = typed[name] ?? ""
        func item(_ word: DeskActWord) -> ErrorSummary.Item {
            .init(id, visit.say(word, ["name": label]))
        }
        switch kind {
        case .words, .line:
            if isRequired, text.isEmpty { return item(.fieldMissing) }
            return text.unicodeScalars.count > most ? item(.fieldWrong) : nil
        case .yesNo, .oneOf, .list:
            if isRequired, value(typed, held) == nil { return item(.fieldChoose) }
            return isOffered(text) ? nil : item(.fieldWrong)
        case .anyOf(let options):
            let chosen = typed.all(name)
            if isRequired, chosen.isEmpty { return item(.fieldChoose) }
            let offered = Set(options.map(\.value))
            return chosen.allSatisfy(offered.contains) ? nil : item(.fieldWrong)
        case .day:
            if text.isEmpty { return isRequired ? item(.fieldMissing) : nil }
            return CivilDate(text) == nil ? item(.fieldWrong) : nil
        case .time:
            if text.isEmpty { return isRequired ? item(.fieldMissing) : nil }
            return TimeOfDay(text) == nil ? item(.fieldWrong) : nil
        case .limit, .number:
            if text.isEmpty { return isRequired ? item(.fieldMissing) : nil }
            return value(typed, held) == nil ? item(.fieldWrong) : nil
        case .defects: return defectFault(typed, visit)
        case .files:
            guard isRequired, !held.contains(where: { $0.input == id }) else { return nil }
            return item(.fieldChoose)
        }
    }

    private func isOffered(_ text: String) -> Bool {
        switch kind {
        case .oneOf(let options), .list(let options):
            text.isEmpty || options.contains { $0.value == text }
        case .yesNo: ["", "true", "false"].contains(text)
        case .words, .line, .anyOf, .day, .time, .limit, .number, .defects, .files: true
        }
    }

    private func defectFault(_ typed: Posted, _ visit: Visit) -> ErrorSummary.Item? {
        let what = typed["\(name)-field"] ?? ""
        let text = typed["\(name)-text"] ?? ""
        if what.isEmpty != text.isEmpty {
            return .init(
                what.isEmpty ? "\(name)-field" : "\(name)-text",
                visit.say(DeskActWord.defectPair))
        }
        guard case .array(let items)? = value(typed, []), items.isEmpty else { return nil }
        return .init("\(name)-0", visit.say(DeskActWord.defectNone))
    }

    // MARK: Drawing

    func html(
        _ visit: Visit, _ typed: Posted?, _ held: [SentFile], wrong: [String: String]
    ) throws -> HTML {
        if case .defects(let options, let asked, let fields) = kind {
            return try defects(visit, typed, options, asked, fields, wrong)
        }
        var parts: [HTML] = []
        let mine = held.filter { $0.input == id }
        if !mine.isEmpty {
            parts.append(
                try Lines(mine.map { .init($0.name, visit.href(.attachment($0.digest))) }).html())
        }
        parts.append(
            try Field(
                id, label, shape(visit), values: typed.map { $0.all(name) } ?? preset, hint: hint,
                wrong: wrong[id], optional: isRequired ? nil : visit.say(HouseWord.optional),
                most: mostTyped
            ).html())
        return .joined(parts)
    }

    private var mostTyped: Int? {
        switch kind {
        case .words, .line: most
        case .yesNo, .oneOf, .list, .anyOf, .day, .time, .limit, .number, .defects, .files: nil
        }
    }

    private func shape(_ visit: Visit) -> Field.Shape {
        switch kind {
        case .words(let rows): .text(rows: rows)
        case .line: .line(autocomplete: "off")
        case .yesNo(let yes, let no, let hint):
            .oneOf([.init("true", yes), .init("false", no, hint: hint)], isAcross: hint == nil)
        case .oneOf(let options): .oneOf(options)
        case .list(let options): .list([.init("", visit.say(DeskWord.choose))] + options)
        case .anyOf(let options): .anyOf(options)
        case .day: .line(type: "date", isShort: true)
        case .time: .line(type: "time", isShort: true)
        case .limit, .number, .defects: .number(unit: nil)
        case .files:
            .file(
                accept: FileTaken.usualKinds.map { ".\($0)" }.joined(separator: ","),
                most: FileTaken.usualSize,
                tooLarge: visit.say(
                    ApplyWord.fileTooLarge, ["size": Wording.size(FileTaken.usualSize)]))
        }
    }

    private func defects(
        _ visit: Visit, _ typed: Posted?, _ options: [Field.Option], _ asked: [String: String],
        _ fields: [Field.Option], _ wrong: [String: String]
    ) throws -> HTML {
        var parts = try options.enumerated().map { place, option in
            let id = "\(name)-\(place)"
            if let unit = asked[option.value] {
                let words = visit.say(DeskActWord.defectAsked, ["unit": unit])
                return try Lines([.init(option.title, note: words)]).html()
            }
            return try Field(
                id, option.title, .line(autocomplete: "off"),
                values: typed?.all(id) ?? [], wrong: wrong[id],
                optional: visit.say(HouseWord.optional), most: 500
            ).html()
        }
        if !fields.isEmpty {
            let pair = [
                try Field(
                    "\(name)-field", visit.say(DeskActWord.defectField),
                    .list([.init("", visit.say(DeskWord.choose))] + fields),
                    values: typed?.all("\(name)-field") ?? [""], wrong: wrong["\(name)-field"]
                ).html(),
                try Field(
                    "\(name)-text", visit.say(DeskActWord.defectText), .line(autocomplete: "off"),
                    values: typed?.all("\(name)-text") ?? [], wrong: wrong["\(name)-text"],
                    optional: visit.say(HouseWord.optional), most: 500
                ).html(),
            ]
            parts.append(try FieldsAcross(fields: pair).html())
        }
        return try GroupView(
            id: name, title: label, hint: hint, wrong: wrong[name], fields: parts
        ).html()
    }
}

/// A file uploaded with a form that has not been sent for good yet.
struct SentFile: Sendable, Hashable {
    /// Id of the input it belongs to.
    var input: String
    var digest: String
    var name: String

    init(input: String, digest: String, name: String) {
        (self.input, self.digest, self.name) = (input, digest, name)
    }

    /// Reads what ``text`` wrote; `nil` for anything else.
    init?(_ text: String) {
        let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
        guard parts.count == 3 else { return nil }
        self.init(input: parts[1], digest: parts[0], name: parts[2])
    }

    /// How it travels with the form.
    var text: String { "\(digest) \(input) \(name)" }
}
