/// The wizard that sets a new city up.
enum SetupWord: String, Word {
    case title = "设置新的城市 | 設定新的城市 | Set up a new city"
    case lead =
        "五步完成。每步都会保存，可以停下来，以后接着做。 | 五步完成。每步都會儲存，可以停下來，以後接著做。 | Five steps. Each is saved; you can stop and go on later."
    case code = "终端上的设置码 | 終端上的設定碼 | Code on the terminal"
    case codeLead =
        "启动服务时，终端里打印了一个设置码。输入它，证明您能看到这台服务器。 | 啟動服務時，終端裡印出了一個設定碼。輸入它，證明您能看到這臺伺服器。 | When the server started it printed a code on its terminal. Type it to show that you can read that terminal."
    case codeHint =
        "三组字符，如 ab2c-d3ef-4ghj；重启后会换 | 三組字元，如 ab2c-d3ef-4ghj；重啟後會換 | Three groups, such as ab2c-d3ef-4ghj; it changes at each start"
    case codeWrong =
        "设置码不对。请看终端里最近一次启动打印的。 | 設定碼不對。請看終端裡最近一次啟動印出的。 | That is not the code. Look at what the terminal printed at the last start."
    case begin = "开始 | 開始 | Begin"
    case next = "保存，下一步 | 儲存，下一步 | Save and go on"
    case steps = "步骤 | 步驟 | Steps"
    case stepDone = "已保存 | 已儲存 | Saved"
    case stepOpen = "未完成 | 未完成 | To do"

    case city = "城市 | 城市 | The city"
    case cityName = "城市名称（简体） | 城市名稱（簡體） | City’s name (simplified Chinese)"
    case cityNameHant = "城市名称（繁体） | 城市名稱（繁體） | City’s name (traditional Chinese)"
    case cityNameEn = "城市名称（英文） | 城市名稱（英文） | City’s name (English)"
    case cityCode = "行政区划代码 | 行政區劃代碼 | Region code"
    case cityCodeHint =
        "六位，GB/T 2260，如 330200 | 六位，GB/T 2260，如 330200 | Six digits of GB/T 2260, such as 330200"
    case cityCodeWrong =
        "不是六位的市、区、县代码：应为六位数字，前两位不为 00，市级后面的 00 不能缺 | 不是六位的市、區、縣代碼：應為六位數字，前兩位不為 00，市級後面的 00 不能缺 | Not the code of a city or county: six digits, the first pair not 00, no gap between pairs"
    case languages = "页面语言 | 頁面語言 | Languages of the pages"
    case languagesHint = "简体中文总在其中 | 簡體中文總在其中 | Simplified Chinese is always among them"
    case hotline = "服务电话 | 服務電話 | Telephone for questions"
    case hotlineHint =
        "印在每一页下方，如 0574-12345 | 印在每一頁下方，如 0574-12345 | At the foot of every page, such as 0574-12345"
    case hours = "服务时间 | 服務時間 | When somebody answers"
    case address = "服务大厅地址 | 服務大廳地址 | Where to come in person"
    case missing = "请填写：{what} | 請填寫：{what} | Fill in: {what}"
    case tooLong = "太长：{what} | 太長：{what} | Too long: {what}"

    case units = "单位 | 單位 | Units"
    case unitsLead =
        "上传机构名录（CSV），或直接贴在下面。第一行是列名；标识、名称、类别、区划代码必填。 | 上傳機構名錄（CSV），或直接貼在下面。第一行是列名；標識、名稱、類別、區劃代碼必填。 | Send the organisation table (CSV), or paste it below. The first row names the columns; key, name, kind and region are needed."
    case unitsFile = "CSV 文件（UTF-8） | CSV 檔案（UTF-8） | CSV file (UTF-8)"
    case unitsText = "名录内容 | 名錄內容 | The table"
    case unitsTemplate = "下载样表 | 下載樣表 | Download a sample table"
    case unitsCount = "已读入 {n} 个单位。 | 已讀入 {n} 個單位。 | {n} {n?unit:units} read."
    case findings = "名录里要改的地方 | 名錄裡要改的地方 | What to mend in the table"
    case findingsLead =
        "内容都保留在下面，改好后再保存；或改好文件重新上传。 | 內容都保留在下面，改好後再儲存；或改好檔案重新上傳。 | All of it is kept below. Mend it there and save, or mend the file and send it again."
    case row = "行 | 列 | Row"
    case column = "列 | 欄 | Column"
    case what = "问题 | 問題 | What is wrong"
    case tableWrong = "名录有 {n} 处要改 | 名錄有 {n} 處要改 | The table has {n} {n?fault:faults}"
    case fileTooLarge = "文件超过 1 MB | 檔案超過 1 MB | The file is larger than 1 MB"
    case faultEmpty = "没有内容 | 沒有內容 | Nothing stands here"
    case faultNotText =
        "不是 UTF-8 文本：请在表格软件里另存为“CSV UTF-8” | 不是 UTF-8 文字：請在試算表軟體裡另存為「CSV UTF-8」 | Not UTF-8 text: save it as “CSV UTF-8” in your spreadsheet"
    case faultQuote = "引号没有结束 | 引號沒有結束 | A quotation does not end"
    case faultHeadingMissing = "缺少这一列 | 缺少這一欄 | This column is missing"
    case faultHeadingUnknown = "不认识的列名 | 不認識的欄名 | Unknown column"
    case faultCells = "这一格超出了列数 | 這一格超出了欄數 | This cell is beyond the last column"
    case faultKey =
        "标识应为 2 至 40 个小写字母、数字、连字符 | 標識應為 2 至 40 個小寫字母、數字、連字號 | A key is 2 to 40 lower-case letters, digits and hyphens"
    case faultKeyTwice = "标识重复 | 標識重複 | This key stands here twice"
    case faultName = "没有名称 | 沒有名稱 | The name is missing"
    case faultNameLong = "名称超过 60 字 | 名稱超過 60 字 | The name is longer than 60 characters"
    case faultKind =
        "类别应为：部门、事业单位、权属单位、社会组织、街道办、居委会 | 類別應為：部門、事業單位、權屬單位、社會組織、街道辦、居委會 | Kind is one of department, institution, owner, association, street-office, community"
    case faultRegion = "区划代码应为 6、9 或 12 位 | 區劃代碼應為 6、9 或 12 位 | A region code has 6, 9 or 12 digits"
    case faultParent = "上级不在名录里 | 上級不在名錄裡 | The parent is not in the table"
    case faultLoop = "上下级绕成一圈 | 上下級繞成一圈 | The parents go round in a circle"
    case faultRows = "超过 5000 行 | 超過 5000 列 | More than 5,000 rows"

    case administrators = "首批管理员 | 首批管理員 | First administrators"
    case administratorsLead =
        "系统、安全、审计由不同的人担任（等保三员）。授予角色须两位安全管理员签署，所以安全管理员要两位：共四个人。各人第一次登录时换成自己的密码。 | 系統、安全、稽核由不同的人擔任（等保三員）。授予角色須兩位安全管理員簽署，所以安全管理員要兩位：共四個人。各人第一次登入時換成自己的密碼。 | System, security and audit are different people. Roles are granted by two security administrators, so there are two of those: four people in all. Each chooses a password of their own at the first signing in."
    case second = "安全管理员（第二位） | 安全管理員（第二位） | Security administrator (second)"
    case account = "账号 | 帳號 | Account name"
    case person = "姓名 | 姓名 | Person’s name"
    case password = "初始密码 | 初始密碼 | First password"
    case passwordKept = "留空则不改 | 留空則不改 | Leave empty to keep it"
    case sameAccount = "账号不能相同 | 帳號不能相同 | Account names must differ"
    case samePerson = "四个职务要由四个不同的人担任 | 四個職務要由四個不同的人擔任 | Four offices need four different people"
    case samePassword = "每个人的密码要不同 | 每個人的密碼要不同 | Every password must be different"
    case accountWrong =
        "账号应为 3 至 40 个小写字母、数字、- 或 . | 帳號應為 3 至 40 個小寫字母、數字、- 或 . | 3 to 40 lower-case letters, digits, - or ."

    case calendars = "工作日历 | 工作日曆 | Working calendars"
    case calendarsLead =
        "期限按工作日计算。选用随软件附带的，或上传本市的日历文件（policy.md）。 | 期限按工作日計算。選用隨軟體附帶的，或上傳本市的日曆文件（policy.md）。 | Limits count working days. Take those that came with the software, or send your city’s calendar document (policy.md)."
    case calendarsOffered = "随软件附带 | 隨軟體附帶 | Came with the software"
    case calendarsTaken = "已选用 | 已選用 | Taken"
    case calendarFile = "上传日历文件 | 上傳日曆文件 | Send a calendar document"
    case calendarNone =
        "先不设日历（所有日期都会标“暂定”） | 先不設日曆（所有日期都會標「暫定」） | None for now (every date will be provisional)"
    case calendarWrong = "{name} 不能用：{why} | {name} 不能用：{why} | {name} cannot be used: {why}"
    case calendarNotOne = "其中没有日历 | 其中沒有日曆 | there is no calendar in it"
    case calendarTwice =
        "{year} 年有两份日历，请只留一份 | {year} 年有兩份日曆，請只留一份 | Two calendars for {year}: keep one"
    case calendarChoose =
        "请选用、上传，或勾选“先不设日历” | 請選用、上傳，或勾選「先不設日曆」 | Take one, send one, or say that you want none for now"

    case finish = "检查并开城 | 檢查並開城 | Check and open the city"
    case finishLead =
        "核对下面的内容。打开之后，这个页面就不再存在。 | 核對下面的內容。打開之後，這個頁面就不再存在。 | Check what stands below. Once the city is open, this page is gone."
    case openCity = "打开城市 | 打開城市 | Open the city"
    case opened = "城市已打开 | 城市已打開 | The city is open"
    case openedLead =
        "管理员现在可以登录。设置页面已经关闭，设置码作废。 | 管理員現在可以登入。設定頁面已經關閉，設定碼作廢。 | The administrators can sign in now. The set-up is closed and its code is void."
    case signIn = "去登录 | 去登入 | Sign in"
    case nextThings =
        "接下来：系统管理员做第一次备份；两位安全管理员开户并授予角色；政策人员发布第一个事项。 | 接下來：系統管理員做第一次備份；兩位安全管理員開戶並授予角色；政策人員發布第一個事項。 | Next: the system administrator makes a first backup, the two security administrators open accounts and grant roles, and policy staff release the first service."
    case change = "修改 | 修改 | Change"
}
