/// Applying: draft, topics, files, check, done.
enum ApplyWord: String, Word {
    case personName = "姓名 | 姓名 | Name"
    case residentNumber = "身份号码 | 身分號碼 | Identity number"
    case mobile = "手机 | 手機 | Mobile number"
    case residentHint = "18 位，末位可能是 X | 18 位，末位可能是 X | 18 characters; the last may be an X"
    case oneMore = "再加一个：{name} | 再加一個：{name} | Add another: {name}"
    case above = "申请：{name} | 申請：{name} | Application: {name}"
    case draftTitle = "还差什么 | 還差什麼 | What is left"
    case draftLead =
        "填好一部分就会保存，可以随时离开、换个设备接着填。 | 填好一部分就會儲存，可以隨時離開、換個裝置接著填。 | Each part is saved as you finish it. You can leave and go on later, on any device."
    case draftKept =
        "草稿最后保存于 {time}，保留到 {day}。 | 草稿最後儲存於 {time}，保留到 {day}。 | Last saved {time}; kept until {day}."
    case countLeft =
        "{total} 部分，已填好 {done} 部分 | {total} 部分，已填好 {done} 部分 | {done} of {total} parts filled in"
    case partFill = "填写 | 填寫 | Fill in"
    case partFiles = "上传材料 | 上傳材料 | Upload papers"
    case partSubmit = "核对并提交 | 核對並提交 | Check and submit"
    case stateDone = "已填好 · 尚未提交 | 已填好 · 尚未提交 | Filled in, not yet submitted"
    case statePart = "填了一部分 | 填了一部分 | Begun"
    case stateTodo = "还没填 | 還沒填 | Not yet filled in"
    case stateNotNeeded = "您的情况不用填 | 您的情況不用填 | Not needed in your case"
    case stateWait = "前面填好后可以提交 | 前面填好後可以提交 | Possible once the rest is filled in"
    case stateReady = "可以提交了 | 可以提交了 | Ready"
    case filesOptional = "不用上传 | 不用上傳 | Nothing to upload"
    case discard = "删除这份草稿 | 刪除這份草稿 | Delete this draft"
    case discardTitle = "删除草稿？ | 刪除草稿？ | Delete the draft?"
    case discardText =
        "删除后不能恢复。已经提交的办件不受影响。 | 刪除後不能恢復。已經提交的辦件不受影響。 | It cannot be brought back. Cases already submitted are not affected."
    case keep = "不删，返回 | 不刪，返回 | Keep it and go back"
    case questionsTitle = "先问几个问题 | 先問幾個問題 | A few questions first"
    case questionsLead =
        "用生活里的话回答。要办哪几件、要交哪些材料，由回答得出。 | 用生活裡的話回答。要辦哪幾件、要交哪些材料，由回答得出。 | Answer in everyday words. What is needed follows from your answers."
    case step = "第 {number} 部分，共 {total} 部分 | 第 {number} 部分，共 {total} 部分 | Part {number} of {total}"
    case more =
        "根据您的回答，这一页还有 {count} 项要填。 | 根據您的回答，這一頁還有 {count} 項要填。 | Your answers lead to {count} more {count?field:fields} on this page."
    case saveExit = "保存，以后再填 | 儲存，以後再填 | Save and leave"
    case fromOffice =
        "来自{unit}，{day}查得。依据《个人信息保护法》第十三条，只用于本次办理。 | 來自{unit}，{day}查得。依據《個人資訊保護法》第十三條，只用於本次辦理。 | From {unit}, looked up on {day}, for this matter only (Personal Information Protection Law, Article 13)."
    case correct = "不对？申请更正 | 不對？申請更正 | Wrong? Ask for a correction"
    case fromAccount = "来自您的账号 | 來自您的帳號 | From your account"
    case noMandate =
        "您的账号还不能代表这家单位。请让单位负责人先登记委托，或者带委托书到窗口办。 | 您的帳號還不能代表這家單位。請讓單位負責人先登記委託，或者帶委託書到窗口辦。 | Your account may not act for this organisation yet. Its head can register a mandate, or come to the counter with one."
    case known = "政府已有的信息 | 政府已有的資訊 | What offices hold already"
    case knownLead = "下面这些不用您填，也不用证明。 | 下面這些不用您填，也不用證明。 | You need not fill these in or prove them."
    case filesMay = "可以不传 | 可以不傳 | If you like"
    case reportTopic = "什么情况，在哪里 | 什麼情況，在哪裡 | What it is, and where"
    case area = "在哪个社区 | 在哪個社區 | In which neighbourhood"
    case areaHint =
        "按它选由谁去现场。不清楚的，选街道 | 按它選由誰去現場。不清楚的，選街道 | It decides who goes there. If you are not sure choose the subdistrict"
    case filesTitle = "要交的材料 | 要交的材料 | Papers to hand in"
    case filesLead =
        "每个文件选好就上传、就保存，出错也不会丢。 | 每個檔案選好就上傳、就儲存，出錯也不會遺失。 | Each file is uploaded and kept at once; nothing is lost if something goes wrong."
    case toList = "回到清单 | 回到清單 | Back to the list"
    case filesNone = "您的情况不用上传任何材料。 | 您的情況不用上傳任何材料。 | In your case there is nothing to upload."
    case choose = "选择文件 | 選擇檔案 | Choose a file"
    case upload = "上传 | 上傳 | Upload"
    case uploadAbout = "：{name} | ：{name} | : {name}"
    case uploaded = "已上传 | 已上傳 | Uploaded"
    case uploadMore = "再传一个文件 | 再傳一個檔案 | Upload another file"
    case checking = "正在做安全检查 | 正在做安全檢查 | Being checked for safety"
    case rejected =
        "安全检查没有通过，请换一个文件 | 安全檢查沒有通過，請換一個檔案 | It did not pass the safety check. Use another file"
    case maybeLater =
        "可以先提交，之后在 {limit}内补交 | 可以先提交，之後在 {limit}內補交 | You may submit now and bring it within {limit}"
    case fileMissing = "请先选择一个文件 | 請先選擇一個檔案 | Choose a file first"
    case fileTooLarge =
        "文件超过 {size}，请压缩后再传 | 檔案超過 {size}，請壓縮後再傳 | The file is larger than {size}. Make it smaller and try again"
    case fileEmpty = "文件是空的，请换一个 | 檔案是空的，請換一個 | The file is empty. Use another one"
    case fileKind =
        "只收 {kinds}，请换一个文件 | 只收 {kinds}，請換一個檔案 | Only {kinds} can be taken. Use another file"
    case needed = "还没有上传：{name} | 還沒有上傳：{name} | Not uploaded yet: {name}"
    case sample = "看样本 | 看樣本 | See a sample"
    case checkTitle = "核对后提交 | 核對後提交 | Check your answers"
    case checkLead =
        "提交以后要改，需要走补正或者撤回。请再看一遍。 | 提交以後要改，需要走補正或者撤回。請再看一遍。 | After submitting, changes need a supplement or withdrawal. Please look once more."
    case notAnswered = "没有填 | 沒有填 | Not answered"
    case willDo = "将要办的 | 將要辦的 | What will be handled"
    case declaration = "声明 | 聲明 | Declaration"
    case declare =
        "以上内容是我本人填写，真实有效 | 以上內容是我本人填寫，真實有效 | I have given these answers myself and they are true"
    case declareMissing = "请勾选声明 | 請勾選聲明 | Tick the declaration"
    case consentMissing = "请勾选：{name} | 請勾選：{name} | Tick: {name}"
    case submit = "提交申请 | 提交申請 | Submit the application"
    case incomplete = "“{name}”还没填好 | 「{name}」還沒填好 | “{name}” is not complete"
    case changedSince =
        "另一个窗口刚改过这份草稿，下面是最新的内容。请再核对一遍。 | 另一個視窗剛改過這份草稿，下面是最新的內容。請再核對一遍。 | The draft was changed in another window. This is the latest; please check it again."
    case doneTitle = "已提交 | 已提交 | Submitted"
    case doneNumber = "办件编号 | 辦件編號 | Case number"
    case doneCode = "查询码 | 查詢碼 | Tracking code"
    case doneKeep =
        "记下编号和查询码，不登录也能查进度。 | 記下編號和查詢碼，不登入也能查進度。 | Keep the number and the code: with them anyone can see the progress without signing in."
    case doneQR = "扫码查进度 | 掃碼查進度 | Scan to see the progress"
    case doneNext = "接下来 | 接下來 | What happens next"
    case doneWaits =
        "{unit}会先看材料，最迟 {day}告诉您是否受理。 | {unit}會先看材料，最遲 {day}告訴您是否受理。 | {unit} looks at it first and tells you by {day} whether it is accepted."
    case doneWaitsPlain = "{unit}会先看材料。 | {unit}會先看材料。 | {unit} looks at it first."
    case doneConfirm =
        "等待{party}确认。请告诉对方登录后在“我的办件”里确认。 | 等待{party}確認。請告訴對方登入後在「我的辦件」裡確認。 | It waits for {party} to confirm. Ask them to sign in and confirm under “My cases”."
    case doneMessage =
        "每次有变化，“消息”里都会有一条；短信里没有链接。 | 每次有變化，「訊息」裡都會有一條；簡訊裡沒有連結。 | Every change puts a message in your inbox. Text messages carry no links."
    case doneCase = "看这个办件 | 看這個辦件 | See the case"
    case nothingNeeded = "没有需要填写的内容 | 沒有需要填寫的內容 | Nothing to fill in"
    case fieldProblem = "{name}：{problem} | {name}：{problem} | {name}: {problem}"
    case expectedNumber = "请填数字，例如 260 | 請填數字，例如 260 | Enter a number, for example 260"
    case outside = "要在 {bounds} 之间 | 要在 {bounds} 之間 | It must be within {bounds}"
    case answerMissing = "请回答：{name} | 請回答：{name} | Answer this: {name}"
}
