import City
import Civics
import JSON

/// Everybody of a sample city who is not named by hand: made by the rule that stands at the head
/// of `crowd.yaml`, from its seed, the same on every machine.
struct SampleCrowd {
    private let root: Entry
    private let places: [Place]
    private let asOf: CivilDate
    private let surnames: [String]
    private let given: [String]
    private let bands: [Band]
    private var generator: SeededGenerator
    private var taken: Set<String>

    private struct Place {
        var code: String
        /// City, district, street and community.
        var address: String
    }

    private struct Band {
        var ages: ClosedRange<Int>
        /// Upper end of the band in hundredths.
        var through: Int
    }

    /// One made-up person.
    struct Person {
        var number: ResidentNumber
        var name: String
        var isFemale: Bool
        var age: Int
        var community: String
        var address: String
        var household: String
        var isHead: Bool
    }

    /// - Parameter taken: Resident numbers that somebody has already.
    init(_ city: SampleFolder, taken: Set<String>) throws {
        root = try city.sheet("crowd.yaml").root
        places = try Self.places(try city.sheet("city.yaml").root)
        asOf = try root.day("as-of")
        surnames = try Self.names(root, "surnames")
        given = try Self.names(root, "given")
        bands = try Self.bands(root.need("ages"))
        generator = SeededGenerator(seed: UInt64(try root.whole("seed")), stream: "persons")
        self.taken = taken
    }

    mutating func people() throws -> [Person] {
        let count = try root.whole("count")
        var people: [Person] = []
        people.reserveCapacity(count)
        for running in 1...max(1, count) {
            people.append(try person(running, before: people.last))
        }
        return people
    }

    private mutating func person(_ running: Int, before: Person?) throws -> Person {
        let place = places[generator.number(in: 0...places.count - 1)]
        let age = drawnAge()
        let born = try birth(age: age)
        let isFemale = generator.number(in: 0...1) == 0
        let surname = generator.pick(from: surnames) ?? ""
        let name = surname + (generator.pick(from: given) ?? "")
        let isHead = age >= 18 || before == nil
        return Person(
            number: try freeNumber(district: String(place.code.prefix(6)), born: born),
            name: name, isFemale: isFemale, age: age, community: place.code,
            address: "\(place.address)示范路\(running)号",
            household: isHead ? Self.household(running) : before?.household ?? "",
            isHead: isHead)
    }

    private mutating func drawnAge() -> Int {
        let share = generator.number(in: 1...100)
        let band = bands.first { share <= $0.through }?.ages ?? 18...59
        return generator.number(in: band)
    }

    private mutating func birth(age: Int) throws -> CivilDate {
        let offset = generator.number(in: 0...364)
        let first = CivilDate(year: asOf.year - age, month: 1, day: 1)
        guard let day = first?.adding(days: offset) else {
            throw root.failure("no such year of birth")
        }
        // Nobody is born after the day of the rule: a late day of this year counts from the last.
        return day > asOf ? day.adding(days: -365) ?? day : day
    }

    private mutating func freeNumber(district: String, born: CivilDate) throws -> ResidentNumber {
        var day = born
        while true {
            let head = district + day.compact + "000"
            let number = "0123456789X".lazy.compactMap {
                try? ResidentNumber(recorded: head + String($0))
            }.first
            guard let number, let next = day.adding(days: 1) else {
                throw root.failure("no resident number for \(day) in \(district)")
            }
            if taken.insert(number.text).inserted { return number }
            day = next
        }
    }

    private static func household(_ running: Int) -> String {
        let digits = String(running)
        return "C" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits
    }

    // MARK: Reading

    private static func names(_ root: Entry, _ key: String) throws -> [String] {
        let lists = try root.need(key)
        guard let first = lists.items.first else { throw lists.failure("no names") }
        return try first.texts("zh-Hans")
    }

    private static func bands(_ list: Entry) throws -> [Band] {
        var through = 0
        let bands = try list.list().map { entry in
            through += try entry.whole("share")
            let (from, to) = (try entry.whole("from"), try entry.whole("through"))
            guard from <= to else { throw entry.failure("from is above through") }
            return Band(ages: from...to, through: through)
        }
        guard through == 100 else { throw list.failure("the shares make \(through), not 100") }
        return bands
    }

    private static func places(_ city: Entry) throws -> [Place] {
        let name = try city.localized("short-name").zhHans + "市"
        var districts: [String: String] = [:]
        for district in try city.need("districts").list() {
            districts[try district.text("code")] = try district.localized("name").zhHans
        }
        return try city.need("streets").list().flatMap { street in
            let district = districts[String(try street.text("code").prefix(6))] ?? ""
            let head = name + district + (try street.localized("name").zhHans)
            return try street.need("communities").list().map { community in
                Place(
                    code: try community.text("code"),
                    address: head + (try community.localized("name").zhHans))
            }
        }
    }
}
