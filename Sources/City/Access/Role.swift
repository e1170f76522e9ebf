public import Policies

/// Whom a signed-in person acts as. One person may hold several seats, but sits in one at a time,
/// and some roles exclude each other for good (``Role/excludes``).
public enum Role: String, Sendable, CaseIterable {
    case citizen, agent, volunteer
    case windowClerk = "window-clerk"
    case hotlineOperator = "hotline-operator"
    case gridWorker = "grid-worker"
    case fieldTeam = "field-team"
    case dispatcher, examiner, approver, supervisor
    case dataSteward = "data-steward"
    case policyAuthor = "policy-author"
    case policyReleaser = "policy-releaser"
    case systemAdministrator = "system-administrator"
    case securityAdministrator = "security-administrator"
    case auditor, leader
    /// 个人信息保护负责人: orders the erasure of what is kept of people, with a second person.
    case privacyOfficer = "privacy-officer"

    /// The desk of the case engine this role sits at; `nil` for roles that never touch a case.
    public var desk: Desk? {
        switch self {
        case .citizen, .agent: .applicant
        case .windowClerk, .hotlineOperator: .window
        case .gridWorker, .fieldTeam, .volunteer: .field
        case .dispatcher: .dispatcher
        case .examiner: .examiner
        case .approver: .approver
        case .supervisor: .supervisor
        case .dataSteward: .steward
        case .policyAuthor, .policyReleaser, .systemAdministrator, .securityAdministrator,
            .auditor, .leader, .privacyOfficer:
            nil
        }
    }

    /// Roles nobody may hold beside this one (等保三员; NIST SP 800-53 AC-5): whoever administers
    /// the system, grants rights or audits does only that, and whoever writes a rule does not
    /// release it. Exclusion is mutual. Everybody may be a citizen besides.
    public var excludes: Set<Role> {
        Set(Role.allCases.filter { self.isApart(from: $0) || $0.isApart(from: self) })
    }

    private func isApart(from other: Role) -> Bool {
        guard self != other, self != .citizen, other != .citizen else { return false }
        switch self {
        case .systemAdministrator, .auditor: return true
        case .securityAdministrator:
            return [.examiner, .approver, .privacyOfficer, .policyReleaser].contains(other)
        case .policyAuthor: return other == .policyReleaser
        case .citizen, .agent, .volunteer, .windowClerk, .hotlineOperator, .gridWorker,
            .fieldTeam, .dispatcher, .examiner, .approver, .supervisor, .dataSteward,
            .policyReleaser, .leader, .privacyOfficer:
            return false
        }
    }
}
