import Civics
import FEEL
import JSON

// Questions, materials and form: nothing asked for nothing, nothing asked twice.
extension PolicyChecker {
    mutating func checkQuestions() {
        let used = policy.usedNames
        for question in policy.questions where !used.contains(question.name) {
            found(
                "question-feeds-nothing", at: question.place,
                ("问了“\(question.name)”,却没有用到。", "`\(question.name)` is asked and used nowhere."),
                expected: ("每个问题都影响办哪几件、交什么或者填什么", "a question that decides something"),
                remedy: ("删去这个问题,或在条件里用它。", "Remove it, or use it in a condition."))
        }
        for question in policy.questions {
            guard let bounds = question.bounds else { continue }
            findings += types.checker.check(bounds.tests, against: question.type.valueType)
                .map { Finding($0, in: question.place.file) }
        }
    }

    mutating func checkMaterials() {
        for material in policy.materials {
            checkWay(material.how, material)
            for service in material.services
            where policy.services[service] == nil
                && !policy.branches.contains(where: { $0.branch.id == service })
            {
                missing(
                    ("事项", "service"), service, among: policy.services.names, at: material.place)
            }
        }
    }

    private mutating func checkWay(_ way: Material.Way, _ material: Material) {
        switch way {
        case .fetch(let path, let otherwise):
            checkRegister(path, at: material.place)
            if let otherwise { if case .later = otherwise { checkWay(otherwise, material) } }
        case .generated(let paper):
            if !policy.papers.isEmpty, policy.papers[paper] == nil, policy.templates[paper] == nil,
                !policy.templates.keys.contains(where: { $0.hasPrefix(paper + ".") })
            {
                found(
                    "no-template", .note, at: material.place,
                    (
                        "没有“\(paper)”的模板,用通用样式。",
                        "There is no template `\(paper)`; the general form is used."
                    ),
                    expected: ("papers/\(paper).mustache", "papers/\(paper).mustache"),
                    remedy: ("需要专门样式时加模板。", "Add a template if a form of its own is wanted."))
            }
        case .own: checkOwn(material)
        case .later: break
        }
    }

    /// A person is not asked for what another branch makes or an office holds.
    private mutating func checkOwn(_ material: Material) {
        let supplied = policy.papers.first {
            $0.name == material.name || $0.title.zhHans == material.title.zhHans
        }
        if let supplied {
            found(
                "already-supplied", at: material.place,
                (
                    "“\(material.name)”就是本事项要发的“\(supplied.title.zhHans)”,不该让人交。",
                    "`\(material.name)` is the paper `\(supplied.name)` that this very document issues."
                ),
                expected: ("由前一个分支提供", "supply by the branch that makes it"),
                remedy: ("删去,或用 after 排在它后面。", "Remove it, or put its branch `after` the other."))
        }
        let held = policy.facts.first {
            guard case .register = $0.source else { return false }
            return $0.name == material.name || $0.title?.zhHans == material.title.zhHans
        }
        if let held { askedThoughHeld(material.name, held, at: material.place) }
    }

    mutating func askedThoughHeld(_ name: String, _ fact: Fact, at place: Place) {
        guard case .register(let resource, let field, _) = fact.source else { return }
        let holder = surroundings.owner(of: resource)
        found(
            "asked-though-held", at: place,
            (
                "“\(name)”已由 \(holder) 登记(\(resource).\(field)),不该再问。",
                "`\(name)` is held by \(holder) (\(resource).\(field)) and need not be asked."
            ),
            expected: ("由登记调取", "a fetch from the register"),
            remedy: ("改成 how: fetch,或给字段加 x-fact。", "Use `how: fetch`, or `x-fact` on the field."))
    }
}
