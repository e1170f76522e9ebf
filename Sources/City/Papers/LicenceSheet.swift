import Civics
import JSON
import Policies

/// From a sealed content to the sheet of a licence: the same content makes the same sheet, whoever
/// asks and whenever.
struct LicenceSheet {
    let content: JSONValue
    let policy: Policy
    let book: LetterBook
    let plan: CityPlan
    let shop: PrintShop
    /// When it was revoked, and why.
    var revoked: (day: CivilDate, ground: String)?

    private var paper: Paper? { content["paper"]?.string.flatMap { policy.papers[$0] } }
    private var day: CivilDate { content["issued"]?.string.flatMap { CivilDate($0) } ?? .epoch }
    private var number: String { content["number"]?.string ?? "" }

    /// The sheet in a language. In Chinese a licence bears its labels in English too; the
    /// simplified Chinese one is the original.
    func sheet(in asked: Language) -> PaperSheet? {
        guard let paper else { return nil }
        let isLicence = paper.licenceType != nil
        let wanted = isLicence && asked == .en ? .zhHans : asked
        let (template, language) =
            policy.template(of: paper.name, in: wanted) ?? (plain(paper), .zhHans)
        var text = PaperText(template, values(paper, in: language))
        let second = isLicence ? policy.template(of: paper.name, in: .en) : nil
        if let second, second.language == .en {
            text.addLabels(of: PaperText(second.text, values(paper, in: .en)))
        }
        let words = book.words(in: language)
        let body = issuer(in: language)
        var sheet = PaperSheet(
            form: isLicence ? .licence : .letter, language: language,
            body: isLicence ? shop.city.text(in: language) : body,
            title: text.title.isEmpty ? paper.title.text(in: language) : text.title,
            number: text.number, blocks: text.blocks, signature: text.signature,
            seal: shop.isSample ? PaperSeal(body: issuer(in: .zhHans), mark: words("seal")) : nil,
            proof: proof(words), foot: words("foot", ["编号": number]), day: day)
        if isLicence { sheet.secondTitle = paper.title.en }
        if let identifier = content["identifier"]?.string {
            let line = words("identifier", ["证照标识": identifier])
            if !line.isEmpty { sheet.blocks.append(.note(line)) }
        }
        warn(&sheet, words)
        return sheet
    }

    private func warn(_ sheet: inout PaperSheet, _ words: FrameWords) {
        if let revoked {
            sheet.across = words("revoked-across")
            sheet.warnings.append(
                words(
                    "revoked",
                    ["日期": revoked.day.text(in: sheet.language), "理由": revoked.ground]))
        } else if sheet.language != .zhHans {
            let line = words("translation")
            if !line.isEmpty { sheet.blocks.append(.note(line)) }
        }
    }

    private func proof(_ words: FrameWords) -> PaperProof? {
        guard let address = content["verify"]?.string else { return nil }
        let code = address.split(separator: "/").last.map(String.init) ?? ""
        return PaperProof(
            address: address, text: words("proof"),
            code: words("code", ["核验码": PaperWording.grouped(code)]))
    }

    /// A template for a paper that has none: everything it states.
    private func plain(_ paper: Paper) -> String {
        let lines = paper.states.map { "\($0.label)：{{\($0.label)}}" }
        return "# {{名称}}\n\n编号：{{证号}}\n\n\(lines.joined(separator: "\n"))\n\n{{发证机关}}\n{{发证日期}}\n"
    }

    func issuer(in language: Language) -> String {
        content["unit"]?.string.flatMap { plan.units[$0]?.name.text(in: language) }
            ?? content["issuer"]?["body"]?.string ?? ""
    }

    // MARK: Values

    func values(_ paper: Paper, in language: Language) -> [String: PaperValue] {
        var values: [String: PaperValue] = [:]
        for (label, fact) in paper.states {
            guard let text = content["states"]?[label]?.string else { continue }
            values[label] = .text(PaperWording.value(text, of: fact, in: policy, language))
        }
        values["名称"] = .text(paper.title.text(in: language))
        values["证号"] = .text(number)
        values["发证机关"] = .text(issuer(in: language))
        values["发证日期"] = .text(day.text(in: language))
        values["有效期"] = .text(validity(in: language))
        values["持证主体"] = content["holder"]?.string.map { .text($0) }
        values["证照标识"] = content["identifier"]?.string.map { .text($0) }
        return values
    }

    private func validity(in language: Language) -> String {
        func day(_ member: String) -> String? {
            content[member]?.string.flatMap { CivilDate($0) }?.text(in: language)
        }
        let words = book.words(in: language)
        guard let from = day("validFrom"), let through = day("validThrough") else {
            return words("unlimited")
        }
        return words("period", ["起": from, "止": through])
    }
}
