public import Web

extension Permission {
    /// Every permission a route of this API asks for; each is the name of an act of the city.
    public static let all: [Permission] =
        [
            signOut, readOwnAccount, prefill, keepDraft, fileCase, fileForOther, listOwnCases,
            uploadAttachment, readAttachment, readCase, readReceipts, giveMandate, listQueue,
            setClock,
            readPolicies, proposePolicy, releasePolicy, withdrawPolicy,
        ] + CommandTable.rows.flatMap { $0.permissions.sorted { $0.name < $1.name } }

    static let signOut = Permission("sign-out")
    static let readOwnAccount = Permission("read-own-account")
    static let prefill = Permission("prefill")
    static let keepDraft = Permission("keep-draft")
    static let fileCase = Permission("file-case")
    static let fileForOther = Permission("file-for-other")
    static let listOwnCases = Permission("list-own-cases")
    static let uploadAttachment = Permission("upload-attachment")
    static let readAttachment = Permission("read-attachment")
    static let readCase = Permission("read-case")
    static let readReceipts = Permission("read-receipts")
    static let listQueue = Permission("list-queue")
    static let setClock = Permission("set-clock")
    static let readPolicies = Permission("read-policies")
    static let proposePolicy = Permission("propose-policy")
    static let releasePolicy = Permission("release-policy")
    static let withdrawPolicy = Permission("withdraw-policy")
    static let joinCase = Permission("join-case")
    static let objectToCase = Permission("object-to-case")
    static let splitCase = Permission("split-case")
    static let requestData = Permission("request-data")
    static let supplementCase = Permission("supplement-case")
    static let withdrawCase = Permission("withdraw-case")
    static let urgeCase = Permission("urge-case")
    static let payFee = Permission("pay-fee")
    static let giveMandate = Permission("give-mandate")
    static let takePayment = Permission("take-payment")
    static let rateCase = Permission("rate-case")
    static let appealCase = Permission("appeal-case")
    static let confirmCase = Permission("confirm-case")
    static let answerRefusal = Permission("answer-refusal")
    static let reopenCase = Permission("reopen-case")
    static let acceptCase = Permission("accept-case")
    static let deliverPapers = Permission("deliver-papers")
    static let examineCase = Permission("examine-case")
    static let visitPlace = Permission("visit-place")
    static let suspendClock = Permission("suspend-clock")
    static let returnCase = Permission("return-case")
    static let decideCase = Permission("decide-case")
    static let extendClock = Permission("extend-clock")
    static let issuePapers = Permission("issue-papers")
    static let revokePaper = Permission("revoke-paper")
    static let inviteDepartment = Permission("invite-department")
    static let dispatchCase = Permission("dispatch-case")
    static let claimCase = Permission("claim-case")
    static let handleCase = Permission("handle-case")
    static let verifyHandling = Permission("verify-handling")
    static let callBack = Permission("call-back")
    static let closeCase = Permission("close-case")
    static let mergeCases = Permission("merge-cases")
    static let arbitrate = Permission("arbitrate")
    static let superviseCase = Permission("supervise-case")
    static let takeOnCase = Permission("take-on-case")
    static let replyToOrder = Permission("reply-to-order")
}
