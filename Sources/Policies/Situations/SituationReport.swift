import Civics

/// What running the situations of a package showed.
public struct SituationReport: Sendable {
    public var runs: [Run]
    /// Rows no situation reaches, edges no situation meets, names nobody declares.
    public var findings: [Finding]

    /// One situation with each of its expectations.
    public struct Run: Sendable {
        public var name: String
        public var place: Place
        public var results: [Result]

        public var passed: Bool { results.allSatisfy(\.passed) }
    }

    /// One expectation, met or not.
    public struct Result: Hashable, Sendable {
        /// `能否受理.结论`, `due.promised`, `branches` …
        public var what: String
        public var expected: String
        public var actual: String
        public var passed: Bool
        public var place: Place
    }

    /// Whether every expectation is met.
    public var passed: Bool { runs.allSatisfy(\.passed) }

    /// Expectations that are met, and all of them.
    public var counts: (met: Int, all: Int) {
        let results = runs.flatMap(\.results)
        return (results.count(where: \.passed), results.count)
    }
}
