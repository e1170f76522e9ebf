import ArgumentParser
import City
import Civics
import Web

/// Every problem the API may answer, as docs/problems.md has it.
struct Problems: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "problems", abstract: "List every problem the API may answer.",
        discussion: "Prints the table of docs/problems.md.")

    func run() {
        print(
            """
            # Problems

            Every refusal at the edge is an RFC 9457 body: `type` is `/problems/<name>`, `title` and `detail`
            stand in the reader's language, `errors` name single fields by JSON pointer. The names are stable; a
            program may branch on them. A retry makes sense only where the table says so.

            | Name | Status | 简体 | English | What to do | Retry |
            |---|---|---|---|---|---|
            """)
        let kinds =
            Problem.Kind.all + Problem.Kind.web + Problem.Kind.caseRefusals
            + Problem.Kind.policyRefusals + Problem.Kind.houseRefusals
        for kind in kinds.sorted(by: { ($0.status, $0.name) < ($1.status, $1.name) }) {
            print(
                "| `\(kind.name)` | \(kind.status) | \(kind.title.zhHans) | "
                    + "\(kind.title.text(in: .en)) | \(kind.detail.text(in: .en)) | "
                    + "\(kind.isRetryable ? "yes" : "no") |")
        }
    }
}
