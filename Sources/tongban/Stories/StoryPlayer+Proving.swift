import JSON
import TransparencyLog

extension StoryPlayer {
    /// Verifies a paper as anyone would who has its code.
    mutating func verifyPaper(_ step: Entry) async throws -> StoryOutcome {
        let kind = try step.need("with").text("paper")
        guard let filer else { throw step.failure("there is no case yet") }
        let licences = try await send("GET", "/api/v1/licences", as: filer)
        let mine = try await view(as: filer)["number"]?.string
        let licence = (licences.json["items"]?.array ?? []).first {
            $0["kind"]?.string == kind && $0["paper"]?["content"]?["case"]?.string == mine
        }
        guard let code = licence?["code"]?.string else {
            throw step.failure("\(filer) holds no \(kind)")
        }
        let answer = try await send("GET", "/api/v1/verify/\(code)", as: "nobody")
        guard answer.isFine else { throw step.failure("verify: \(answer.problem)") }
        guard answer.json["whole"]?.bool == true else {
            throw step.failure("the signature does not fit the paper")
        }
        let number = answer.json["number"]?.string ?? ""
        return StoryOutcome(words: "verifies \(kind) \(number)", json: answer.json)
    }

    /// Fetches the receipts of every step and checks each without the city: its entry, the proof
    /// that the sealed ledger holds it, the signed checkpoint, the facts behind it.
    mutating func checkReceipts(_ who: String) async throws -> StoryOutcome {
        guard let key = NoteVerifier(parsing: ledgerKey) else {
            throw Failure("the city's ledger key is malformed: \(ledgerKey)")
        }
        let policy = LogPolicy(logs: [key])
        let steps = Int(try await view(as: who)["version"]?.int ?? 0)
        let items = try await receipts(as: who, atLeast: steps)
        var indices: Set<Int> = []
        var disclosed = 0
        for (number, item) in items.enumerated() {
            do {
                let verified = try Receipt(item).verify(by: policy)
                indices.insert(verified.index)
                disclosed += verified.payload == nil ? 0 : 1
            } catch {
                throw Failure("receipt \(number + 1) proves nothing: \(error)")
            }
        }
        guard indices.count == steps else {
            throw Failure("\(indices.count) receipts for \(steps) steps of the case")
        }
        tally.receipts += items.count
        return StoryOutcome(
            words: "checks \(items.count) receipts of \(steps) steps, "
                + "\(disclosed) with the facts behind them",
            json: ["all-included": true])
    }

    /// Receipts are complete a second after the last step.
    private mutating func receipts(as who: String, atLeast count: Int) async throws -> [JSONValue] {
        guard let caseID else { throw Failure("there is no case yet") }
        var items: [JSONValue] = []
        for attempt in 0..<20 {
            let answer = try await send("GET", "/api/v1/cases/\(caseID)/receipts", as: who)
            guard answer.isFine else { throw Failure("receipts: \(answer.problem)") }
            items = answer.json["items"]?.array ?? []
            if items.count >= count { break }
            if attempt < 19 { try await Task.sleep(for: .milliseconds(300)) }
        }
        return items
    }

    /// Whether a receipt of the case's first step is there by now.
    mutating func hasReceipt(as who: String) async throws -> Bool {
        try await !receipts(as: who, atLeast: 1).isEmpty
    }
}
