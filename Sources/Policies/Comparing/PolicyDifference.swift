public import Civics

/// One way in which two versions of a document differ, in words.
public struct PolicyDifference: Hashable, Sendable {
    /// What kind of thing changed: `limit`, `amount`, `material`, `step`, `table-row` …
    public var kind: String
    /// The thing's name.
    public var subject: String
    public var text: LocalizedText

    init(_ kind: String, _ subject: String, _ text: LocalizedText) {
        (self.kind, self.subject, self.text) = (kind, subject, text)
    }
}

extension Policy {
    /// How `newer` differs from this version, in the order a reader asks: dates, time limits,
    /// amounts, who may, what to bring, what to fill in, the way through.
    public func differences(to newer: Policy) -> [PolicyDifference] {
        var comparison = PolicyComparison(old: self, new: newer)
        return comparison.differences()
    }
}

/// Compares two versions block by block.
struct PolicyComparison {
    let old: Policy
    let new: Policy
    var found: [PolicyDifference] = []

    init(old: Policy, new: Policy) { (self.old, self.new) = (old, new) }

    mutating func differences() -> [PolicyDifference] {
        compareHeader()
        compareLimits()
        compareParameters()
        compareTables()
        compareRules()
        compareAsking()
        compareMaterials()
        compareFlow()
        comparePapers()
        compareCatalogue()
        compareProse()
        return found
    }

    /// Something changed from one text to another.
    mutating func changed(
        _ kind: String, _ subject: String, _ what: Wording, from: String?, to: String?
    ) {
        guard from != to else { return }
        let (before, after) = (from ?? "–", to ?? "–")
        // What the whole document says needs no name: the page is the document's.
        let isDocument = subject == new.reference.id
        let (whose, whoseTraditional) = isDocument ? ("", "") : ("“\(subject)”的", "「\(subject)」的")
        let english = isDocument ? what.en : "\(what.en) of \(subject)"
        found.append(
            PolicyDifference(
                kind, subject,
                LocalizedText(
                    zhHans: "\(whose)\(what.zhHans)由 \(before) 改为 \(after)",
                    zhHant: "\(whoseTraditional)\(what.zhHant)由 \(before) 改為 \(after)",
                    en: "\(english): \(before) becomes \(after)")))
    }

    mutating func added(_ kind: String, _ subject: String, _ what: Wording) {
        found.append(
            PolicyDifference(
                kind, subject,
                LocalizedText(
                    zhHans: "新增\(what.zhHans)“\(subject)”", zhHant: "新增\(what.zhHant)「\(subject)」",
                    en: "new \(what.en): \(subject)")))
    }

    mutating func removed(_ kind: String, _ subject: String, _ what: Wording) {
        found.append(
            PolicyDifference(
                kind, subject,
                LocalizedText(
                    zhHans: "取消\(what.zhHans)“\(subject)”", zhHant: "取消\(what.zhHant)「\(subject)」",
                    en: "\(what.en) no longer there: \(subject)")))
    }

    /// Members that came and went, and those in both for a closer look.
    mutating func match<Element>(
        _ kind: String, _ what: Wording, _ before: [(String, Element)], _ after: [(String, Element)]
    ) -> [(String, Element, Element)] {
        var both: [(String, Element, Element)] = []
        for (name, element) in before {
            if let other = after.first(where: { $0.0 == name })?.1 {
                both.append((name, element, other))
            } else {
                removed(kind, name, what)
            }
        }
        for (name, _) in after where !before.contains(where: { $0.0 == name }) {
            added(kind, name, what)
        }
        return both
    }

    mutating func match<Element: Named>(
        _ kind: String, _ what: Wording, _ before: NamedList<Element>, _ after: NamedList<Element>
    ) -> [(String, Element, Element)] {
        match(kind, what, before.map { ($0.name, $0) }, after.map { ($0.name, $0) })
    }
}

/// A word in three languages.
struct Wording {
    let zhHans: String
    let zhHant: String
    let en: String

    init(_ zhHans: String, _ zhHant: String, _ en: String) {
        (self.zhHans, self.zhHant, self.en) = (zhHans, zhHant, en)
    }

    static let promised = Wording("承诺时限", "承諾時限", "promised limit")
    static let statutory = Wording("法定时限", "法定時限", "statutory limit")
    static let countedFrom = Wording("起算", "起算", "start of the limit")
    static let condition = Wording("条件", "條件", "condition")
    static let unit = Wording("单位", "單位", "unit")
    static let value = Wording("数值", "數值", "value")
}
