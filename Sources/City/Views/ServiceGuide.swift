import Civics
import JSON
import Policies

/// The parts of a guide that come from the document's blocks.
struct ServiceGuide {
    var policy: Policy
    var language: Language

    func filling(_ head: JSONObject) -> JSONObject {
        var object = head
        object["questions"] = .array(policy.questions.map(question))
        object["form"] = policy.form?.schema
        object["fields"] = .array((policy.form?.fields ?? []).map(field))
        object["materials"] = .array(policy.materials.map(material))
        object["services"] = .array(policy.services.map(service))
        object["fees"] = .array(policy.fees.map(fee))
        object["papers"] = .array(
            policy.papers.map { ["name": .string($0.name), "title": words($0.title)] })
        object["basis"] = .array(policy.basis.map { .string($0.text(in: language)) })
        object["articles"] = .array(policy.articles.map(article))
        return object
    }

    private func words(_ text: LocalizedText) -> JSONValue { .string(text.text(in: language)) }

    private func question(_ question: Question) -> JSONValue {
        var object: JSONObject = [
            "name": .string(question.name), "text": words(question.text),
            "type": .string(question.type.word),
        ]
        object["unit"] = question.unit.map { .string($0) }
        object["hint"] = question.hint.map(words)
        object["bounds"] = question.bounds.map { .string($0.text) }
        object["values"] = question.type.choices.map { .array($0.map { .string($0) }) }
        return .object(object)
    }

    private func field(_ field: FormField) -> JSONValue {
        var object: JSONObject = [
            "name": .string(field.name), "title": words(field.title),
            "type": .string(field.type.word), "required": .bool(field.alwaysRequired),
            "personal": .bool(field.isPersonal),
        ]
        object["hint"] = field.hint.map(words)
        object["unit"] = field.unit.map { .string($0) }
        object["topic"] = field.topic.map { .string($0.zhHans) }
        object["register"] = field.register.map { .string($0) }
        object["question"] = field.question.map { .string($0) }
        return .object(object)
    }

    private func material(_ material: Material) -> JSONValue {
        var object: JSONObject = [
            "name": .string(material.name), "title": words(material.title),
            "how": .string(way(material.how)), "always": .bool(material.when == nil),
            "accepts": .array(material.accepts.map { .string($0) }),
        ]
        object["why"] = material.why.map { .string($0) }
        object["largest"] = material.largest.map { .integer(Int64($0)) }
        if case .fetch(let from, _) = material.how { object["from"] = .string(from) }
        return .object(object)
    }

    private func way(_ way: Material.Way) -> String {
        switch way {
        case .fetch: "fetch"
        case .own: "own"
        case .generated: "generated"
        case .later: "later"
        }
    }

    private func service(_ service: PublicService) -> JSONValue {
        var object: JSONObject = [
            "id": .string(service.name), "title": words(service.title),
            "unit": .string(service.unit), "visits": .integer(Int64(service.visits)),
            "onTheSpot": .bool(service.onTheSpot),
        ]
        object["promised"] = service.promised.map { .string($0.text(in: language)) }
        object["statutory"] = service.statutory.map { .string($0.text(in: language)) }
        object["article"] = service.citation.map { .string($0.text(in: language)) }
        return .object(object)
    }

    private func fee(_ fee: Fee) -> JSONValue {
        ["name": .string(fee.name), "title": words(fee.title)]
    }

    private func article(_ article: Article) -> JSONValue {
        [
            "heading": .string(article.heading),
            "prose": .array(article.prose.map { .string($0) }),
        ]
    }
}

extension FactType {
    /// The values of an enumeration.
    var choices: [String]? {
        if case .enumeration(let values) = self { return values }
        return nil
    }
}
