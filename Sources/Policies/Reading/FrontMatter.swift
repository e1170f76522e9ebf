import Civics
import FEEL

/// What a document says about itself.
struct FrontMatter {
    var reference: PolicyReference
    var title: LocalizedText
    var issuer: Issuer
    var level: GovernmentLevel
    var effective: CivilDate
    var until: CivilDate?
    var supersedes: [PolicyReference]
    var basis: [Citation]
    var remedies: LocalizedText?
    var runningCases: RunningCases
    var missingDays: MissingDays
    var status: PolicyStatus
    var kind: CaseKind?
    var place: Place
}

extension BlockReading {
    static let headerKeys = [
        "id", "version", "title", "issuer", "level", "effective", "until", "supersedes", "basis",
        "remedies",
        "running-cases", "missing-day", "status", "kind",
    ]
    static let kinds = Words([
        "application": "申请", "bundle": "一件事", "benefit": "免申即享", "city-event": "城市事件",
        "hotline": "热线", "wish": "微心愿", "sharing-request": "共享申请", "correction": "更正",
        "supervision-order": "督办", "post-check": "核查", "appeal": "申诉",
    ])

    mutating func frontMatter(_ tree: YAMLTree) -> FrontMatter? {
        guard let fields = fields(tree, Self.headerKeys, of: "---") else { return nil }
        let id = id(fields)
        let version = version(fields)
        let title = localized(fields, "title")
        if fields["title"] == nil { missing("title", fields) }
        let issuer = issuer(fields)
        let level = choice(fields, "level", Self.levels).flatMap(GovernmentLevel.init)
        if fields["level"] == nil { missing("level", fields) }
        let effective = date(fields, "effective")
        if fields["effective"] == nil { missing("effective", fields) }
        let status = choice(fields, "status", Words(["draft": "草案", "released": "已发布"]))
        guard let id, let version, let title, let issuer, let level, let effective else {
            return nil
        }
        return FrontMatter(
            reference: PolicyReference(id: id, version: version), title: title, issuer: issuer,
            level: level, effective: effective, until: date(fields, "until"),
            supersedes: supersedes(fields), basis: basis(fields),
            remedies: localized(fields, "remedies"),
            runningCases: runningCases(fields), missingDays: missingDays(fields),
            status: status == "released" ? .released : .draft,
            kind: choice(fields, "kind", Self.kinds).flatMap(CaseKind.init), place: fields.place)
    }

    private mutating func missing(_ key: String, _ fields: Fields) {
        findings.append(.missingKey(key, in: "---", at: fields.place))
    }

    private mutating func id(_ fields: Fields) -> String? {
        guard let id = required(fields, "id") else { return nil }
        let allowed = id.utf8.allSatisfy {
            switch $0 {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
                UInt8(ascii: "-"), UInt8(ascii: "."):
                true
            case _: false
            }
        }
        if allowed, !id.isEmpty, id.utf8.count <= 120 { return id }
        findings.append(
            .wrongShape(
                "id",
                expected: (
                    "小写字母、数字、- 与 .,如 sample.yunting.senior-allowance",
                    "lower-case letters, digits, - and ., such as sample.yunting.senior-allowance"
                ),
                at: fields.place(of: "id")))
        return nil
    }

    private mutating func version(_ fields: Fields) -> Int? {
        if fields["version"] == nil { missing("version", fields) }
        return whole(fields, "version", in: 1...1_000_000)
    }

    private mutating func issuer(_ fields: Fields) -> Issuer? {
        guard let tree = fields["issuer"] else {
            missing("issuer", fields)
            return nil
        }
        guard let inner = self.fields(tree, ["region", "body"], of: "issuer"),
            let region = required(inner, "region"), let body = required(inner, "body")
        else { return nil }
        do { return Issuer(region: try RegionCode(region), body: body) } catch {
            findings.append(
                Finding(
                    "bad-code", at: inner.place(of: "region"),
                    ("“\(region)”不是区划代码。", "`\(region)` is no region code."),
                    expected: (
                        "6、9 或 12 位数字,加引号(GB/T 2260)", "6, 9 or 12 digits in quotes (GB/T 2260)"
                    ),
                    remedy: ("写成 \"990100\" 的样子。", "Write it like \"990100\".")))
            return nil
        }
    }

    private mutating func supersedes(_ fields: Fields) -> [PolicyReference] {
        var references: [PolicyReference] = []
        for text in texts(fields, "supersedes") {
            if let reference = PolicyReference(text) {
                references.append(reference)
            } else {
                findings.append(
                    .wrongShape(
                        "supersedes", expected: ("`标识@版本`", "`id@version`"),
                        at: fields.place(of: "supersedes")))
            }
        }
        return references
    }

    private mutating func basis(_ fields: Fields) -> [Citation] {
        texts(fields, "basis").map { Citation($0) ?? Citation(wholeOf: $0) }
    }

    private mutating func runningCases(_ fields: Fields) -> RunningCases {
        guard let tree = fields["running-cases"] else { return .pin }
        if case .mapping = tree { return runningCases(tree) }
        guard let text = scalar(tree, "running-cases") else { return .pin }
        let words = Words(["pin": "从旧", "follow": "从新", "ask": "询问"])
        switch words.read(text) {
        case "pin": return .pin
        case "follow": return .follow
        case "ask": return .ask
        case _: break
        }
        if text.hasPrefix("finish-by:") {
            let day = text.dropFirst("finish-by:".count).trimmedSpaces
            return date(day, "finish-by", at: tree.place).map { .finishBy($0) } ?? .pin
        }
        let all = words.all + ["{ finish-by: DATE }", "{ migrate: {…} }"]
        findings.append(.notOneOf(all, text, of: "running-cases", at: tree.place))
        return .pin
    }

    private mutating func missingDays(_ fields: Fields) -> MissingDays {
        guard let tree = fields["missing-day"],
            let inner = self.fields(tree, ["completed", "added"], of: "missing-day")
        else { return MissingDays() }
        let words = Words(["up": "顺延", "down": "提前"])
        return MissingDays(
            completed: choice(inner, "completed", words).flatMap(MonthEnd.init),
            added: choice(inner, "added", words).flatMap(MonthEnd.init))
    }

    private mutating func runningCases(_ tree: YAMLTree) -> RunningCases {
        guard let inner = fields(tree, ["finish-by", "migrate"], of: "running-cases") else {
            return .pin
        }
        if inner.has("finish-by") { return date(inner, "finish-by").map { .finishBy($0) } ?? .pin }
        guard let map = inner["migrate"] else { return .pin }
        var places: [String: String] = [:]
        for pair in entries(map, of: "migrate") { places[pair.key] = scalar(pair.value, pair.key) }
        return .migrate(places)
    }
}
