/// What work on the spot came to, and the parts of a case's page on a phone.
enum FieldWord: String, Word {
    case title = "现场 | 現場 | On the spot"
    case handled = "已处置 | 已處置 | Done"
    case passed = "符合 | 符合 | In order"
    case failed = "不符合 | 不符合 | Not in order"
    case returned = "退回 | 退回 | Handed back"
    case closed = "结案 | 結案 | Closed"
    case line = "{when} {unit} | {when} {unit} | {when}, {unit}"
    case belongs = "认为应由{unit}处置 | 認為應由{unit}處置 | Says it is for {unit}"
    case matters = "补正、意见等 | 補正、意見等 | Requests, opinions and more"
    case dates = "时限和文书 | 時限和文書 | Limits and letters"
    case parts = "这件的内容 | 這件的內容 | What there is about this case"
}
