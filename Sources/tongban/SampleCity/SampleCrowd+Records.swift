import City
import Civics
import JSON

extension SampleCrowd.Person {
    /// What the population register says of the person.
    var population: JSONObject {
        [
            "name": .string(name), "sex": .string(isFemale ? "女" : "男"),
            "birthDate": .string(number.birth.description),
            "householdBirthDate": .string(number.birth.description), "ethnicGroup": "汉族",
            "registeredRegion": .string(community), "registeredAddress": .string(address),
            "householdNumber": .string(household), "householdKind": "家庭户",
            "relation": isHead ? "户主" : "家庭成员", "movedInOn": .null, "alive": true,
            "identity": "居民身份证",
        ]
    }

    /// What the household register says of a household this person heads.
    func householdRecord(members: Int) -> JSONObject {
        [
            "headNumber": .string(number.text), "headName": .string(name),
            "address": .string(address), "members": .integer(Int64(members)),
        ]
    }
}

extension SampleRegisters {
    /// The crowd's records, in the registers that know of everybody.
    static func records(
        of crowd: [SampleCrowd.Person], in registers: [Register]
    ) throws -> [RegisterRecord] {
        func register(_ resource: String) throws -> Register {
            guard let found = registers.first(where: { $0.resource == resource }) else {
                throw Failure("registers/\(resource).yaml: the crowd needs this register")
            }
            return found
        }
        let population = try register("population")
        let households = try register("population.household")
        let cards = try register("human-resources.social-card")
        let members = Dictionary(crowd.map { ($0.household, 1) }, uniquingKeysWith: +)
        return crowd.flatMap { person in
            var records = [population.record(key: person.number.text, body: person.population)]
            if person.isHead {
                let count = members[person.household] ?? 1
                records.append(
                    households.record(
                        key: person.household, body: person.householdRecord(members: count)))
            }
            if person.age >= 60 {
                let card: JSONObject = ["accountState": "正常", "bank": "云汀银行"]
                records.append(cards.record(key: person.number.text, body: card))
            }
            return records
        }
    }
}
