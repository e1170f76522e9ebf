public import Civics
public import FEEL
public import JSONSchema
public import JSON

/// A service item (事项) as its implementation list says (GB/T 39554).
public struct PublicService: Named {
    public var name: String
    public var title: LocalizedText
    /// 事项类型: "01" licence, "05" payment, "07" confirmation, "10" other, "20" public service.
    public var type: String?
    public var itemCode: ServiceItemCode?
    public var implementationCode: ImplementationCode?
    /// The unit that decides.
    public var unit: String
    public var audience: Audience
    public var channels: [Channel]
    /// Legal maximum.
    public var statutory: Limit?
    /// Public promise; never longer than the statute.
    public var promised: Limit?
    /// Paper the service ends in.
    public var result: String?
    /// Times a person must come.
    public var visits: Int
    /// 即办: decided at the counter.
    public var onTheSpot: Bool
    /// Present for benefits found rather than applied for (免申即享).
    public var benefit: Benefit?
    public var citation: Citation?
    public var place: Place

    /// 免申即享: what is paid and how the person is told.
    public struct Benefit: Sendable {
        /// Table or decision that gives the amount.
        public var result: String
        /// How the person is told, and what happens without an answer.
        public var confirmBy: String
        public var confirmElse: String?
        public var confirmWithin: Limit?
    }
}

/// Whom a service is for.
public enum Audience: String, Sendable { case person, organisation, any }
/// Ways in which a case may come in.
public enum Channel: String, Sendable, CaseIterable {
    case online, window, phone, kiosk, grid, hotline, sensor, system
}

/// A life event (一件事): several services seen by the person as one.
public struct Bundle: Sendable {
    public var id: String
    public var lifeEvent: LocalizedText
    public var audience: Audience
    /// Unit that leads.
    public var lead: String
    public var services: [String]
    public var promised: Limit?
    public var statutory: Limit?
    public var visits: Int
    public var citation: Citation?
    public var place: Place
}

/// The application form: one schema for the citizen, the clerk, the API and the printed sheet.
public struct Form: Sendable {
    public var schema: JSONValue
    public var validator: Schema
    public var fields: [FormField]
    public var citation: Citation?
    /// Place of each part of the schema by its JSON pointer.
    public var places: [String: Place]
    public var place: Place
}

/// A top-level field of the form, with what the pages need to know of it.
public struct FormField: Sendable {
    public var name: String
    public var title: LocalizedText
    public var type: FactType
    public var unit: String?
    /// Topic under which the citizen meets it, known by its simplified Chinese wording; fields
    /// without one form their own. One field of a topic need say it in the other languages.
    public var topic: LocalizedText?
    /// Register field that pre-fills it, `resource.field`.
    public var register: String?
    /// Question whose answer it repeats; not asked twice.
    public var question: String?
    public var visible: Expression?
    public var required: Expression?
    /// Named in the schema's `required`.
    public var alwaysRequired: Bool
    /// Resident numbers and the like: shown masked, never logged.
    public var isPersonal: Bool
    public var hint: LocalizedText?
    /// Enumeration values as people read them.
    public var labels: [String: LocalizedText]
    /// A file is handed in for it (`vocabulary#file`) instead of anything typed.
    public var isFile: Bool
    public var place: Place
}

extension FormField {
    /// The file handed in for this field, as a material the person brings; `nil` where it is typed.
    public var file: Material? {
        guard isFile else { return nil }
        return Material(
            name: name, title: title, how: .own, services: [], accepts: [], place: place)
    }
}

/// What is needed for the case, and who brings it.
public struct Material: Named {
    public var name: String
    public var title: LocalizedText
    public var how: Way
    /// Needed only when this holds.
    public var when: Expression?
    /// Legal ground or reason as written.
    public var why: String?
    /// Services that need it; empty means all.
    public var services: [String]
    public var accepts: [String]
    /// Largest file, in bytes.
    public var largest: Int?
    public var sample: String?
    public var citation: Citation?
    public var place: Place

    /// Who brings the material.
    public indirect enum Way: Sendable {
        /// `resource.field` some office holds; if it cannot be had, `otherwise`.
        case fetch(String, otherwise: Way?)
        /// The person brings it.
        case own
        /// Made from the answers by a paper template.
        case generated(paper: String)
        /// 容缺: may follow until the limit; then the default consequence (`退回`, `终止`).
        case later(until: Limit, consequence: String)
    }
}

/// A fee as the document fixes it.
public struct Fee: Named {
    public var name: String
    public var title: LocalizedText
    /// Amount in yuan; must be rounded to the fen explicitly.
    public var amount: Expression
    public var when: Expression?
    /// Paid before this step.
    public var before: String?
    public var citation: Citation?
    public var place: Place
}

/// A licence, notice or letter.
public struct Paper: Named {
    public var name: String
    public var title: LocalizedText
    /// Number pattern: `{region} {yyyy} {serial:N} {check}` and literal text.
    public var number: String?
    public var valid: Validity?
    public var template: String
    /// Fields a verifier sees.
    public var showsVerifier: [String]
    /// What the paper states: name on the paper → fact, decision or engine value.
    public var states: [(label: String, fact: String)]
    /// Type code for the e-licence identifier (18 credit code + 3), when the paper is a licence.
    public var licenceType: String?
    /// How long a link lasts by which its holder shows it to somebody; `nil` where it is not said.
    public var shownFor: Limit?
    public var citation: Citation?
    public var place: Place

    /// How long a paper holds, from the day of issue.
    public enum Validity: Hashable, Sendable {
        case years(Int), months(Int), days(Int), untilDate(fact: String), unlimited
    }
}

/// A category of city events (a row: condition inside a category included).
public struct Category: Sendable {
    public var code: String
    /// `GB/T 47678.5-2026` and the like.
    public var standard: String?
    public var title: LocalizedText
    public var condition: String?
    public var openWhen: String
    public var closeWhen: String
    public var unit: String
    public var supervisor: String?
    public var limits: [(step: String, limit: Limit)]
    public var citation: Citation?
    public var place: Place
}

/// One year of a working calendar.
public struct CalendarBlock: Sendable {
    public var year: Int
    public var calendar: YearCalendar
    public var officeHours: [OfficeHours]
    public var citation: Citation?
    public var place: Place

    /// A stretch of office time within one day.
    public struct OfficeHours: Hashable, Sendable {
        public var from: Civics.TimeOfDay
        public var until: Civics.TimeOfDay
        public init(from: Civics.TimeOfDay, until: Civics.TimeOfDay) {
            (self.from, self.until) = (from, until)
        }
    }
}

/// A data-catalogue entry, kept for the exchange.
public struct ResourceBlock: Named {
    public var name: String
    public var title: LocalizedText
    public var owner: String
    public var items: [Item]
    public var citation: Citation?
    public var place: Place

    /// A field of the resource and whether it is shared.
    public struct Item: Sendable {
        public var name: String
        public var type: FactType
        public var sharing: String
        public var refusalBasis: Citation?
    }
}

/// Who may start a case of this document and how.
public struct Intake: Sendable {
    public var channels: [Channel]
    public var audience: Audience
    /// Other people's cases of the same category near in space and time are offered as duplicates.
    public var duplicates: Duplicates?

    /// How near in space and time two reports may be one.
    public struct Duplicates: Sendable {
        public var metres: Int
        public var within: Limit
    }
}
