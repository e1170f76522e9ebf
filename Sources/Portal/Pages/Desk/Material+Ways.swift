import Policies

extension Material {
    /// The document lets it follow after acceptance (容缺).
    var mayFollow: Bool { Self.mayFollow(how) }

    /// The applicant brings it, always.
    var isOwn: Bool { if case .own = how { true } else { false } }

    private static func mayFollow(_ way: Way) -> Bool {
        switch way {
        case .later: true
        case .fetch(_, let otherwise): otherwise.map(mayFollow) ?? false
        case .own, .generated: false
        }
    }
}
