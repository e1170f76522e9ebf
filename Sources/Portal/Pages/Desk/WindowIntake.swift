import City
import Civics
import JSON
import Policies

/// An application on its way in at a window: what stands in the page, and what the rules make of it.
struct WindowIntake: Sendable {
    private(set) var application: Application
    /// As typed, checked or not.
    let number: String
    var typed: Typed?
    /// Files by material: digest and name.
    var files: [String: [(digest: String, name: String)]] = [:]
    var ticked: Set<String> = []
    var errors: [ErrorSummary.Item] = []
    var problem: Problem?
    /// Makes the page one filing, however often it is sent.
    var once: String

    /// Every part that may be asked, in the document's order.
    static func parts(_ application: Application) -> [FormPart] {
        application.topics.flatMap { $0.parts.map(\.part) }
    }

    /// An empty page.
    init(_ visit: Visit, service: String, once: String) async throws {
        application = try await Application(
            visit, atWindow: service, for: nil, answers: [:], materials: [:])
        number = ""
        self.once = once
    }

    /// What was sent.
    init(_ visit: Visit, service: String, _ posted: Posted) async throws {
        number = (posted["number"] ?? "").filter { $0 != " " }.uppercased()
        once = posted["once"] ?? ""
        let empty = try await Application(
            visit, atWindow: service, for: nil, answers: [:], materials: [:])
        let parts = Self.parts(empty)
        var typed = Typed(posted, parts)
        if let field = posted["more"], let part = parts.first(where: { $0.id == field }) {
            typed.add(to: part)
        }
        var answers = JSONObject()
        for part in parts {
            if let answer = typed.answer(part) { answers[part.key] = answer }
        }
        let dropped = Set(posted.all("drop"))
        for text in posted.all("held") where !dropped.contains(text) {
            let parts = text.split(separator: " ", maxSplits: 2).map(String.init)
            guard parts.count == 3 else { continue }
            files[parts[1], default: []].append((parts[0], parts[2]))
        }
        let known = (try? ResidentNumber(number, on: visit.hall.today)) == nil ? nil : number
        application = try await Application(
            visit, atWindow: service, for: known, answers: answers,
            materials: files.mapValues { $0.map(\.digest) })
        self.typed = typed
        ticked = Set(posted.fields.filter { $0.value == "true" }.map(\.name))
    }

    /// The same with the application looked up anew.
    func with(_ application: Application) -> WindowIntake {
        var copy = self
        copy.application = application
        return copy
    }

    var visit: Visit { application.visit }

    /// The first of the form's people, filled in from the register where nothing was typed.
    var person: (part: FormPart, name: String)? {
        guard let name = application.applicantName else { return nil }
        let part = Self.parts(application).first { part in
            guard case .group(let members) = part.kind else { return false }
            let keys = Set(members.map(\.key))
            return keys.isSuperset(of: ["姓名", "身份号码"])
        }
        return part.map { ($0, name) }
    }

    /// Everything that stands in the way of handing it in.
    func faults() -> [ErrorSummary.Item] {
        var items: [ErrorSummary.Item] = []
        if number.isEmpty {
            items.append(.init("number", visit.say(WindowWord.numberMissing)))
        } else if let wrong = numberFault {
            items.append(.init("number", wrong))
        }
        for topic in application.topics {
            items += application.problems(topic, application.answers)
        }
        for asked in application.askedFiles
        where asked.later == nil && !asked.isOptional && (files[asked.material.name] ?? []).isEmpty
        {
            let name = asked.material.title.text(in: visit.language)
            items.append(
                .init("m\(asked.place)", visit.say(WindowWord.needed, ["name": name])))
        }
        return items
    }

    /// What is wrong with the number, in words.
    var numberFault: String? {
        do {
            _ = try ResidentNumber(number, on: visit.hall.today)
            return nil
        } catch {
            return error.fieldProblem(at: "/number").message(in: visit.language)
        }
    }
}
