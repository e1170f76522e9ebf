import City
import Civics
import FEEL
import JSON
import Policies

/// An application being filled in: the draft, what offices hold, and what the document asks.
///
/// Attested values never stand in the draft: they are looked up again each time and at submission.
struct Application: Sendable {
    struct Held: Sendable {
        var value: JSONValue
        var title: String?
        /// `resource.field`.
        var source: String
        var at: String
    }

    let visit: Visit
    let policy: Policy
    let id: String
    let version: Int
    let changed: String
    var answers: JSONObject
    var materials: [String: [String]]
    /// What is known of the files, by material.
    private(set) var files: [String: [StoredAttachment]] = [:]
    /// What offices hold, by fact.
    private(set) var held: [String: Held] = [:]
    /// Materials some office holds for this person.
    private(set) var heldMaterials: Set<String> = []
    /// A credit code was typed for which the person has no mandate.
    private(set) var lacksMandate = false
    /// Filled in at a window for somebody who stands before it; nothing of it is a draft.
    private(set) var isAtWindow = false
    /// Number of the person a window fills it in for.
    private(set) var applicantNumber: String?
    /// Their name in the population register.
    private(set) var applicantName: String?

    /// - Throws: `not-found` for another's draft.
    init(_ visit: Visit, draft id: String) async throws {
        guard let draftID = DraftID(id),
            let (json, version) = try await visit.hall.draft(draftID, of: try visit.signedIn())
        else { throw Problem(.notFound) }
        self.visit = visit
        self.id = id
        self.version = version
        policy = try visit.policy(json["service"]?.string ?? "")
        changed = json["changedAt"]?.string ?? ""
        answers = json["answers"]?.object ?? [:]
        materials = [:]
        for member in json["materials"]?.object ?? [:] {
            materials[member.key] = (member.value.array ?? []).compactMap(\.string)
        }
        for (name, digests) in materials {
            for digest in digests {
                guard let file = try await visit.hall.store.attachment(digest: digest) else {
                    continue
                }
                files[name, default: []].append(file)
            }
        }
        try await look()
    }

    /// An application at a window: it travels with the page until it is handed in.
    ///
    /// - Parameter number: The applicant's resident number, checked; `nil` while it is not known.
    init(
        _ visit: Visit, atWindow service: String, for number: String?, answers: JSONObject,
        materials: [String: [String]]
    ) async throws {
        self.visit = visit
        policy = try visit.policy(service)
        (id, version, changed) = ("", 0, "")
        (self.answers, self.materials) = (answers, materials)
        (isAtWindow, applicantNumber) = (true, number)
        for (name, digests) in materials {
            for digest in digests {
                guard let file = try await visit.hall.store.attachment(digest: digest) else {
                    continue
                }
                files[name, default: []].append(file)
            }
        }
        try await look()
    }

    /// Looks up what offices hold, by what was typed so far.
    mutating func look() async throws {
        held = [:]
        heldMaterials = []
        lacksMandate = false
        do {
            if isAtWindow {
                let found = try await visit.hall.lookUp(
                    applicantNumber, for: policy.reference.id, typed: answered, by: visit.person,
                    in: visit.language)
                applicantName = found?.name
                return keep(found?.held)
            }
            let found = try await visit.hall.prefill(
                policy.reference.id, typed: typedKeys, for: visit.person, in: visit.language)
            keep(found)
        } catch let problem as Problem where problem.kind == .notPermitted {
            lacksMandate = true
        }
    }

    private mutating func keep(_ found: JSONValue?) {
        for field in found?["fields"]?.array ?? [] {
            guard let name = field["name"]?.string else { continue }
            held[name] = Held(
                value: field["value"] ?? .null, title: field["title"]?.string,
                source: field["source"]?.string ?? "", at: field["at"]?.string ?? "")
        }
        let materials = found?["materials"]?.array ?? []
        heldMaterials = Set(materials.compactMap { $0["name"]?.string })
    }

    /// The answers registers are asked by; the person's only organisation where none was typed.
    private var typedKeys: JSONObject {
        var typed = answered
        for field in policy.form?.fields ?? [] where field.type == .creditCode {
            if typed[field.name] == nil, let only = onlyMandate {
                typed[field.name] = .string(only)
            }
        }
        return typed
    }

    private var onlyMandate: String? {
        guard !isAtWindow, let person = visit.person else { return nil }
        let organisations = person.organisations(in: policy.reference.id)
        return organisations.count == 1 ? organisations.first : nil
    }

    /// Answers that say something; a field passed over is kept as null.
    var answered: JSONObject {
        var object = JSONObject()
        for member in answers where !member.value.isNull { object[member.key] = member.value }
        return object
    }

    /// Keeps the draft over the version that was read.
    ///
    /// - Throws: `stale-version` when another window was first.
    func saved() async throws {
        var files = JSONObject()
        for (name, digests) in materials.sorted(by: { $0.key < $1.key }) where !digests.isEmpty {
            files[name] = .array(digests.map { .string($0) })
        }
        _ = try await visit.hall.keepDraft(
            DraftID(id), service: policy.reference.id,
            body: ["answers": .object(answers), "materials": .object(files)], seen: version,
            by: visit.person)
    }

    // MARK: What stands in a field beforehand

    /// What an office holds for a form field (`x-fact`).
    func prefilled(_ field: FormField) -> Held? {
        if field.type == .creditCode, let only = onlyMandate {
            return Held(value: .string(only), title: nil, source: "", at: "")
        }
        guard let register = field.register else { return nil }
        return held.values.first { $0.source == register && !$0.value.isNull }
    }

    /// The answer to a field: typed, else what an office holds.
    func value(_ field: FormField) -> JSONValue? {
        if let typed = answers[field.name], !typed.isNull { return typed }
        return prefilled(field)?.value
    }

    // MARK: Asking the rules

    /// Everything known so far, with its source.
    func facts(_ typed: JSONObject? = nil) -> FactBase {
        var facts = FactBase(asOf: visit.hall.today)
        for (name, held) in held {
            guard let value = policy.rules.value(of: held.value, for: name) else { continue }
            facts[name] = .init(value: value, source: .engine)
        }
        for member in complete(typed ?? answers) {
            guard facts[member.key] == nil,
                let value = policy.rules.value(of: member.value, for: member.key)
            else { continue }
            facts[member.key] = .init(value: value, source: .typed)
        }
        return facts
    }

    /// Answers with what offices hold for the fields left as they were.
    func complete(_ typed: JSONObject) -> JSONObject {
        var object = JSONObject()
        for member in typed where !member.value.isNull { object[member.key] = member.value }
        for field in policy.form?.fields ?? [] where object[field.name] == nil {
            if let held = prefilled(field) { object[field.name] = held.value }
        }
        return object
    }

    func asking(_ typed: JSONObject? = nil) -> RuleAsking { policy.rules.asking(facts(typed)) }
}
