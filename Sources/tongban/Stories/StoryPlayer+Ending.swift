import Civics
import JSON

extension StoryPlayer {
    /// Tells who did what and when, and why each date is what it is.
    mutating func tellTheEnd() async throws {
        if let caseID {
            let view = try await view(as: filer ?? "auditor")
            let number = view["numberGrouped"]?.string ?? ""
            print("\n\u{25A0} What happened in case \(number)")
            let timeline = try await send(
                "GET", "/api/v1/cases/\(caseID)/timeline", as: "auditor")
            guard timeline.isFine else { throw Failure("timeline: \(timeline.problem)") }
            for entry in timeline.json["items"]?.array ?? [] { print("  " + Self.line(entry)) }
            print("\n\u{25A0} When it was due, and why")
            for clock in try await clocks() { tell(clock) }
        }
        print(
            "\n\u{2714} ended well: \(tally.steps) steps, \(tally.checks) things seen, "
                + "\(tally.refusals) refused as they should be, \(tally.receipts) receipts hold")
    }

    private static func line(_ entry: JSONValue) -> String {
        let moment = (entry["at"]?.string ?? "").prefix(16).replacing("T", with: " ")
        let desk = [entry["desk"]?.string, entry["unit"]?.string ?? entry["party"]?.string]
            .compactMap(\.self).joined(separator: " ")
        var words = [entry["event"]?.string ?? ""]
        if let subject = entry["subject"]?.string {
            let title = entry["title"]?.string.map { $0 == subject ? "" : " (\($0))" } ?? ""
            words.append(subject + title)
        }
        if let detail = entry["detail"]?.string { words.append(detail) }
        if let due = entry["due"]?["due"]?.string { words.append("due \(due)") }
        let gap = String(repeating: " ", count: max(1, 28 - desk.count))
        return "\(moment)  \(desk)\(gap)\(words.joined(separator: "  "))"
    }

    private func tell(_ clock: JSONValue) {
        let name = clock["clock"]?.string ?? ""
        let limit = clock["limit"]?.string ?? ""
        let due = clock["due"]?["due"]?.string ?? "stands still"
        let provisional = clock["due"]?["provisional"]?.bool == true ? " (provisional)" : ""
        print("  \(name): \(limit), due \(due)\(provisional)")
        for entry in clock["entries"]?.array ?? [] {
            let moment = (entry["at"]?.string ?? "").prefix(16).replacing("T", with: " ")
            let words = [entry["kind"], entry["ground"], entry["article"]]
                .compactMap { $0?.string }.joined(separator: ", ")
            let due = entry["due"]?["due"]?.string.map { " \u{2192} \($0)" } ?? ""
            print("    \(moment) \(words)\(due)")
        }
        for day in clock["days"]?.array ?? [] {
            if let text = day["text"]?.string { print("      " + text) }
        }
    }
}
