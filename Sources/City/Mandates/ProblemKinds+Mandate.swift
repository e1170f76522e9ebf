public import Civics

extension Problem.Kind {
    /// What an agent is told, one kind for each reason.
    public static let mandates: [Problem.Kind] = [
        mandateEnded, mandateOutOfScope, mandateWithoutPower,
    ]

    public static let mandateEnded = Problem.Kind(
        "mandate-ended", status: 403,
        title: LocalizedText(
            zhHans: "委托已经结束", zhHant: "委託已經結束", en: "The mandate has ended"),
        detail: LocalizedText(
            zhHans: "委托已到期、已撤销，或者您还没有接受。请联系委托人。",
            zhHant: "委託已到期、已撤銷，或者您還沒有接受。請聯絡委託人。",
            en: "It has run out, was revoked, or you have not accepted it. Ask whoever gave it."))

    public static let mandateOutOfScope = Problem.Kind(
        "mandate-out-of-scope", status: 403,
        title: LocalizedText(
            zhHans: "这个事项不在委托范围内", zhHant: "這個事項不在委託範圍內",
            en: "The mandate does not cover this service"),
        detail: LocalizedText(
            zhHans: "请委托人另外登记一份包含这个事项的委托。", zhHant: "請委託人另外登記一份包含這個事項的委託。",
            en: "Whoever gave it can register another one that covers it."))

    public static let mandateWithoutPower = Problem.Kind(
        "mandate-without-power", status: 403,
        title: LocalizedText(
            zhHans: "委托里没有这项权限", zhHant: "委託裡沒有這項權限",
            en: "The mandate does not include this"),
        detail: LocalizedText(
            zhHans: "例如只委托了缴费，就不能代为申请。请联系委托人。",
            zhHant: "例如只委託了繳費，就不能代為申請。請聯絡委託人。",
            en: "A mandate to pay, for example, is none to apply. Ask whoever gave it."))
}
