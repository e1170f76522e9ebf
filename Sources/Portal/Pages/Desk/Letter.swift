import City
import Civics
import JSON
import Policies
import Web

/// A letter about a case as it is printed: shown before it goes out, and again afterwards.
struct Letter: View {
    /// Letters a case may have.
    enum Kind: String, CaseIterable, Sendable {
        case receipt, accepted, supplement, refusal, decision
        case turnedAway = "turned-away"

        var word: LetterWord {
            switch self {
            case .receipt: .receipt
            case .accepted: .accepted
            case .supplement: .supplement
            case .refusal: .refusal
            case .decision: .decision
            case .turnedAway: .turnedAway
            }
        }

        /// The case has come so far that there is such a letter.
        func isThere(_ file: CaseFile) -> Bool {
            switch self {
            case .receipt: true
            case .accepted: file.json["acceptedAt"] != nil
            case .supplement: file.json["supplement"]?["noticedAt"] != nil
            case .refusal: file.json["refusalNotices"]?.array?.isEmpty == false
            case .decision: file.json["decision"] != nil
            case .turnedAway: file.json["acceptanceRefusal"] != nil
            }
        }
    }

    let city: String
    let title: String
    let number: String
    let addressee: String
    let paragraphs: [String]
    let items: [String]
    let after: [String]
    let office: String
    let day: String
    let picture: HTML

    static let template = Template(
        "letter",
        """
        <article class="letter" lang="zh-Hans"><p class="letter-city">{{.city}}</p><h2>{{.title}}</h2><p class="letter-number">{{.number}}</p><p>{{.addressee}}</p>{{#.paragraphs}}<p class="letter-text">{{.}}</p>{{/.paragraphs}}<ol>{{#.items}}<li>{{.}}</li>{{/.items}}</ol>{{#.after}}<p class="letter-text">{{.}}</p>{{/.after}}{{{.picture}}}<p class="letter-sign">{{.office}}</p><p class="letter-sign">{{.day}}</p></article>
        """)
}

/// Writes letters. A letter is in the reader's language; what somebody wrote stands as it is.
struct LetterWriter {
    let desk: DeskFile
    let city: String
    /// The moment it is dated.
    let today: CivilDate
    var visit: Visit { desk.visit }
    var file: CaseFile { desk.file }

    private func say(_ word: LetterWord, _ facts: KeyValuePairs<String, String> = [:]) -> String {
        visit.say(word, facts)
    }

    private func letter(
        _ kind: Letter.Kind, _ paragraphs: [String], items: [String] = [], after: [String] = [],
        office: String? = nil, at iso: String? = nil, picture: HTML = .empty
    ) -> Letter {
        let unit = office ?? acceptingUnit ?? file.policy?.leadUnit
        return Letter(
            city: city, title: visit.say(kind.word),
            number: say(.number, ["number": file.number.grouped]),
            addressee: say(.addressee, ["name": addressee]), paragraphs: paragraphs, items: items,
            after: after, office: unit.map { visit.unit($0) } ?? city,
            day: day(iso), picture: picture)
    }

    private func day(_ iso: String?) -> String {
        guard let moment = iso.flatMap({ Instant($0) }) else { return visit.wording.day(today) }
        return visit.wording.day(moment.date(at: visit.hall.world.offset))
    }

    /// Whom it is for: the business or person named in the form, else the applicant.
    private var addressee: String {
        let given = file.json["answers"] ?? .null
        for name in ["企业名称", "店名", "经办人", "申请人"] {
            guard let value = given[name]?["value"] else { continue }
            if let text = value.string ?? value["姓名"]?.string { return text }
        }
        return visit.say(CaseWord.applicant)
    }

    /// The unit whose window accepts, where the document names it.
    private var acceptingUnit: String? {
        for step in file.policy?.flow?.steps ?? [] {
            if case .accept = step.pattern, case .unit(let key)? = step.unit { return key }
        }
        return nil
    }

    /// What can be done against it, as the document says.
    private var remedies: [String] {
        [file.policy?.remedies?.text(in: visit.language)].compactMap(\.self)
    }
    private var service: String { file.title }

    // MARK: Each letter

    func receipt(code: String, picture: HTML) -> Letter {
        let materials = (file.json["materials"]?.object ?? [:]).map { file.name(of: $0.key) }
        return letter(
            .receipt,
            [
                say(
                    .receiptText,
                    [
                        "time": visit.wording.date(file.json["filedAt"]?.string ?? ""),
                        "service": service,
                    ]),
                say(.receiptCode, ["code": Wording.grouped(code)]),
            ], items: materials, after: [say(.receiptTrack)],
            at: file.json["filedAt"]?.string, picture: picture)
    }

    func accepted() -> Letter {
        var texts = [
            say(
                .acceptedText,
                [
                    "time": visit.wording.date(file.json["acceptedAt"]?.string ?? ""),
                    "service": service,
                ])
        ]
        if let due = file.json["promisedDue"]?["due"]?.string {
            texts.append(say(.promisedBy, ["day": visit.wording.due(due)]))
        }
        if let due = file.json["statutoryDue"]?["due"]?.string {
            texts.append(say(.statutoryBy, ["day": visit.wording.due(due)]))
        }
        return letter(.accepted, texts, at: file.json["acceptedAt"]?.string)
    }

    /// The one notice: what was asked before and, in a preview, what is asked now.
    func supplement(adding items: [JSONValue] = []) -> Letter {
        let asked = (file.json["supplement"]?["items"]?.array ?? []) + items
        let lines = asked.map { item in
            say(
                .supplementItem,
                [
                    "name": file.name(of: item["what"]?.string ?? ""),
                    "defect": item["defect"]?.string ?? "",
                ])
        }
        var after = [say(.supplementClock)]
        if let limit = file.policy?.flow?.supplement.within {
            after.insert(
                say(.supplementWithin, ["limit": limit.text(in: visit.language)]), at: 0)
        }
        return letter(
            .supplement, [say(.supplementText, ["service": service])], items: lines, after: after,
            at: file.json["supplement"]?["noticedAt"]?.string)
    }

    func turnedAway(ground: String, text: String, article: String?) -> Letter {
        var texts = [say(.turnedAwayText, ["service": service]), text]
        texts.append(say(.groundLine, ["ground": ground]))
        if let article { texts.append(say(.articleLine, ["articles": article])) }
        return letter(.turnedAway, texts, after: remedies)
    }

    /// A decision, on the whole case or a branch of it.
    func decision(
        granted: Bool, partial: Bool = false, about: String, reason: String, articles: [String],
        items: [String] = [], office: String? = nil, at iso: String? = nil
    ) -> Letter {
        let word: LetterWord = partial ? .partlyText : granted ? .grantedText : .refusedText
        var texts = [say(word, ["service": about])]
        if !reason.isEmpty { texts.append(reason) }
        if !articles.isEmpty {
            texts.append(say(.articleLine, ["articles": visit.wording.list(articles)]))
        }
        return letter(
            .decision, texts, items: items, after: granted && !partial ? [] : remedies,
            office: office, at: iso)
    }

    /// 拟不予许可的告知 (行政许可法 第三十六条).
    func refusal(
        about: String, reason: String, articles: [String], office: String? = nil,
        at iso: String? = nil
    ) -> Letter {
        letter(
            .refusal,
            [
                say(.refusalText, ["service": about]), reason,
                say(.articleLine, ["articles": visit.wording.list(articles)]),
            ], after: [say(.refusalRight)], office: office, at: iso)
    }
}
