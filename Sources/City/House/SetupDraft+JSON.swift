import Civics
public import JSON

extension SetupDraft {
    /// As the office keeps it.
    public var json: JSONValue {
        var object: JSONObject = [
            "table": .string(table), "withoutCalendar": .bool(isWithoutCalendar),
            "administrators": .array(administrators.map(\.json)),
            "calendars": .array(
                calendars.map {
                    [
                        "name": .string($0.name),
                        "text": .string(String(decoding: $0.bytes, as: UTF8.self)),
                    ]
                }),
        ]
        object["city"] = city.map { $0.json }
        object["units"] = units.map { .array($0.map { .object($0.json) }) }
        return .object(object)
    }

    /// Reads what ``json`` wrote; parts that cannot be read are asked for again.
    public init(_ json: JSONValue) {
        self.init()
        table = json["table"]?.string ?? ""
        isWithoutCalendar = json["withoutCalendar"]?.bool ?? false
        city = json["city"].flatMap { City($0) }
        units = json["units"]?.array?.compactMap { CityPlan.Unit($0) }
        administrators = (json["administrators"]?.array ?? []).compactMap { Administrator($0) }
        calendars = (json["calendars"]?.array ?? []).compactMap { document in
            guard let name = document["name"]?.string, let text = document["text"]?.string else {
                return nil
            }
            return SetupDocument(name: name, bytes: Array(text.utf8))
        }
    }
}

extension SetupDraft.City {
    var json: JSONValue {
        var object: JSONObject = [
            "name": .string(name.zhHans), "code": .string(code), "hotline": .string(hotline),
            "hours": .string(hours), "address": .string(address),
            "languages": .array(languages.map { .string($0.rawValue) }),
        ]
        object["zh-Hant"] = name.zhHant.map { .string($0) }
        object["en"] = name.en.map { .string($0) }
        return .object(object)
    }

    init?(_ json: JSONValue) {
        guard let name = json["name"]?.string, let code = json["code"]?.string else { return nil }
        self.init(
            name: LocalizedText(
                zhHans: name, zhHant: json["zh-Hant"]?.string, en: json["en"]?.string),
            code: code,
            languages: (json["languages"]?.array ?? []).compactMap {
                $0.string.flatMap { Language(rawValue: $0) }
            }, hotline: json["hotline"]?.string ?? "", hours: json["hours"]?.string ?? "",
            address: json["address"]?.string ?? "")
    }
}

extension SetupDraft.Administrator {
    var json: JSONValue {
        [
            "role": .string(role.rawValue), "id": .string(record.id.description),
            "name": .string(record.name), "person": .string(record.person.description),
            "body": .string(String(decoding: record.body, as: UTF8.self)),
        ]
    }

    init?(_ json: JSONValue) {
        guard let role = json["role"]?.string.flatMap({ Role(rawValue: $0) }),
            let id = json["id"]?.string.flatMap({ AccountID($0) }),
            let name = json["name"]?.string,
            let person = json["person"]?.string.flatMap({ PersonID($0) }),
            let body = json["body"]?.string
        else { return nil }
        self.init(
            role: role,
            record: AccountRecord(id: id, name: name, person: person, body: Array(body.utf8)))
    }

    /// How the person is addressed.
    public var displayName: String { AccountProfile(record.body)?.displayName ?? "" }
}
