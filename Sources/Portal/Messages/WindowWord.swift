/// Taking in an application at a window.
enum WindowWord: String, Word {
    case supplementLead =
        "申请人当面交来的材料，在这里代为提交；提交后就算补正完毕。 | 申請人當面交來的材料，在這裡代為提交；提交後就算補正完畢。 | What the applicant has brought is handed in here for them; with that the request is answered."
    case title = "窗口收件 | 窗口收件 | Counter"
    case lead =
        "选一个事项，查身份，整张表一页填完。 | 選一個事項，查身分，整張表一頁填完。 | Choose a service, look the person up, fill in the whole form on one page."
    case search = "找事项（可用拼音首字母） | 找事項（可用拼音首字母） | Find a service"
    case searchSend = "找 | 找 | Find"
    case none = "没有找到窗口可以收的事项。 | 沒有找到窗口可以收的事項。 | No service the counter takes in was found."
    case begin = "收件：{name} | 收件：{name} | Take in: {name}"
    case who = "谁来办 | 誰來辦 | Who applies"
    case number = "申请人的身份号码 | 申請人的身分號碼 | Identity number of the applicant"
    case numberHint =
        "核对证件后输入。调取信息会记在申请人的“谁看过我的信息”里。 | 核對證件後輸入。調取資訊會記在申請人的「誰看過我的資訊」裡。 | Check the document first. The look-up is written where the applicant can read it."
    case numberMissing = "请输入申请人的身份号码 | 請輸入申請人的身分號碼 | Enter the applicant’s identity number"
    case look = "调取信息、更新栏目 | 調取資訊、更新欄目 | Look up and bring the form up to date"
    case found = "人口登记：{name} | 人口登記：{name} | Population register: {name}"
    case notFound =
        "人口登记里没有这个号码，请核对证件。 | 人口登記裡沒有這個號碼，請核對證件。 | The population register does not have this number. Check the document."
    case known = "部门已有，不用交 | 部門已有，不用交 | Held by an office, not asked"
    case materials = "材料 | 材料 | Papers"
    case materialsNone = "没有要交的材料。 | 沒有要交的材料。 | There is nothing to hand in."
    case fetched = "已从部门调取：{names} | 已從部門調取：{names} | Fetched from offices: {names}"
    case upload = "上传已选的文件 | 上傳已選的檔案 | Upload the chosen files"
    case later = "可以后补 | 可以後補 | may follow later"
    case remove = "不用这个文件：{name} | 不用這個檔案：{name} | Do not use this file: {name}"
    case confirm = "申请人当面确认 | 申請人當面確認 | Confirmed by the applicant in person"
    case read =
        "以上内容已读给申请人听或者请其看过，真实有效 | 以上內容已讀給申請人聽或者請其看過，真實有效 | The applicant has heard or read these answers, and they are true"
    case readMissing = "请与申请人当面确认后勾选 | 請與申請人當面確認後勾選 | Confirm it with the applicant, then tick"
    case file = "收件 | 收件 | Take it in"
    case fileAccept = "收件并当场受理 | 收件並當場受理 | Take it in and accept it now"
    case branches = "按这些回答要办 | 按這些回答要辦 | What these answers lead to"
    case done = "已收件 | 已收件 | Taken in"
    case doneAccepted = "已收件，已受理 | 已收件，已受理 | Taken in and accepted"
    case notAccepted =
        "已收件，但没有当场受理：{reason} | 已收件，但沒有當場受理：{reason} | Taken in, but not accepted: {reason}"
    case printReceipt = "打印收件凭证 | 列印收件憑證 | Print the receipt"
    case openCase =
        "打开办件：受理、补正或者不予受理 | 打開辦件：受理、補正或者不予受理 | Open the case: accept, ask for a supplement or refuse"
    case next = "收下一件 | 收下一件 | Take in the next"
    case rateNote =
        "办结以后，办件页上会有给申请人扫的评价码。 | 辦結以後，辦件頁上會有給申請人掃的評價碼。 | Once it is finished, the case’s page shows a code by which the applicant can rate."
    case needed = "要交：{name} | 要交：{name} | To hand in: {name}"
}
