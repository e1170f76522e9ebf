import Civics

/// Headings of topics that documents share. A document names its topics in its own language; one
/// that is not here is headed by its fields' titles in the others.
enum TopicWord: String, Word {
    case shop = "店铺 | 店鋪 | The business"
    case handler = "经办人 | 經辦人 | The person applying"
    case place = "场所 | 場所 | The place"
    case food = "食品 | 食品 | Food"
    case fire = "消防 | 消防 | Fire safety"
    case sign = "招牌 | 招牌 | Signboard"
    case delivery = "领取 | 領取 | Receiving the papers"
    case parents = "父母 | 父母 | The parents"
    case childName = "孩子的名字 | 孩子的名字 | The child’s name"
    case household = "落户 | 落戶 | Household"
    case cardAndInsurance = "社保卡与医保 | 社保卡與醫保 | Social card and insurance"
    case consent = "同意 | 同意 | Consent"
    case account = "收款账户 | 收款帳戶 | Account"
    case contact = "联系方式 | 聯絡方式 | Contact"
    case applicant = "申请人 | 申請人 | Applicant"

    /// The heading of a topic as a document writes it.
    static func title(_ topic: String, in language: Language) -> String? {
        if language == .zhHans { return topic }
        return allCases.first { $0.wordings[0] == topic }?.text(in: language)
    }
}
