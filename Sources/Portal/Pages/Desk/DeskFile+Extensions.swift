import City
import Civics
import JSON
import Policies

// Longer limits: asked for by whoever examines, answered by whoever approves.
extension DeskFile {
    /// By how much, and why; what was asked for stands there beforehand.
    func extensionSheet(_ action: DeskAction) -> ActSheet {
        let request = wanted(action)
        let amount = request?["by"]?.string?.split(separator: " ").first.map(String.init)
        return ActSheet(
            lead: request.map { told(request: $0) },
            inputs: [
                ActInput(
                    name: "by", label: say(.extendBy, ["unit": say(unitWord)]),
                    kind: .limit(extensionKind),
                    hint: file.policy?.flow?.extensions.atMost.map {
                        say(.extendMost, ["limit": $0.text(in: visit.language)])
                    }, preset: [amount].compactMap(\.self)),
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3)),
            ])
    }

    /// The request an action answers.
    func wanted(_ action: DeskAction) -> JSONValue? {
        (file.json["extensionRequests"]?.array ?? []).first {
            $0["open"]?.bool == true && $0["branch"]?.string == action.branch
        }
    }

    /// A request in a sentence.
    func told(request: JSONValue) -> String {
        let limit = request["by"]?.string ?? ""
        return say(
            .extensionWanted,
            [
                "when": visit.wording.date(request["at"]?.string ?? ""),
                "limit": Limit(limit)?.text(in: visit.language) ?? limit,
                "reason": request["reason"]?.string ?? "",
            ])
    }

    private var extensionKind: ClockKind {
        file.policy?.flow?.extensions.atMost?.kind ?? .workingDay
    }

    private var unitWord: DeskActWord {
        switch extensionKind {
        case .workingDay: .workingDays
        case .calendarDay: .calendarDays
        case .workingHour, .urgentHour: .minutes
        }
    }
}

extension DeskCaseView {
    /// Requests for a longer limit with what was said to them.
    func extensionRequests() throws -> HTML {
        let lines = try (file.json["extensionRequests"]?.array ?? []).map { request in
            try ExtensionLine(
                text: desk.told(request: request), chip: chip(request),
                answer: request["answer"]?.string
            ).html()
        }
        guard !lines.isEmpty else { return .empty }
        return try Section(visit.say(DeskActWord.extensionTitle), lines).html()
    }

    private func chip(_ request: JSONValue) -> HTML {
        switch request["granted"]?.bool {
        case true?: visit.chip(.ok, DeskActWord.extensionGranted)
        case false?: visit.chip(.bad, DeskActWord.extensionRefused)
        case nil: visit.chip(.warn, DeskActWord.extensionOpen)
        }
    }
}

/// One request for a longer limit.
struct ExtensionLine: View {
    let text: String
    let chip: HTML
    let answer: String?

    static let template = Template(
        "extension-line",
        #"<p>{{.text}} {{{.chip}}}{{#.answer}}<span class="small when">{{.}}</span>{{/.answer}}</p>"#
    )
}
