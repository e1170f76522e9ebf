import City
import Civics
import JSON

/// Another case that belongs to a case.
private struct RelatedCase {
    var word: RelationWord
    var id: CaseID?
    var number: String?
    /// What is asked for is not opened yet, runs, or ended so.
    var state: RelationWord?

    init(parent json: JSONValue) {
        word = .parent
        (id, number) = Self.named(json)
    }

    init?(child json: JSONValue) {
        guard let word = RelationWord.purpose(json["purpose"]?.string ?? "") else { return nil }
        self.word = word
        (id, number) = Self.named(json)
        state =
            switch json["succeeded"]?.bool {
            case true?: .succeeded
            case false?: .failed
            case nil: id == nil ? .asked : .running
            }
    }

    init?(relation json: JSONValue) {
        guard let word = RelationWord.kind(json["kind"]?.string ?? "") else { return nil }
        self.word = word
        (id, number) = Self.named(json)
    }

    private static func named(_ json: JSONValue) -> (CaseID?, String?) {
        (json["case"]?.string.flatMap { CaseID($0) }, json["number"]?.string)
    }
}

extension Portal {
    /// The cases a case belongs to: what it grew from, what grew from it, duplicates, parts.
    ///
    /// A case somebody may not open is told of without its number.
    ///
    /// - Parameter site: The page of a case by its number.
    func related(_ file: CaseFile, at site: (String) -> Site) async throws -> HTML {
        let json = file.json
        var all = json["parent"].map { [RelatedCase(parent: $0)] } ?? []
        all += (json["children"]?.array ?? []).compactMap { RelatedCase(child: $0) }
        all += (json["relations"]?.array ?? []).compactMap { RelatedCase(relation: $0) }
        guard !all.isEmpty else { return .empty }
        var lines: [Lines.Line] = []
        for one in all { lines.append(try await line(one, file.visit, at: site)) }
        return try Section(
            file.visit.say(RelationWord.title), id: "related", [try Lines(lines).html()]
        ).html()
    }

    private func line(
        _ one: RelatedCase, _ visit: Visit, at site: (String) -> Site
    ) async throws -> Lines.Line {
        let what = visit.say(one.word)
        let note = one.state.map { visit.say($0) }
        guard let id = one.id, let number = one.number,
            try await hall.mayOpen(id, by: visit.person)
        else { return Lines.Line(what, note: note) }
        let grouped = (try? CaseNumber(number))?.grouped ?? number
        return Lines.Line(
            visit.say(ApplyWord.fieldProblem, ["name": what, "problem": grouped]),
            visit.href(site(number)), note: note)
    }
}

/// How cases belong together.
enum RelationWord: String, Word {
    case title = "相关的办件 | 相關的辦件 | Related cases"
    case parent = "由这个办件而来 | 由這個辦件而來 | It grew out of"
    case postCheck = "事后核查 | 事後核查 | Check afterwards"
    case correction = "整改 | 整改 | Putting it right"
    case appeal = "复查 | 複查 | Review"
    case subMatter = "其中一件事 | 其中一件事 | Part of it"
    case samePlace = "同一地点 | 同一地點 | Same place"
    case samePerson = "同一个人 | 同一個人 | Same person"
    case duplicateOf = "已并到 | 已併到 | Carried on with"
    case hasDuplicate = "并进来的 | 併進來的 | Joined to it"
    case splitFrom = "分自 | 分自 | Split off from"
    case splitInto = "分出 | 分出 | Split off"
    case asked = "还没立案 | 還沒立案 | Not opened yet"
    case running = "正在办 | 正在辦 | In progress"
    case succeeded = "办成了 | 辦成了 | Done"
    case failed = "没有办成 | 沒有辦成 | Not done"

    static func purpose(_ code: String) -> RelationWord? {
        [
            "post-check": postCheck, "correction": correction, "appeal": appeal,
            "sub-matter": subMatter,
        ][code]
    }

    static func kind(_ code: String) -> RelationWord? {
        [
            "same-place": samePlace, "same-person": samePerson, "duplicate-of": duplicateOf,
            "has-duplicate": hasDuplicate, "split-from": splitFrom, "split-into": splitInto,
        ][code]
    }
}
