import Civics
import JSON

/// Draws parts of a form with what was typed and what is wrong with it.
struct FormDrawing {
    let visit: Visit
    let typed: Typed
    /// By the id of the control.
    let wrong: [String: String]
    /// Where values filled in beforehand come from, by the id of the part.
    var sources: [String: String] = [:]
    var correction: Notice.Link?
    /// The person's own number, offered where one is asked.
    var ownNumber: String?

    func html(_ part: FormPart, isRequired: Bool) throws -> HTML {
        try html(part, id: part.id, isRequired: isRequired)
    }

    private func html(_ part: FormPart, id: String, isRequired: Bool) throws -> HTML {
        switch part.kind {
        case .group(let members):
            return try group(part, id: id, title: part.title, hint: part.hint, members)
        case .several(let members, let most):
            let count = typed.counts[part.id] ?? 1
            var parts: [HTML] = []
            for number in 0..<count {
                let title = "\(part.title) \(number + 1)"
                parts.append(
                    try group(
                        part, id: "\(id).\(number)", title: title,
                        hint: number == 0 ? part.hint : nil, members, anchor: number == 0 ? id : nil
                    ))
            }
            let more = MoreButton(
                id: "\(id).count", count: count, field: id, isOffered: count < most,
                title: visit.say(ApplyWord.oneMore, ["name": part.title]))
            return .joined(parts + [try more.html()])
        case .yesNo, .declaration, .oneOf, .anyOf, .number, .day, .clock, .text, .residentNumber,
            .creditCode, .mobile, .email:
            return try field(part, id: id, isRequired: isRequired).html()
        }
    }

    private func group(
        _ part: FormPart, id: String, title: String, hint: String?, _ members: [FormPart],
        anchor: String? = nil
    ) throws -> HTML {
        let fields = try members.enumerated().map { place, member in
            try html(member, id: "\(id).\(place)", isRequired: member.isRequired)
        }
        return try GroupView(
            id: anchor ?? id, title: title, hint: hint, wrong: wrong[id], fields: fields
        ).html()
    }

    private func field(_ part: FormPart, id: String, isRequired: Bool) -> Field {
        Field(
            id, part.title, shape(part), values: typed[id], hint: hint(part), wrong: wrong[id],
            optional: isRequired ? nil : visit.say(HouseWord.optional), source: sources[id],
            correction: sources[id] == nil ? nil : correction, most: part.most)
    }

    private func hint(_ part: FormPart) -> String? {
        switch part.kind {
        case .residentNumber: part.hint ?? visit.say(ApplyWord.residentHint)
        case .creditCode, .yesNo, .declaration, .oneOf, .anyOf, .number, .day, .clock, .text,
            .mobile, .email, .group, .several:
            part.hint
        }
    }

    private func shape(_ part: FormPart) -> Field.Shape {
        switch part.kind {
        case .yesNo:
            .oneOf(
                [.init("true", visit.say(HouseWord.yes)), .init("false", visit.say(HouseWord.no))],
                isAcross: true)
        case .declaration: .tick
        // Nothing is chosen for anybody: a list begins with no choice.
        case .oneOf(let options):
            options.count > 8
                ? .list([.init("", visit.say(DeskWord.choose))] + options) : .oneOf(options)
        case .anyOf(let options): .anyOf(options)
        case .number: .number(unit: part.unit)
        case .day: .line(type: "date", isShort: true)
        case .clock: .line(type: "time", isShort: true)
        case .text(let isLong): isLong ? .text() : .line()
        case .residentNumber, .creditCode: .line(autocomplete: "off")
        case .mobile: .line(type: "tel", autocomplete: "tel", isShort: true)
        case .email: .line(type: "email", autocomplete: "email")
        case .group, .several: .line()
        }
    }
}

/// Fields that belong together.
struct GroupView: View {
    let id: String
    let title: String
    let hint: String?
    let wrong: String?
    let fields: [HTML]

    static let template = Template(
        "group",
        """
        <fieldset class="group" id="{{.id}}" tabindex="-1"><legend>{{.title}}</legend>{{#.hint}}<span class="hint">{{.}}</span>{{/.hint}}{{#.wrong}}<span class="wrongly">{{.}}</span>{{/.wrong}}{{#.fields}}{{{.}}}{{/.fields}}</fieldset>
        """)
}

/// Asks for one more group of the same kind; keeps how many there are.
struct MoreButton: View {
    let id: String
    let count: Int
    let field: String
    let isOffered: Bool
    let title: String

    static let template = Template(
        "more-button",
        """
        <input type="hidden" name="{{.id}}" value="{{.count}}">{{#.isOffered}}<p><button class="button quiet" type="submit" name="more" value="{{.field}}">{{.title}}</button></p>{{/.isOffered}}
        """)
}
