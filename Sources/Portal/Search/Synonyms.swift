/// Words people use for the same thing, in folded form; the first is the one documents use.
enum Synonyms {
    static let groups: [[String]] = [
        ["居住证", "暂住证", "居住登记"],
        [
            "餐饮店", "餐饮", "饭店", "饭馆", "餐馆", "餐厅", "面馆", "小吃店", "小吃", "奶茶店", "咖啡店", "火锅店",
            "酒楼", "restaurant", "noodle shop", "noodles", "cafe", "café", "eatery", "food shop",
        ],
        ["食品经营许可", "卫生许可证", "食品流通许可", "餐饮服务许可", "food permit", "food licence", "food license"],
        [
            "孩子出生", "新生儿", "出生", "生孩子", "宝宝", "婴儿", "小孩", "上户口", "落户", "报户口", "出生证", "准生证",
            "baby", "newborn", "birth", "child is born",
        ],
        [
            "高龄津贴", "老龄津贴", "高龄补贴", "老人补贴", "老年补贴", "敬老金", "尊老金", "长寿补贴", "老人", "老年人",
            "allowance", "elderly", "senior", "pension",
        ],
        ["井盖", "窨井盖", "下水道盖", "污水井", "manhole", "drain cover"],
        [
            "居住证明", "在住证明", "住址证明", "居住地证明", "residence proof", "proof of residence",
            "proof of address",
        ],
        ["微心愿", "心愿", "愿望", "wish"],
        ["营业执照", "执照", "开店", "开公司", "business licence", "business license", "open a shop"],
        ["续期", "延续", "续证", "换证", "到期", "renewal", "renew"],
        ["消防", "防火", "fire"],
        ["医保", "医疗保险", "社保", "medical insurance", "insurance"],
        ["招牌", "门头", "店招", "户外广告", "signboard", "sign"],
        ["烟草", "卖烟", "香烟", "tobacco", "cigarettes"],
    ]

    /// A word and what else it may be called: whole words of its groups, and the word with the part
    /// that has another name replaced.
    static func alternatives(to word: String) -> [String] {
        var found = [word]
        for group in groups {
            guard let part = group.filter({ word.contains($0) }).max(by: { $0.count < $1.count })
            else { continue }
            found += group.filter { $0 != part }
        }
        return found
    }
}
