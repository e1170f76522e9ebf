/// The pages about the site itself.
enum AboutWord: String, Word {
    case accessibility = "无障碍说明 | 無障礙說明 | Accessibility"
    case accessibilityAim =
        "本网站按《Web 内容无障碍指南》2.2 AA 级和适老化要求制作：键盘可以完成全部操作，不用脚本也能办事，文字可以放大，可以切换长辈版。 | 本網站按《Web 內容無障礙指南》2.2 AA 級和適老化要求製作：鍵盤可以完成全部操作，不用指令碼也能辦事，文字可以放大，可以切換長輩版。 | This site is made to WCAG 2.2 AA: everything can be done with the keyboard and without script, text can be enlarged, and there is a version with larger text and targets."
    case accessibilityTested =
        "每次发布都用 axe 自动检查，并在 1280、375 和 320 像素宽度、明暗两种颜色下检查。读屏软件和长辈试用仍需人工检查。 | 每次發布都用 axe 自動檢查，並在 1280、375 和 320 像素寬度、明暗兩種顏色下檢查。讀屏軟體和長輩試用仍需人工檢查。 | Every release is checked with axe, at widths of 1280, 375 and 320 pixels, light and dark. Screen readers and older users are tested by people."
    case accessibilityReport =
        "遇到障碍，请打电话告诉我们；办不了的事，可以当面办。 | 遇到障礙，請打電話告訴我們；辦不了的事，可以當面辦。 | If you meet a barrier, call us. What cannot be done here can be done in person."
    case privacy = "隐私说明 | 隱私說明 | Privacy"
    case privacyUse =
        "我们只处理办理这件事所需要的信息。政府部门已有的信息不再向您要；每一项都写明来源和日期。 | 我們只處理辦理這件事所需要的資訊。政府部門已有的資訊不再向您要；每一項都寫明來源和日期。 | We only process what the matter needs. What an office holds already is not asked again, and each item shows where it comes from and when."
    case privacyLook =
        "登录后在“谁看过我的信息”里，可以看到哪个单位在什么时候因为什么看过。 | 登入後在「誰看過我的資訊」裡，可以看到哪個單位在什麼時候因為什麼看過。 | Signed in, you can see which office looked at your data, when and why."
    case privacyRight =
        "信息有误的，可以要求更正（《个人信息保护法》第四十六条）。 | 資訊有誤的，可以要求更正（《個人資訊保護法》第四十六條）。 | You can have wrong data corrected (Personal Information Protection Law, Article 46)."
    case official = "如何辨别官方网站 | 如何辨別官方網站 | How to tell the official site"
    case officialText =
        "看地址栏：本网站的地址是 {origin}。我们不会打电话要密码，短信里不放链接。 | 看網址列：本網站的網址是 {origin}。我們不會打電話要密碼，簡訊裡不放連結。 | Look at the address: this site is {origin}. We never ask for a password by telephone and our text messages carry no links."
    case cookies = "Cookie 说明 | Cookie 說明 | Cookies"
    case cookiesText =
        "只用办事必需的 Cookie，不做统计和广告，所以没有弹窗。 | 只用辦事必需的 Cookie，不做統計和廣告，所以沒有彈窗。 | Only cookies that the service needs are used, none for statistics or advertising, so there is no banner."
    case cookieName = "名称 | 名稱 | Name"
    case cookieUse = "用途 | 用途 | What for"
    case cookieEnds = "保存多久 | 儲存多久 | How long"
    case cookieSession = "保持登录 | 保持登入 | Keeps you signed in"
    case cookieSessionEnds =
        "退出或半小时不操作 | 登出或半小時不操作 | Until you sign out, or half an hour without use"
    case cookieForm =
        "防止别的网站冒充您提交表单 | 防止別的網站冒充您提交表單 | Stops other sites from sending forms in your name"
    case cookieFormEnds = "关闭浏览器 | 關閉瀏覽器 | Until the browser is closed"
    case cookieLanguage = "记住语言 | 記住語言 | Remembers the language"
    case cookieDisplay = "记住字号 | 記住字級 | Remembers the text size"
    case cookieYear = "一年 | 一年 | One year"
    case licences = "开源许可 | 開放原始碼授權 | Open-source licences"
    case licencesText =
        "通办以 Apache 2.0 许可发布。它使用下列开源软件： | 通辦以 Apache 2.0 授權發布。它使用下列開放原始碼軟體： | Tongban is published under Apache 2.0. It uses this open-source software:"
    case status = "运行状态 | 運行狀態 | Status"
    case statusFine = "各部分运行正常 | 各部分運行正常 | Everything is working"
    case statusNoWriting =
        "暂时不能保存新的内容，查询不受影响 | 暫時不能儲存新的內容，查詢不受影響 | Nothing new can be stored at the moment; looking things up works"
    case statusTime = "本市时间：{time} | 本市時間：{time} | Time in this city: {time}"
    case offline = "没有网络 | 沒有網路 | No connection"
    case offlineText =
        "连上网络后再试。已保存的草稿都在。急事请打电话。 | 連上網路後再試。已儲存的草稿都在。急事請打電話。 | Try again when you are connected. Saved drafts are still there. If it is urgent, call us."
    case problemHelp =
        "可以回到首页重新开始；如果一直这样，请打电话，并告诉我们下面的编号。 | 可以回到首頁重新開始；如果一直這樣，請打電話，並告訴我們下面的編號。 | Go to the home page and start again. If it keeps happening, call us and give us the reference below."
}
