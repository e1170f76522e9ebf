import Cases
import Civics
import JSON
import Policies

/// Reads the members of a command.
struct FieldReader {
    let fields: JSONObject

    func text(_ name: String) -> String { fields[name]?.string ?? "" }
    func optional(_ name: String) -> String? { fields[name]?.string }
    func int(_ name: String) -> Int { fields[name]?.int.flatMap { Int(exactly: $0) } ?? 0 }
    func flag(_ name: String) -> Bool { fields[name]?.bool ?? false }
    func texts(_ name: String) -> [String] { (fields[name]?.array ?? []).compactMap(\.string) }

    func attachments(_ name: String) -> [AttachmentID] {
        texts(name).map { AttachmentID(digest: $0) }
    }

    func day(_ name: String) throws(Problem) -> CivilDate {
        guard let day = CivilDate(text(name)) else { throw invalid(name, .noSuchDate) }
        return day
    }

    func time(_ name: String) throws(Problem) -> TimeOfDay {
        guard let time = TimeOfDay(text(name)) else {
            throw invalid(name, .malformed, ["form": "09:30"])
        }
        return time
    }

    func limit(_ name: String) throws(Problem) -> Limit {
        do { return try Limit(parsing: text(name)) } catch {
            throw invalid(name, .malformed, ["form": "5 working days"])
        }
    }

    func optionalLimit(_ name: String) throws(Problem) -> Limit? {
        fields[name] == nil ? nil : try limit(name)
    }

    func person(_ name: String) throws(Problem) -> PersonID? {
        guard let text = fields[name]?.string else { return nil }
        guard let person = PersonID(text) else { throw invalid(name, .malformed, ["form": "id"]) }
        return person
    }

    func caseID(_ name: String) throws(Problem) -> CaseID {
        guard let id = CaseID(text(name)) else { throw invalid(name, .malformed, ["form": "id"]) }
        return id
    }

    func version() throws(Problem) -> PolicyReference {
        guard let reference = PolicyReference("\(text("policy"))@\(text("policyVersion"))") else {
            throw invalid("policyVersion", .malformed, ["form": "3"])
        }
        return reference
    }

    func splitWish() throws(Problem) -> SplitWish {
        var position: [Int] = []
        for (index, value) in (fields["reporters"]?.array ?? []).enumerated() {
            guard let number = value.int.flatMap({ Int(exactly: $0) }), number > 0 else {
                throw invalid("reporters/\(index)", .malformed, ["form": "1"])
            }
            position.append(number)
        }
        return SplitWish(
            reason: text("reason"), service: optional("service"), category: optional("category"),
            component: optional("component"), answers: answers,
            reporters: fields["reporters"] == nil ? nil : position)
    }

    var answers: [String: AnswerEntry] {
        var entries: [String: AnswerEntry] = [:]
        for member in fields["answers"]?.object ?? [:] {
            entries[member.key] = AnswerEntry(value: member.value, source: .typed)
        }
        return entries
    }

    var materials: [String: MaterialEntry] {
        var entries: [String: MaterialEntry] = [:]
        for member in fields["materials"]?.object ?? [:] {
            let digests = (member.value.array ?? []).compactMap(\.string)
            entries[member.key] = MaterialEntry(
                state: .supplied, attachments: digests.map { AttachmentID(digest: $0) })
        }
        return entries
    }

    var items: [SupplementItem] {
        (fields["items"]?.array ?? []).map { item in
            SupplementItem(
                what: item["what"]?.string ?? "", defect: item["defect"]?.string ?? "")
        }
    }

    var opinion: OpinionGiven {
        OpinionGiven(
            passes: flag("passes"), text: text("text"), checked: texts("checked"),
            evidence: attachments("evidence"))
    }

    var evidence: [Evidence] {
        (fields["evidence"]?.array ?? []).map { item in
            Evidence(
                kind: item["kind"]?.string ?? "",
                attachment: AttachmentID(digest: item["attachment"]?.string ?? ""))
        }
    }

    var rating: Rating {
        Rating(level: int("level"), tags: texts("tags"), comment: text("comment"))
    }

    private func invalid(
        _ name: String, _ kind: FieldProblem.Kind, _ facts: [String: String] = [:]
    ) -> Problem {
        Problem(.invalidField, fields: [FieldProblem("/\(name)", kind, facts: facts)])
    }
}
