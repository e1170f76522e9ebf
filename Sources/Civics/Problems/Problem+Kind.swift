extension Problem {
    /// A kind of problem: a stable name, an HTTP status and its wording.
    ///
    /// An open set: a target adds its own as static constants in an extension, with a name nobody
    /// else has, and hands them to the list that the documentation test walks.
    public struct Kind: Hashable, Sendable {
        /// The stable name in kebab case; ends the RFC 9457 `type` `/problems/<name>`.
        public let name: String
        /// The HTTP status it is answered with, 400...599.
        public let status: Int
        /// A short name for people.
        public let title: LocalizedText
        /// What happened and what to do, with `{placeholders}` filled from ``Problem/facts``.
        public let detail: LocalizedText
        /// Whether the same request may succeed later, so that the answer carries `Retry-After`.
        public let isRetryable: Bool

        /// A kind of one's own. All three languages should be written.
        public init(
            _ name: String, status: Int, title: LocalizedText, detail: LocalizedText,
            isRetryable: Bool = false
        ) {
            self.name = name
            self.status = status
            self.title = title
            self.detail = detail
            self.isRetryable = isRetryable
        }

        /// A kind of one's own, worded in all three languages: name and explanation of each.
        public init(
            _ name: String, _ status: Int, retryable: Bool = false,
            zhHans: (title: String, detail: String), zhHant: (title: String, detail: String),
            en: (title: String, detail: String)
        ) {
            self.init(
                name, status: status,
                title: LocalizedText(zhHans: zhHans.title, zhHant: zhHant.title, en: en.title),
                detail: LocalizedText(zhHans: zhHans.detail, zhHant: zhHant.detail, en: en.detail),
                isRetryable: retryable)
        }

        /// Equal when the names are.
        public static func == (left: Kind, right: Kind) -> Bool { left.name == right.name }

        /// Hashes the name.
        public func hash(into hasher: inout Hasher) { hasher.combine(name) }
    }
}
