/// Chinese spellings of the English keywords; both are read everywhere.
///
/// The two readings of one Chinese word (`单位` a unit or a unit of measure) never meet in one block.
enum Keywords {
    /// The block words that open a fence.
    static let blocks: [String: String] = [
        "facts": "事实", "parameters": "参数", "decision": "判定", "service": "事项", "bundle": "一件事",
        "questions": "提问", "form": "表单", "materials": "材料", "flow": "流程", "fees": "收费",
        "paper": "证照", "categories": "类别", "calendar": "日历", "resource": "资源",
        "supplement": "补正", "extension": "延期", "suspension": "中止", "rating": "评价",
        "intake": "渠道", "children": "后续办件", "indicator": "指标", "index": "指数",
    ]

    /// The block a fence's word opens, or `nil` for a foreign one.
    static func block(_ word: String) -> String? {
        if blocks[word] != nil { return word }
        return blocks.first { $0.value == word }?.key
    }

    static let keys: [String: [String]] = [
        "id": ["标识"], "version": ["版本"], "title": ["标题", "名称"], "issuer": ["发布机关"],
        "region": ["区划"], "body": ["机关"], "level": ["层级"], "effective": ["施行"],
        "until": ["废止", "期限"], "supersedes": ["替代"], "basis": ["依据"],
        "remedies": ["救济"],
        "running-cases": ["在办"], "status": ["状态"], "kind": ["种类"],
        "missing-day": ["缺日"], "completed": ["届满"], "added": ["加月"],
        "finish-by": ["办至"], "migrate": ["迁移"],
        "type": ["类型", "事项类型"], "from": ["来自"], "is": ["即"], "key": ["键"],
        "unit": ["单位"], "values": ["取值"], "of": ["元素"], "null-means": ["缺失时"],
        "article": ["条款"], "open-for": ["开放"], "bounds": ["范围"],
        "item-code": ["基本编码"], "implementation-code": ["实施编码"], "audience": ["对象"],
        "channels": ["渠道"], "statutory": ["法定"], "promised": ["承诺"], "result": ["结果"],
        "visits": ["到场次数", "踏勘"], "on-the-spot": ["即办"], "confirm": ["确认"],
        "by": ["方式", "依据"], "else": ["否则"], "life-event": ["事件"], "lead": ["牵头"],
        "services": ["事项"], "service": ["事项"], "above": ["大于"], "at-least": ["不小于"],
        "below": ["小于"], "at-most": ["不大于", "至多"], "when": ["条件"], "hint": ["提示"],
        "how": ["方式"], "accept": ["格式"], "max": ["上限"], "why": ["依据"], "sample": ["样例", "抽样"],
        "paper": ["文书"], "default": ["后果"], "steps": ["步骤"], "desk": ["岗位"],
        "within": ["期限"], "counted-from": ["起算"], "timeout": ["超时"], "lights": ["提醒"],
        "only-by-goto": ["仅转入"], "refuse": ["不予受理"], "automatic": ["自动"],
        "checklist": ["要点"], "branches": ["分支"], "join": ["会合"], "partial": ["部分"],
        "units": ["联审单位"], "joint": ["联合"], "check-within": ["核查期限"],
        "check-unit": ["核查单位"], "fails": ["不实"], "issue-at-once": ["当场发证"],
        "answer-within": ["申辩期限"], "papers": ["证照"], "fees": ["费用"], "policy": ["文件"],
        "claim": ["认领"], "among": ["对象"], "open-at-most": ["同时"], "sign-within": ["签收"],
        "bounce": ["退单"], "arbitrate-after": ["仲裁"], "evidence": ["证据"],
        "fails-to": ["不符转"], "party": ["当事人"], "declined": ["不同意"], "after": ["在后"],
        "veto": ["否决"], "visit": ["踏勘"], "either": ["任选"], "commit": ["告知承诺"],
        "component-owner": ["权属单位"], "territorial": ["属地"], "fact": ["事实"],
        "end": ["终止"], "goto": ["转至"], "consequence": ["逾期"], "times": ["次数"],
        "restarts": ["重新起算"], "correct-at": ["整改线"], "contact-within": ["联系"],
        "mend-within": ["整改"], "duplicates": ["重复"], "metres": ["米"], "amount": ["金额"],
        "before": ["之前"], "number": ["编号"], "valid": ["有效期"], "template": ["模板"],
        "shows-verifier": ["核验可见"], "states": ["记载"], "licence-type": ["证照类型"],
        "shown-for": ["出示时限"],
        "code": ["代码"], "standard": ["标准"], "condition": ["条件"], "open-when": ["立案"],
        "close-when": ["结案"], "supervisor": ["监督"], "limits": ["时限"], "year": ["年"],
        "holidays": ["放假"], "make-up": ["调休上班"], "office-hours": ["办公时间"],
        "source": ["来源"], "owner": ["单位"], "items": ["信息项"], "sharing": ["共享"],
        "law": ["依据"], "updates": ["更新"], "name": ["名称"], "as-of": ["基准日"],
        "given": ["已知"], "expect": ["期望"], "note": ["说明"], "at": ["达到"],
        "correction": ["整改"], "post-check": ["核查"], "appeal": ["申诉"], "upheld": ["支持"],
        "zh-Hans": ["简体"], "zh-Hant": ["繁體"], "en": ["英文"],
    ]

    static func matches(_ written: String, _ key: String) -> Bool {
        written == key || keys[key]?.contains(written) == true
    }
}

/// A closed set of words with their Chinese spellings: `Words(["person": "个人"])`.
struct Words {
    private let spellings: [(word: String, chinese: [String])]

    init(_ spellings: KeyValuePairs<String, String>) {
        self.spellings = spellings.map { ($0.key, $0.value.split(separator: "|").map(String.init)) }
    }

    func read(_ text: String) -> String? {
        spellings.first { $0.word == text || $0.chinese.contains(text) }?.word
    }

    var all: [String] { spellings.map(\.word) }

    /// The first Chinese spelling of an English word.
    func chinese(_ word: String) -> String? {
        spellings.first { $0.word == word }?.chinese.first
    }
}
