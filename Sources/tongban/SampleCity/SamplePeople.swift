import Civics

/// The people and shops of a sample city that its accounts and stories name by key.
struct SamplePeople {
    struct Person {
        var key: String
        var number: ResidentNumber
        var mobile: String
        var name: LocalizedText
    }

    struct Shop {
        var key: String
        var code: CreditCode
        var owner: String
        var name: LocalizedText
    }

    let people: [String: Person]
    let shops: [String: Shop]

    init(_ city: SampleFolder) throws {
        var people: [String: Person] = [:]
        for entry in try city.sheet("people.yaml").root.list() {
            let person = try Self.person(entry)
            guard people.updateValue(person, forKey: person.key) == nil else {
                throw entry.failure("`\(person.key)` stands here twice")
            }
        }
        self.people = people
        var shops: [String: Shop] = [:]
        for entry in try city.sheet("shops.yaml").root.list() {
            let shop = try Self.shop(entry)
            guard people[shop.owner] != nil else {
                throw entry.failure("the owner `\(shop.owner)` is nobody in people.yaml")
            }
            guard shops.updateValue(shop, forKey: shop.key) == nil else {
                throw entry.failure("`\(shop.key)` stands here twice")
            }
        }
        self.shops = shops
    }

    private static func person(_ entry: Entry) throws -> Person {
        let number = try entry.need("number")
        do {
            return Person(
                key: try entry.text("key"), number: try ResidentNumber(recorded: number.text()),
                mobile: try entry.text("mobile"), name: try entry.localized("name"))
        } catch let fault as CodeFault {
            throw number.failure("no resident number (\(fault))")
        }
    }

    private static func shop(_ entry: Entry) throws -> Shop {
        let code = try entry.need("code")
        do {
            return Shop(
                key: try entry.text("key"), code: try CreditCode(code.text()),
                owner: try entry.text("owner"), name: try entry.localized("name"))
        } catch let fault as CodeFault {
            throw code.failure("no unified social credit code (\(fault))")
        }
    }
}
