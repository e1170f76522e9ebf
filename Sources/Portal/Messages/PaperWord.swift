/// What is said around papers: downloading, showing and verifying them.
enum PaperWord: String, Word {
    case open = "打开 PDF | 打開 PDF | Open as PDF"
    case receipt = "收件凭证（PDF） | 收件憑證（PDF） | Receipt (PDF)"
    case letters = "文书 | 文書 | Letters"
    case draft = "草稿（PDF） | 草稿（PDF） | Draft (PDF)"
    case lettersLead =
        "每份文书都可以下载、打印；上面的二维码可以核验真伪。 | 每份文書都可以下載、列印；上面的二維碼可以核驗真偽。 | Every letter can be downloaded and printed; its QR code tells whether it is genuine."
    case identifier = "电子证照标识 | 電子證照標識 | Identifier of the electronic licence"
    case holder = "持证人 | 持證人 | Holder"
    case file = "文件摘要（SHA-256） | 檔案摘要（SHA-256） | Digest of the file (SHA-256)"
    case revokedFor = "撤销原因 | 撤銷原因 | Why it was revoked"
    case genuineLetter = "确由本市出具 | 確由本市出具 | Issued by this city"
    case show = "出示给他人 | 出示給他人 | Show it to somebody"
    case showLead =
        "生成一个限时链接和二维码，对方打开就能看到这份证照，{limit}后自动失效。每次查看都有记录，你随时可以收回。 | 產生一個限時連結和二維碼，對方打開就能看到這份證照，{limit}後自動失效。每次查看都有記錄，您隨時可以收回。 | Make a link and a QR code: whoever opens it sees this document. It ends by itself after {limit}. Every look is recorded, and you can take the link back at any time."
    case showNot = "这份证照现在不能出示。 | 這份證照現在不能出示。 | This document cannot be shown now."
    case make = "生成出示链接 | 產生出示連結 | Make a link"
    case openUntil = "有效至 {time} | 有效至 {time} | Open until {time}"
    case ended = "已于 {time} 失效 | 已於 {time} 失效 | Ended {time}"
    case takenBack = "已于 {time} 收回 | 已於 {time} 收回 | Taken back {time}"
    case takeBack = "收回 | 收回 | Take back"
    case looks =
        "被查看 {count} 次 | 被查看 {count} 次 | Looked at {count} {count?time:times}"
    case lookedAt = "查看时间：{times} | 查看時間：{times} | Looked at: {times}"
    case scan = "请对方扫描 | 請對方掃描 | To be scanned"
    case shownTitle = "出示的证照 | 出示的證照 | A document shown to you"
    case shownUntil =
        "持证人向你出示这份证照，可以看到 {time}。这次查看已记录，持证人可以看到。 | 持證人向您出示這份證照，可以看到 {time}。這次查看已記錄，持證人可以看到。 | The holder shows you this document until {time}. This look has been recorded and the holder can see it."
    case shownGone =
        "链接已失效、已被收回，或者不存在。请让持证人重新出示。 | 連結已失效、已被收回，或者不存在。請讓持證人重新出示。 | This link has ended, was taken back or never was. Please ask the holder to show the document again."
}
