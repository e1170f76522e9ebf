import Cases
import Civics
import Policies

/// From a case and one of its events to the sheet of a letter.
struct LetterSheet {
    /// The case as it was when the letter went out.
    let state: Case
    let event: CaseEvent
    let letter: CaseLetter
    /// Document the case runs under.
    let policy: Policy
    let book: LetterBook
    let plan: CityPlan
    let shop: PrintShop
    let offset: UTCOffset
    /// Whom it is for.
    let holder: String
    /// Address that tells whether it is genuine; `nil` for a draft.
    let address: String?
    /// Code and address for following the case, for its own people.
    var tracking: (code: String, address: String)?

    private var day: CivilDate { event.at.date(at: offset) }

    /// Number of the letter: the case's, and the event's within it.
    var number: String {
        let entry = String(letter.entry)
        return Self.joined(state.number) + "-"
            + String(repeating: "0", count: max(0, 2 - entry.count))
            + entry
    }

    /// A case's number in groups that no line's end parts.
    private static func joined(_ number: CaseNumber) -> String {
        number.grouped.replacing(" ", with: "\u{A0}")
    }

    /// - Returns: `nil` when no document words this letter.
    func sheet(in asked: Language) -> PaperSheet? {
        let name = letter.kind.rawValue
        let source = policy.papers[name] != nil ? policy : book.policy
        guard let (template, language) = source.template(of: name, in: asked) else { return nil }
        let words = book.words(in: language)
        let text = PaperText(template, values(in: language, words))
        var sheet = PaperSheet(
            form: .letter, language: language, body: body(in: language),
            title: text.title.isEmpty ? letter.title.text(in: language) : text.title,
            number: text.number, blocks: text.blocks, signature: text.signature,
            seal: shop.isSample && address != nil
                ? PaperSeal(body: body(in: .zhHans), mark: words("seal")) : nil,
            proof: proof(words), foot: words("foot", ["编号": number]), day: day)
        if address == nil {
            sheet.across = words("draft-across")
            sheet.warnings = [words("draft")]
        }
        let translated = language == .zhHans ? "" : words("translation")
        if !translated.isEmpty { sheet.blocks.append(.note(translated)) }
        return sheet
    }

    private func proof(_ words: FrameWords) -> PaperProof? {
        guard let address else { return nil }
        let code = address.split(separator: "/").last.map(String.init) ?? ""
        return PaperProof(
            address: address, text: words("proof"), code: words("code", ["核验码": code]))
    }

    /// The body in whose name it goes out: of the branch it speaks of, of whoever acted, else of
    /// whoever leads.
    private var unit: String? {
        letter.branch.flatMap { state.branch($0)?.unit } ?? event.by.unit ?? policy.bundle?.lead
            ?? policy.services.first?.unit
    }

    private func body(in language: Language) -> String {
        unit.flatMap { plan.units[$0]?.name.text(in: language) } ?? policy.issuer.body
    }

    // MARK: Values

    private func values(in language: Language, _ words: FrameWords) -> [String: PaperValue] {
        var values: [String: PaperValue] = [
            "名称": .text(letter.title.text(in: language)), "文书编号": .text(number),
            "发证机关": .text(body(in: language)), "发证日期": .text(day.text(in: language)),
            "办件编号": .text(Self.joined(state.number)), "持证主体": .text(holder),
            "事项": .text(subject(in: language)),
            "申请日": .text(state.filedAt.date(at: offset).text(in: language)),
        ]
        func put(_ name: String, _ text: String?) {
            if let text, !text.isEmpty { values[name] = .text(text) }
        }
        put("单位电话", unit.flatMap { plan.units[$0]?.telephone })
        put("受理日", state.acceptedAt.map { $0.date(at: offset).text(in: language) })
        put("承诺办结日", end(.promised, language))
        put("法定办结日", end(.statutory, language))
        put("救济", policy.remedies?.text(in: language))
        put("查询码", tracking.map { PaperWording.grouped($0.code) })
        put("查询网址", tracking?.address)
        values.merge(own(in: language, words)) { _, own in own }
        return values
    }

    private func subject(in language: Language) -> String {
        let title = policy.title(of: letter.branch ?? "")?.text(in: language)
        return title ?? policy.bundle?.lifeEvent.text(in: language)
            ?? policy.services.first?.title.text(in: language) ?? policy.title.text(in: language)
    }

    private func end(_ measure: ClockID.Measure, _ language: Language) -> String? {
        let lane: ClockID.Subject = letter.branch.map { .branch($0) } ?? .whole
        let clock = state.clock(ClockID(lane, measure)) ?? state.clock(ClockID(.whole, measure))
        return (clock?.mark?.end).map { PaperWording.end($0, in: language) }
    }
}
