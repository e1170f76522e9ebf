/// Who may do what, as data: act → role → relations of which one must hold (design: roles and
/// authorisation). Read by ``Access``, by the tests that execute every cell, and by the pages.
public enum Rights {
    /// Acts anyone may perform, signed in or not.
    public static let open: Set<Act> = [
        .signIn, .readServices, .checkEligibility, .verifyLicence, .openShare, .rateByLink,
        .readLedger, .track,
    ]

    /// Acts on one's own account, which need no seat.
    public static let ownAccount: Set<Act> = [.signOut, .readOwnAccount, .changePassword]

    /// Acts of somebody whose password was chosen by another and must be changed first.
    public static let beforeNewPassword = ownAccount

    public static let table: [Act: [Role: Set<Relation>]] = {
        var table: [Act: [Role: Set<Relation>]] = [:]
        for line in lines {
            for act in line.acts {
                for role in line.roles {
                    table[act, default: [:]][role, default: []].insert(line.relation)
                }
            }
        }
        return table
    }()

    private struct Line {
        var acts: [Act]
        var roles: [Role]
        var relation: Relation
    }

    private static let everyone = Role.allCases
    private static let residents: [Role] = [.citizen, .agent, .volunteer]
    private static let handling: [Role] = [
        .windowClerk, .hotlineOperator, .gridWorker, .fieldTeam, .dispatcher, .examiner, .approver,
        .supervisor,
    ]

    private static let lines: [Line] = [
        Line(
            acts: [.signOut, .readOwnAccount, .changePassword], roles: everyone, relation: .none),
        Line(
            acts: [.prefill, .keepDraft, .fileCase, .listOwnCases, .giveMandate], roles: residents,
            relation: .none),
        Line(
            acts: [.fileForOther, .fileCase, .prefill, .keepDraft],
            roles: [.windowClerk, .hotlineOperator, .gridWorker], relation: .none),
        Line(acts: [.joinCase, .objectToCase], roles: residents, relation: .none),
        Line(acts: [.uploadAttachment], roles: residents + handling, relation: .none),
        Line(
            acts: [.listQueue], roles: handling + [.volunteer, .dataSteward, .auditor],
            relation: .none),

        Line(
            acts: [.readCase, .readAttachment, .readPaper, .sharePaper, .readReceipts],
            roles: residents, relation: .own),
        Line(
            acts: [.readCase, .readAttachment, .readPaper, .readReceipts],
            roles: handling + [.dataSteward], relation: .sameUnit),
        Line(
            acts: [.readCase, .readPaper, .readReceipts],
            roles: [.dispatcher, .supervisor, .auditor],
            relation: .none),
        Line(
            acts: [
                .supplementCase, .withdrawCase, .urgeCase, .payFee, .rateCase, .appealCase,
                .confirmCase, .answerRefusal, .reopenCase,
            ], roles: residents, relation: .own),
        // Money at the counter; what is paid online is told by the provider, never by the payer.
        Line(acts: [.takePayment], roles: [.windowClerk], relation: .sameUnit),
        Line(
            acts: [.supplementCase, .acceptCase, .deliverPapers, .confirmCase],
            roles: [.windowClerk], relation: .sameUnit),
        Line(
            acts: [
                .examineCase, .visitPlace, .suspendClock, .returnCase, .inviteDepartment,
                .handleCase, .requestData,
            ], roles: [.examiner], relation: .sameUnit),
        Line(
            acts: [
                .decideCase, .extendClock, .issuePapers, .revokePaper, .inviteDepartment,
                .suspendClock,
            ], roles: [.approver], relation: .sameUnit),
        Line(acts: [.inviteDepartment], roles: [.windowClerk], relation: .sameUnit),
        Line(
            acts: [.inviteDepartment, .suspendClock], roles: [.dispatcher, .supervisor],
            relation: .none),
        Line(acts: [.deliverPapers], roles: [.approver, .examiner], relation: .sameUnit),
        Line(
            acts: [.takeOnCase],
            roles: [.windowClerk, .examiner, .approver, .fieldTeam, .gridWorker],
            relation: .sameUnit),
        Line(acts: [.extendClock], roles: [.supervisor], relation: .none),
        Line(
            acts: [
                .dispatchCase, .mergeCases, .splitCase, .arbitrate, .closeCase, .acceptCase,
                .callBack,
            ],
            roles: [.dispatcher], relation: .none),
        Line(acts: [.claimCase], roles: [.volunteer], relation: .none),
        // Whoever took a wish learns whose it is, and nobody before.
        Line(
            acts: [.handleCase, .readCase, .readAttachment], roles: [.volunteer],
            relation: .assigned),
        Line(
            acts: [.handleCase, .returnCase, .verifyHandling, .confirmCase, .closeCase],
            roles: [.fieldTeam, .gridWorker], relation: .sameUnit),
        Line(acts: [.acceptCase, .callBack], roles: [.hotlineOperator], relation: .sameUnit),
        Line(acts: [.examineCase, .callBack], roles: [.dataSteward], relation: .sameUnit),
        Line(
            acts: [.acceptCase, .examineCase, .verifyHandling, .closeCase],
            roles: [.gridWorker], relation: .sameUnit),
        Line(
            acts: [.superviseCase, .reopenCase, .readStatistics], roles: [.supervisor],
            relation: .none),
        Line(
            acts: [.replyToOrder],
            roles: [
                .windowClerk, .hotlineOperator, .gridWorker, .fieldTeam, .dispatcher, .examiner,
                .approver, .dataSteward,
            ],
            relation: .sameUnit),
        Line(acts: [.readStatistics], roles: [.leader, .auditor], relation: .none),
        Line(acts: [.readAccessLog], roles: [.auditor], relation: .none),
        Line(
            acts: [.readPolicies],
            roles: handling + [.dataSteward, .policyAuthor, .policyReleaser, .auditor, .leader],
            relation: .none),
        Line(acts: [.proposePolicy], roles: [.policyAuthor], relation: .none),
        Line(acts: [.releasePolicy], roles: [.policyReleaser], relation: .none),
        Line(
            acts: [.withdrawPolicy], roles: [.policyAuthor, .policyReleaser], relation: .none),
        Line(acts: [.administer, .setClock], roles: [.systemAdministrator], relation: .none),
        Line(
            acts: [.readHouse], roles: [.systemAdministrator, .securityAdministrator, .auditor],
            relation: .none),
        Line(
            acts: [.manageAccounts, .grantRole], roles: [.securityAdministrator], relation: .none),
        Line(acts: [.eraseCase], roles: [.privacyOfficer], relation: .none),
        Line(acts: [.confirmErasure], roles: [.privacyOfficer, .supervisor], relation: .none),
    ]
}
