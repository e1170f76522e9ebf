import Civics
import Foundation
import Policies
import Testing

@Suite("The sample city's documents")
struct SampleDocumentsTests {
    private static let folders = PackageRoot.folders(in: PackageRoot.policies).map(
        \.lastPathComponent)

    private static func package(_ folder: String) -> PolicyPackage {
        PolicyPackage(
            reading: PackageRoot.files(in: PackageRoot.policies.appendingPathComponent(folder)))
    }

    static let calendar: WorkingCalendar? = {
        let years = ["calendar-2025", "calendar-2026"].compactMap { package($0).policy }
        return try? WorkingCalendar(years: years.flatMap { $0.calendars.map(\.calendar) })
    }()

    @Test("Each passes every check", arguments: folders)
    func check(folder: String) {
        let wrong = Self.package(folder).check().filter { $0.severity != .note }
        #expect(wrong.map { $0.line(in: .en) } == [])
    }

    @Test(
        "Each meets every expectation of its situations, at every row and edge", arguments: folders)
    func situations(folder: String) throws {
        let calendar = try #require(Self.calendar)
        let report = Self.package(folder).runSituations(on: calendar)
        let unmet = report.runs.flatMap { run in
            run.results.filter { !$0.passed }.map {
                "\(run.name): \($0.what) \($0.expected) ≠ \($0.actual)"
            }
        }
        #expect(unmet == [])
        #expect(report.findings.map { $0.line(in: .en) } == [])
    }

    @Test("Formatting keeps the meaning and changes nothing the second time", arguments: folders)
    func format(folder: String) throws {
        let files = PackageRoot.files(in: PackageRoot.policies.appendingPathComponent(folder))
        let once = files.map { $0.formatted() }
        #expect(once.map { $0.formatted() } == once)
        let (before, after) = (PolicyPackage(reading: files), PolicyPackage(reading: once))
        let (old, new) = (try #require(before.policy), try #require(after.policy))
        #expect(old.differences(to: new).map(\.text.zhHans) == [])
        let calendar = try #require(Self.calendar)
        #expect(after.runSituations(on: calendar).passed)
    }

    @Test("Each situation can be explained in three languages", arguments: folders)
    func explain(folder: String) throws {
        let package = Self.package(folder)
        let calendar = try #require(Self.calendar)
        for situation in package.situations {
            let explanations = try #require(
                package.explain(situation: situation.name, on: calendar))
            for explanation in explanations {
                for language in [Language.zhHans, .zhHant, .en] {
                    #expect(!explanation.lines(in: language).isEmpty)
                }
            }
        }
    }
}
