import ArgumentParser
import Foundation
import TransparencyLog

/// Whom a reader of checkpoints trusts: a key, or a policy file with witnesses.
struct Trust: ParsableArguments {
    @Option(help: "The ledger's verifier key, as name+hash+key, or a file that holds it.")
    var key: String?
    @Option(help: "Keys and witnesses that must have signed: a file as C2SP tlog-policy has it.")
    var policy: String?

    /// - Parameter named: The key the place itself names, used when nothing else is given.
    func policy(orKey named: String? = nil) throws -> LogPolicy {
        if let policy { return try Self.read(policy) }
        guard let text = key ?? named else { throw ValidationError("give --key or --policy") }
        let written =
            (try? String(contentsOfFile: text, encoding: .utf8))?
            .trimmingCharacters(in: .whitespacesAndNewlines) ?? text
        guard let verifier = NoteVerifier(parsing: written) else {
            throw ValidationError("\(text) is no verifier key (name+hash+key)")
        }
        return LogPolicy(logs: [verifier])
    }

    /// - Throws: `ValidationError` with the line to mend.
    static func read(_ file: String) throws -> LogPolicy {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else {
            throw ValidationError("\(file) cannot be read")
        }
        do {
            return try LogPolicy(parsing: text)
        } catch {
            throw ValidationError(
                "\(file):\(error.line): expected `log KEY`, `witness NAME KEY [ADDRESS]`, "
                    + "`group NAME COUNT MEMBER…` or one `quorum NAME`")
        }
    }
}
