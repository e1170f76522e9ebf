import City
import Civics

extension Portal {
    /// The letters of a case, each as PDF; nothing where this city prints none.
    func letters(_ file: CaseFile) async throws -> HTML {
        let visit = file.visit
        let letters = try await hall.letters(of: file.id, by: visit.person)
        guard !letters.isEmpty else { return .empty }
        let lines = letters.map { letter in
            let branch = letter.branch.map { file.name(of: $0) }
            let title = letter.title.text(in: visit.language)
            return Lines.Line(
                branch.map { visit.wording.bracketed(title, $0) } ?? title,
                visit.href(.letter(file.number.text, letter.entry)),
                note: visit.wording.moment(letter.at))
        }
        return try Section(
            visit.say(PaperWord.letters), lead: visit.say(PaperWord.lettersLead),
            [try Lines(lines).html()]
        ).html()
    }
}
