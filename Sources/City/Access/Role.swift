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
            .auditor, .leader:
            nil
        }
    }

    /// Roles nobody may hold beside this one (等保三员; NIST SP 800-53 AC-5): whoever administers
    /// the system, grants rights or audits does only that.
    public var excludes: Set<Role> {
        switch self {
        case .systemAdministrator: [.securityAdministrator, .auditor, .examiner, .approver]
        case .securityAdministrator: [.systemAdministrator, .auditor, .examiner, .approver]
        case .auditor: Set(Role.allCases).subtracting([.auditor, .citizen])
        case .policyAuthor: [.policyReleaser]
        case .policyReleaser: [.policyAuthor]
        case .examiner, .approver: [.systemAdministrator, .securityAdministrator, .auditor]
        case .citizen: []
        case .agent, .volunteer, .windowClerk, .hotlineOperator, .gridWorker, .fieldTeam,
            .dispatcher, .supervisor, .dataSteward, .leader:
            [.auditor]
        }
    }
}
