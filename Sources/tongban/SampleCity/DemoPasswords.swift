/// The one rule for the passwords of demo accounts, as `accounts.yaml` says it.
struct DemoPasswords {
    private let before: Substring
    private let after: Substring

    /// - Parameter accounts: `accounts.yaml`; its `password` holds `{account}` for the name.
    init(_ accounts: Sheet) throws {
        let rule = try accounts.root.need("password")
        let parts = try rule.text().split(
            separator: "{account}", maxSplits: 1, omittingEmptySubsequences: false)
        guard parts.count == 2 else { throw rule.failure("`{account}` must stand in the rule") }
        (before, after) = (parts[0], parts[1])
    }

    func password(of account: String) -> String { before + account + after }
}
