import City

/// Roles as people read them, by the role's name.
enum RoleWord: String, Word {
    case citizen = "居民 | 居民 | Resident"
    case agent = "代理人 | 代理人 | Agent"
    case volunteer = "志愿者 | 志願者 | Volunteer"
    case windowClerk = "窗口受理 | 窗口受理 | Window clerk"
    case hotlineOperator = "热线话务 | 熱線話務 | Hotline operator"
    case gridWorker = "网格员 | 網格員 | Grid worker"
    case fieldTeam = "处置队伍 | 處置隊伍 | Field team"
    case dispatcher = "派遣员 | 派遣員 | Dispatcher"
    case examiner = "审查（承办） | 審查（承辦） | Examiner"
    case approver = "审批（决定） | 審批（決定） | Approver"
    case supervisor = "督办 | 督辦 | Supervisor"
    case dataSteward = "数据管理 | 資料管理 | Data steward"
    case policyAuthor = "政策编写 | 政策編寫 | Policy author"
    case policyReleaser = "政策发布 | 政策發布 | Policy releaser"
    case systemAdministrator = "系统管理员 | 系統管理員 | System administrator"
    case securityAdministrator = "安全管理员 | 安全管理員 | Security administrator"
    case auditor = "审计管理员 | 審計管理員 | Auditor"
    case leader = "领导 | 領導 | Leader"
    case privacyOfficer = "个人信息保护负责人 | 個人資訊保護負責人 | Privacy officer"

    static func role(_ role: Role) -> RoleWord {
        switch role {
        case .citizen: .citizen
        case .agent: .agent
        case .volunteer: .volunteer
        case .windowClerk: .windowClerk
        case .hotlineOperator: .hotlineOperator
        case .gridWorker: .gridWorker
        case .fieldTeam: .fieldTeam
        case .dispatcher: .dispatcher
        case .examiner: .examiner
        case .approver: .approver
        case .supervisor: .supervisor
        case .dataSteward: .dataSteward
        case .policyAuthor: .policyAuthor
        case .policyReleaser: .policyReleaser
        case .systemAdministrator: .systemAdministrator
        case .securityAdministrator: .securityAdministrator
        case .auditor: .auditor
        case .leader: .leader
        case .privacyOfficer: .privacyOfficer
        }
    }
}

extension Visit {
    /// A role, with the unit it is held in.
    func seat(_ seat: Seat) -> String {
        let role = say(RoleWord.role(seat.role))
        return seat.unit.map { wording.bracketed(role, unit($0)) } ?? role
    }
}
