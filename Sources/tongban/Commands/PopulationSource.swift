import City
import Policies

/// People to be asked, batch by batch, in an order that stays the same from run to run.
protocol PopulationSource: AnyObject {
    /// By what a stopped run knows its population again.
    var mark: String { get }
    /// How much there is in all; `nil` when nobody knows.
    var length: Int? { get }
    /// How much of ``length`` lies before a place.
    func length(of place: PopulationPlace) -> Int
    /// The next batch; `nil` at the end.
    func next() async throws -> PopulationBatch?
    /// Goes to a place an earlier run had come to.
    func skip(to place: PopulationPlace) throws
    /// The person with this id; `nil` when there is none.
    func row(of id: String) async throws -> PopulationRow?
}

/// How far a population has been read: bytes and the next line of a file, the last record and the
/// people before the next of a register.
struct PopulationPlace: Hashable, Sendable {
    var read: Int
    var line: Int
}

/// Some people, whose facts are read where they are asked.
struct PopulationBatch: Sendable {
    /// The place behind them.
    let end: PopulationPlace
    let rows: @Sendable () async throws -> [PopulationRow]
}

/// Everybody a register of the city knows.
final class RegisterStream: PopulationSource {
    let mark: String
    let length: Int?
    private let population: RegisterPopulation
    private var place = PopulationPlace(read: 0, line: 0)

    init(_ population: RegisterPopulation) async throws {
        self.population = population
        mark = "register \(population.resource)"
        length = try await population.count()
        guard length != 0 else {
            throw Failure("the register `\(population.resource)` of this city knows nobody")
        }
    }

    func length(of place: PopulationPlace) -> Int { place.line }

    func next() async throws -> PopulationBatch? {
        guard let page = try await population.page(after: Int64(place.read)) else { return nil }
        place = PopulationPlace(read: Int(page.last), line: place.line + page.count)
        return PopulationBatch(end: place) { [population] in try await population.rows(of: page) }
    }

    func skip(to place: PopulationPlace) { self.place = place }

    func row(of id: String) async throws -> PopulationRow? { try await population.row(of: id) }
}
