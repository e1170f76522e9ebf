public import Civics

/// What a check found: where, what was expected, how to mend it.
public struct Finding: Hashable, Sendable, Comparable {
    /// `error` stands against release, `warning` should be looked at, `note` only tells.
    public enum Severity: String, Sendable { case error, warning, note }

    /// Stable kebab-case name (`table-gap`, `unknown-fact`, `promise-over-statute` …).
    public var kind: String
    public var severity: Severity
    public var place: Place
    /// What was found.
    public var message: LocalizedText
    /// What was expected there.
    public var expected: LocalizedText?
    /// How to mend it.
    public var remedy: LocalizedText?

    public init(
        kind: String, severity: Severity = .error, place: Place, message: LocalizedText,
        expected: LocalizedText? = nil, remedy: LocalizedText? = nil
    ) {
        self.kind = kind
        self.severity = severity
        self.place = place
        self.message = message
        self.expected = expected
        self.remedy = remedy
    }

    public static func < (left: Self, right: Self) -> Bool {
        (left.place, left.kind) < (right.place, right.kind)
    }
}

/// A named situation of `situations.yaml`: something an official can read aloud.
public struct Situation: Sendable {
    public var name: String
    public var asOf: CivilDate?
    public var given: [Given]
    public var expect: [Expectation]
    public var place: Place

    /// A fact the situation gives; what it does not give is unknown.
    public struct Given: Sendable {
        public var fact: String
        public var value: SituationValue
        public var place: Place
    }

    /// Something the situation says must come out.
    public struct Expectation: Sendable {
        /// `能否受理.结论`, `branches`, `due`, `form-error`, `materials`, a table or decision.
        public var what: String
        public var value: SituationValue
        public var place: Place
    }
}

/// A YAML value as written, typed only where the fact declares a type.
public indirect enum SituationValue: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// Numbers, dates and text keep their written form.
    case scalar(String)
    /// In quotes: text for certain.
    case text(String)
    case list([SituationValue])
    case mapping([Pair])

    /// One key of a mapping.
    public struct Pair: Hashable, Sendable {
        public var key: String
        public var value: SituationValue
        public init(key: String, value: SituationValue) { (self.key, self.value) = (key, value) }
    }
}
