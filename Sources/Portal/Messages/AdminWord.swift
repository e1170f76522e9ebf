/// The administrators' pages.
enum AdminWord: String, Word {
    // Home
    case title = "管理 | 管理 | Administration"
    case lead =
        "系统、安全、审计三员分立：每个人只看到自己该管的。所做的每一步都记入账本。 | 系統、安全、審計三員分立：每個人只看到自己該管的。所做的每一步都記入帳本。 | System, security and audit are three people. Each sees what is theirs; every step is sealed in the ledger."
    case unitsNote = "单位、上级、更名、撤销 | 單位、上級、更名、撤銷 | Offices, their parents, names, closing"
    case peopleNote = "账号、邀请、锁定、角色 | 帳號、邀請、鎖定、角色 | Accounts, invitations, locks, roles"
    case proposalsNote = "等第二个人签署的事 | 等第二個人簽署的事 | What waits for a second signature"
    case calendarsNote =
        "哪些年份有日历，哪些是暂定 | 哪些年份有日曆，哪些是暫定 | Which years are given, which are provisional"
    case keysNote = "账本和证照的签名钥匙 | 帳本和證照的簽名鑰匙 | Keys that sign the ledger and papers"
    case jobsNote = "封存、计时、跟随者 | 封存、計時、跟隨者 | Sealing, timers, followers"
    case backupsNote = "备份和进度 | 備份和進度 | Backups and how they go"
    case auditNote = "谁在什么时候做了什么，附账本证明 | 誰在什麼時候做了什麼，附帳本證明 | Who did what and when, with proof"
    case healthNote = "磁盘、日志、检查点、时钟 | 磁碟、日誌、檢查點、時鐘 | Disk, log, checkpoint, clock"
    case clockNote = "示例城市的时间向前拨 | 範例城市的時間向前撥 | Let time pass in the sample city"
    case eraseNote = "依法删除办件里的个人信息 | 依法刪除辦件裡的個人資訊 | Erase personal data of a case, by law"
    case nothingHere = "您的角色没有可管理的内容。 | 您的角色沒有可管理的內容。 | Your role has nothing to administer."

    // Units
    case units = "单位 | 單位 | Units"
    case unitsLead =
        "标识一经使用不再改动：旧证照和账本按它认单位。撤销的单位不再接新事，名称留在旧事里。 | 標識一經使用不再改動：舊證照和帳本按它認單位。撤銷的單位不再接新事，名稱留在舊事裡。 | A key never changes: old papers and the ledger name units by it. A closed unit takes nothing new and keeps its name in what was done."
    case unitAdd = "新设单位 | 新設單位 | Add a unit"
    case unitKey = "标识 | 標識 | Key"
    case unitKeyHint =
        "小写字母、数字、连字符，如 market-regulation | 小寫字母、數字、連字號，如 market-regulation | Lower-case letters, digits and hyphens, such as market-regulation"
    case unitName = "名称（简体） | 名稱（簡體） | Name (simplified Chinese)"
    case unitNameHant = "名称（繁体） | 名稱（繁體） | Name (traditional Chinese)"
    case unitNameEn = "名称（英文） | 名稱（英文） | Name (English)"
    case unitKind = "类别 | 類別 | Kind"
    case unitRegion = "负责的区划代码 | 負責的區劃代碼 | Region it is responsible for"
    case unitRegionHint = "6、9 或 12 位 | 6、9 或 12 位 | 6, 9 or 12 digits"
    case unitTelephone = "电话 | 電話 | Telephone"
    case unitParent = "上级单位 | 上級單位 | Parent unit"
    case unitNoParent = "没有上级 | 沒有上級 | None"
    case unitSave = "保存 | 儲存 | Save"
    case unitClose = "撤销这个单位 | 撤銷這個單位 | Close this unit"
    case unitCloseLead =
        "先转出在办事项、撤销席位、撤销下级单位。撤销后不能恢复。 | 先轉出在辦事項、撤銷席位、撤銷下級單位。撤銷後不能恢復。 | First move what waits there, revoke seats and close units below it. Closing cannot be undone."
    case unitOpen = "在用 | 在用 | Open"
    case unitClosed = "已撤销 | 已撤銷 | Closed"
    case state = "状态 | 狀態 | State"
    case department = "部门 | 部門 | Department"
    case institution = "事业单位 | 事業單位 | Institution"
    case owner = "权属单位 | 權屬單位 | Owner of components"
    case association = "社会组织 | 社會組織 | Association"
    case streetOffice = "街道办 | 街道辦 | Street office"
    case community = "居委会 | 居委會 | Community"

    // People
    case people = "人员与角色 | 人員與角色 | People and roles"
    case peopleLead =
        "开户只给账号，不给角色。角色由一位安全管理员提出、另一位签署后生效。 | 開戶只給帳號，不給角色。角色由一位安全管理員提出、另一位簽署後生效。 | Opening an account gives no role. A role is proposed by one security administrator and signed by another."
    case account = "账号 | 帳號 | Account"
    case name = "姓名 | 姓名 | Name"
    case roles = "角色 | 角色 | Roles"
    case noRoles = "没有角色 | 沒有角色 | No role"
    case active = "正常 | 正常 | Active"
    case invited = "等待设密码 | 等待設密碼 | Invited"
    case locked = "已锁定 | 已鎖定 | Locked"
    case find = "查找账号 | 尋找帳號 | Find an account"
    case findNone = "没有这个账号 | 沒有這個帳號 | There is no such account"
    case staffOnly = "只列工作人员 | 只列工作人員 | Staff only"
    case everybody = "列出全部账号 | 列出全部帳號 | List every account"
    case accountOpen = "开户 | 開戶 | Open an account"
    case accountNameHint =
        "3 至 40 个小写字母、数字、- 或 . | 3 至 40 個小寫字母、數字、- 或 . | 3 to 40 lower-case letters, digits, - or ."
    case invitation = "一次性链接 | 一次性連結 | One-time link"
    case invitationLead =
        "请当面或用别的安全方式交给本人。链接只显示这一次，{ends} 前有效，只能用一次。 | 請當面或用別的安全方式交給本人。連結只顯示這一次，{ends} 前有效，只能用一次。 | Hand it to the person directly. It is shown only now, works until {ends}, and once."
    case lock = "锁定账号 | 鎖定帳號 | Lock the account"
    case lockLead =
        "立即退出所有登录，不能再登录。 | 立即登出所有裝置，不能再登入。 | Signs the person out everywhere at once; nobody can sign in."
    case unlock = "解除锁定 | 解除鎖定 | Unlock the account"
    case renew = "重置密码 | 重設密碼 | Reset the password"
    case renewLead =
        "旧密码立即作废，得到一条新的一次性链接。 | 舊密碼立即作廢，得到一條新的一次性連結。 | The old password stops working; you get a new one-time link."
    case renewTwo =
        "这个账号担任要职：重置须由另一位安全管理员签署。 | 這個帳號擔任要職：重設須由另一位安全管理員簽署。 | This account holds an office of trust: a second security administrator must sign."
    case reason = "理由 | 理由 | Reason"
    case reasonHint =
        "写明依据，如任职文件号；不写个人隐私 | 寫明依據，如任職文件號；不寫個人隱私 | Say on what ground, such as the appointment; nothing private"
    case grant = "提出授予角色 | 提出授予角色 | Propose a role"
    case role = "角色 | 角色 | Role"
    case unit = "单位 | 單位 | Unit"
    case noUnit = "不属于单位 | 不屬於單位 | No unit"
    case proposed = "已提出，等第二个人签署 | 已提出，等第二個人簽署 | Proposed; waiting for a second person"

    // Proposals
    case proposals = "待签署的提议 | 待簽署的提議 | Proposals to sign"
    case proposalsLead =
        "提议 {hours} 小时内由另一个人签署才生效，过期作废。谁也不能给自己授权。 | 提議 {hours} 小時內由另一個人簽署才生效，過期作廢。誰也不能給自己授權。 | A proposal takes effect when another person signs it within {hours} hours. Nobody grants himself a right."
    case noProposals = "现在没有提议。 | 現在沒有提議。 | There are no proposals."
    case proposal = "提议 | 提議 | Proposal"
    case grantMatter = "授予“{role}” | 授予「{role}」 | Grant {role}"
    case revokeMatter = "撤销“{role}” | 撤銷「{role}」 | Revoke {role}"
    case eraseMatter =
        "删除办件 {number} 的个人信息 | 刪除辦件 {number} 的個人資訊 | Erase personal data of case {number}"
    case forWhom = "对象 | 對象 | For"
    case proposedBy = "提出人 | 提出人 | Proposed by"
    case secondBy = "签署人 | 簽署人 | Second person"
    case until = "签署期限 | 簽署期限 | To be signed by"
    case fingerprint = "内容指纹 | 內容指紋 | Fingerprint"
    case sign = "签署并生效 | 簽署並生效 | Sign it"
    case refuse = "不同意 | 不同意 | Refuse it"
    case takeBack = "撤回提议 | 撤回提議 | Take it back"
    case ownProposal =
        "这是您提出的，须由另一个人签署。 | 這是您提出的，須由另一個人簽署。 | You proposed this; another person signs it."
    case open = "等待签署 | 等待簽署 | Open"
    case done = "已生效 | 已生效 | Done"
    case signed = "正在执行 | 正在執行 | Being carried out"
    case refused = "未同意 | 未同意 | Refused"
    case lapsed = "已过期 | 已過期 | Lapsed"

    // Erasure
    case erase = "删除个人信息 | 刪除個人資訊 | Erase personal data"
    case eraseLead =
        "销毁办件的数据钥匙、正文和附件，不能恢复，从备份也不能。账本里的条目和已发的回执仍可验证，另封存一条删除记录。 | 銷毀辦件的資料鑰匙、正文和附件，不能恢復，從備份也不能。帳本裡的條目和已發的回執仍可驗證，另封存一條刪除記錄。 | Destroys the case’s data keys, words and files for good, also in backups. Ledger entries and receipts still verify; a tombstone is sealed."
    case caseNumber = "办件编号 | 辦件編號 | Case number"
    case basis = "法律依据 | 法律依據 | Ground in law"
    case basis1 =
        "目的已实现、无法实现或不再必要（个人信息保护法第47条第1款第1项） | 目的已實現、無法實現或不再必要（個人資訊保護法第47條第1款第1項） | Purpose reached, out of reach or gone (PIPL 47, item 1)"
    case basis2 =
        "停止提供服务或保存期限届满（第2项） | 停止提供服務或保存期限屆滿（第2項） | Service ended, or time of keeping over (item 2)"
    case basis3 = "个人撤回同意（第3项） | 個人撤回同意（第3項） | Consent withdrawn (item 3)"
    case basis4 = "违法违约处理（第4项） | 違法違約處理（第4項） | Processed against law or agreement (item 4)"
    case erasePropose = "提出删除 | 提出刪除 | Propose the erasure"
    case caseNone = "没有这个办件，或者已经删除 | 沒有這個辦件，或者已經刪除 | There is no such case, or it was erased"

    // Calendars
    case calendars = "工作日历 | 工作日曆 | Working calendars"
    case calendarsLead =
        "期限按这些日历计算。没有日历的年份只去掉周末，算出的日期标“暂定”。 | 期限按這些日曆計算。沒有日曆的年份只去掉週末，算出的日期標「暫定」。 | Limits are counted on these. In a year without one only weekends are off, and its dates are marked provisional."
    case year = "年份 | 年份 | Year"
    case calendarSource = "依据 | 依據 | Follows"
    case calendarDocument = "文件 | 文件 | Document"
    case daysOff = "放假日 | 放假日 | Days off"
    case daysWorked = "调休上班 | 調休上班 | Weekend days worked"
    case inForce = "生效 | 生效 | In force"
    case superseded = "已被替代 | 已被替代 | Superseded"
    case provisional = "暂定（没有日历） | 暫定（沒有日曆） | Provisional (no calendar)"
    case calendarsHow =
        "新一年的日历是政策文件：在政策库起草，由另一个人发布。 | 新一年的日曆是政策文件：在政策庫起草，由另一個人發布。 | Next year’s calendar is a policy document: draft it on the policy shelf; another person releases it."

    // Keys
    case keys = "钥匙 | 鑰匙 | Keys"
    case keysLead =
        "公开的一半给查验的人；秘密的一半只在服务器上，只有服务账号能读。 | 公開的一半給查驗的人；秘密的一半只在伺服器上，只有服務帳號能讀。 | The public halves are for verifiers. The secret halves lie on the server, readable by its account only."
    case keyLedger = "账本签名 | 帳本簽名 | Signs the ledger"
    case keyPapers = "证照签名 | 證照簽名 | Signs papers"
    case keyData = "数据加密 | 資料加密 | Encrypts data"
    case keyPublic = "公钥 | 公鑰 | Public key"
    case keyPlace = "秘密部分的位置 | 秘密部分的位置 | Secret half lies in"
    case rotation = "怎样更换 | 怎樣更換 | How to replace them"
    case rotationLedger =
        "账本钥匙与账本同名同寿：更换就是新开一本账（每年可开一册），旧账封存，旧公钥继续公布。停机后换新的数据目录，从备份迁入。不能在网页上更换，网页上没有人能碰到秘密部分。 | 帳本鑰匙與帳本同名同壽：更換就是新開一本帳（每年可開一冊），舊帳封存，舊公鑰繼續公布。停機後換新的資料目錄，從備份遷入。不能在網頁上更換，網頁上沒有人能碰到秘密部分。 | The ledger’s key lives as long as its ledger: replacing it means opening a new one (one a year at most), closing the old and still publishing its key. It is done on the server, never on a page: no page can reach a secret half."
    case rotationPapers =
        "证照钥匙：停机，把 keys/papers 移到保管处，重启会生成新的一把。旧证照随身带有旧公钥，仍可验证；人员在本市的化名会改变，所以只在泄露时更换。 | 證照鑰匙：停機，把 keys/papers 移到保管處，重啟會產生新的一把。舊證照隨身帶有舊公鑰，仍可驗證；人員在本市的化名會改變，所以只在洩露時更換。 | The papers’ key: stop the server, move keys/papers to safe-keeping, start again, and a new one is made. Old papers carry their public key and still verify. People’s pseudonyms change with it, so do this only after a leak."

    // Jobs
    case jobs = "后台工作 | 後臺工作 | Jobs"
    case jobsLead =
        "请求之外一直在做的事。失败会自动再试；一直失败时按下面的办法处理。 | 請求之外一直在做的事。失敗會自動再試；一直失敗時按下面的辦法處理。 | What goes on beside requests. Failures are tried again; if one keeps failing, see below."
    case job = "工作 | 工作 | Job"
    case lastRun = "上次完成 | 上次完成 | Last done"
    case runs = "完成次数 | 完成次數 | Times done"
    case failures = "失败次数 | 失敗次數 | Failures"
    case lastError = "最近的错误 | 最近的錯誤 | Last error"
    case followers = "跟随者 | 跟隨者 | Followers"
    case follower = "跟随者 | 跟隨者 | Follower"
    case position = "位置 | 位置 | Position"
    case lag = "落后 | 落後 | Behind by"
    case jobSealing = "封存账本 | 封存帳本 | Sealing the ledger"
    case jobTimers = "到期计时 | 到期計時 | Timers"
    case jobNotes = "写访问日志 | 寫存取日誌 | Writing the access log"
    case jobAccessSealing = "封存访问日志 | 封存存取日誌 | Sealing the access log"
    case jobWitnesses = "见证人联署检查点 | 見證人聯署檢查點 | Witnesses cosign the ledger"
    case jobScanner = "检查上传文件 | 檢查上傳檔案 | Scanning files"
    case jobAnnouncements = "通知新版政策 | 通知新版政策 | Announcing new versions"
    case jobErasures = "执行删除 | 執行刪除 | Carrying out erasures"
    case jobForgetting = "清理过期会话 | 清理過期會話 | Forgetting what has expired"
    case jobsHow =
        "重启服务会检查数据并从断点继续。索引与事件不符时停机运行 tongban rebuild --data 目录；怀疑数据损坏时运行 tongban fsck --data 目录。 | 重啟服務會檢查資料並從斷點繼續。索引與事件不符時停機執行 tongban rebuild --data 目錄；懷疑資料損壞時執行 tongban fsck --data 目錄。 | Restarting checks the data and goes on where it stopped. If lists and events differ, stop and run tongban rebuild --data DIR; if damage is suspected, tongban fsck --data DIR."
    case never = "还没有 | 還沒有 | Not yet"

    // Backups
    case backups = "备份 | 備份 | Backups"
    case backupsLead =
        "数据和钥匙分开放。备份只留在服务器上，由运维带到两个不同的地方；网页不提供下载，系统管理员看不到办件内容。 | 資料和鑰匙分開放。備份只留在伺服器上，由維運帶到兩個不同的地方；網頁不提供下載，系統管理員看不到辦件內容。 | Data and keys are kept apart. Copies stay on the server, to be carried to two different places; pages offer no download, and the system administrator sees no case."
    case backupNow = "立即备份 | 立即備份 | Back up now"
    case began = "开始 | 開始 | Began"
    case took = "用时 | 用時 | Took"
    case size = "大小 | 大小 | Size"
    case result = "结果 | 結果 | Result"
    case place = "服务器上的位置 | 伺服器上的位置 | Place on the server"
    case running = "进行中 {percent}% | 進行中 {percent}% | Under way, {percent}%"
    case backupDone = "完成 | 完成 | Done"
    case backupFailed = "失败：{fault} | 失敗：{fault} | Failed: {fault}"
    case noBackups = "这里还没有做过备份。 | 這裡還沒有做過備份。 | No backup was made here yet."
    case backupStarted =
        "备份已开始，重新载入本页可以看到进度。 | 備份已開始，重新載入本頁可以看到進度。 | The backup has begun. Reload this page to see how it goes."
    case reload = "重新载入 | 重新載入 | Reload"
    case seconds = "{n} 秒 | {n} 秒 | {n} s"

    // Audit
    case audit = "审计查询 | 稽核查詢 | Audit search"
    case auditLead =
        "每个决定，允许的和拒绝的，都在这里。您的查询本身也会记下。 | 每個決定，允許的和拒絕的，都在這裡。您的查詢本身也會記下。 | Every decision, allowed and denied, is here. Your search is written down too."
    case act = "行为 | 行為 | Act"
    case actHint = "如 read-case；空着就是全部 | 如 read-case；空著就是全部 | Such as read-case; empty for all"
    case purpose = "目的 | 目的 | Purpose"
    case from = "从 | 從 | From"
    case to = "到 | 到 | To"
    case dayHint = "如 2026-11-21 | 如 2026-11-21 | Such as 2026-11-21"
    case decision = "决定 | 決定 | Decision"
    case allowed = "允许 | 允許 | Allowed"
    case denied = "拒绝 | 拒絕 | Denied"
    case all = "全部 | 全部 | All"
    case search = "查询 | 查詢 | Search"
    case clear = "清空条件 | 清空條件 | Clear"
    case why = "查询事由 | 查詢事由 | Why you look"
    case whyHint = "审计计划或交办单的编号 | 稽核計畫或交辦單的編號 | Number of the audit plan or order"
    case time = "时间 | 時間 | Time"
    case who = "谁 | 誰 | Who"
    case seat = "席位 | 席位 | Seat"
    case about = "办件 | 辦件 | Case"
    case proof = "账本证明 | 帳本證明 | Ledger proof"
    case proofHow =
        "证明里有这一行、同批各行的指纹和账本回执：行的 SHA-256 等于 leaves 中的第 place 个；全部 leaves 相连的 SHA-256 等于回执里的 digest；回执用 tongban ledger verify 验证。 | 證明裡有這一行、同批各行的指紋和帳本回執：行的 SHA-256 等於 leaves 中的第 place 個；全部 leaves 相連的 SHA-256 等於回執裡的 digest；回執用 tongban ledger verify 驗證。 | A proof holds the row, the hashes sealed with it and the receipt: SHA-256 of the row is leaves[place]; SHA-256 of all leaves is the receipt’s digest; verify the receipt with tongban ledger verify."
    case auditNone = "没有符合条件的记录。 | 沒有符合條件的記錄。 | Nothing fits."
    case anonymous = "未登录 | 未登入 | Not signed in"
    case system = "系统 | 系統 | The system"
    case dayWrong = "请写成 2026-11-21 | 請寫成 2026-11-21 | Write it as 2026-11-21"

    // Health
    case health = "运行状况 | 運行狀況 | Health"
    case healthLead = "现在的情况。重新载入即更新。 | 現在的情況。重新載入即更新。 | As it stands now. Reload to see it anew."
    case wellTitle = "一切正常 | 一切正常 | All is well"
    case troubleTitle = "需要处理 | 需要處理 | Needs attention"
    case disk = "磁盘可用 | 磁碟可用 | Free disk space"
    case ofSize = "{free}，共 {size} | {free}，共 {size} | {free} of {size}"
    case database = "数据库 | 資料庫 | Database"
    case wal = "预写日志 | 預寫日誌 | Write-ahead log"
    case writing = "写入 | 寫入 | Writing"
    case working = "正常 | 正常 | Works"
    case stopped = "已停止：{why} | 已停止：{why} | Stopped: {why}"
    case sealing = "封存 | 封存 | Sealing"
    case sealedOf = "{sealed} / {events} 条 | {sealed} / {events} 條 | {sealed} of {events} entries"
    case checkpoint = "最近封存的条目 | 最近封存的條目 | Newest sealed entry"
    case clock = "城市时间 | 城市時間 | City time"
    case clockAhead = "比机器快 {hours} 小时 | 比機器快 {hours} 小時 | {hours} h ahead of the machine"
    case started = "启动于 | 啟動於 | Started"
    case memory = "内存 | 記憶體 | Memory"
    case version = "版本 | 版本 | Version"
    case lostNotes = "没能写下的访问记录 | 沒能寫下的存取記錄 | Access records lost"
    case diskLow =
        "磁盘空间不到一成：请清理或扩容。 | 磁碟空間不到一成：請清理或擴容。 | Less than a tenth of the disk is free: clear or enlarge it."
    case writingStopped =
        "写入已停止：请查看服务日志后重启。 | 寫入已停止：請查看服務日誌後重啟。 | Writing has stopped: read the server’s log, then restart."
    case sealingStopped =
        "封存已停止：请运行 tongban fsck 查明。 | 封存已停止：請執行 tongban fsck 查明。 | Sealing has stopped: find out why with tongban fsck."
    case sealingBehind = "封存落后 {n} 条。 | 封存落後 {n} 條。 | Sealing is {n} entries behind."
    case logLarge =
        "预写日志超过 64 MB：有读者长时间没有结束。 | 預寫日誌超過 64 MB：有讀者長時間沒有結束。 | The write-ahead log is over 64 MB: some reader does not end."

    // Clock
    case clockTitle = "示例城市的时钟 | 範例城市的時鐘 | The sample city’s clock"
    case clockLead =
        "只能向前拨。到那时为止该到期的都会发生：催办、亮灯、默许。 | 只能向前撥。到那時為止該到期的都會發生：催辦、亮燈、默許。 | It goes forward only. Whatever falls due by then happens: reminders, lights, silence as consent."
    case clockSignsOut =
        "登录到期也按这个时钟算：向前拨 {minutes} 分钟以上，所有人都要重新登录。您登录后会回到这一页。 | 登入到期也按這個時鐘算：向前撥 {minutes} 分鐘以上，所有人都要重新登入。您登入後會回到這一頁。 | Sessions end by this clock too: {minutes} minutes on or more, and everybody has to sign in again. You will come back to this page."
    case clockNow = "现在是 {now} | 現在是 {now} | It is {now}"
    case clockDay = "日期 | 日期 | Day"
    case clockTimeHint = "如 09:00 | 如 09:00 | Such as 09:00"
    case clockSet = "拨到这时 | 撥到這時 | Set it"
    case clockHours = "向前 4 小时 | 向前 4 小時 | 4 hours on"
    case clockOneDay = "向前 1 天 | 向前 1 天 | 1 day on"
    case clockWeek = "向前 7 天 | 向前 7 天 | 7 days on"
    case clockWrong = "请写出今后的日期和时间 | 請寫出今後的日期和時間 | Give a day and time that lie ahead"

    // Password and sessions
    case invitedTitle = "设定密码 | 設定密碼 | Choose a password"
    case invitedLead =
        "{name}，您的账号是 {account}。 | {name}，您的帳號是 {account}。 | {name}, your user name is {account}."
    case passwordNew = "新密码 | 新密碼 | New password"
    case passwordNewHint =
        "至少 12 个字符，越长越好，可以是几个不相干的词；不含账号名，不用常见密码 | 至少 12 個字元，越長越好，可以是幾個不相干的詞；不含帳號名，不用常見密碼 | At least 12 characters; longer is better, such as a few unrelated words. Not your user name, not a common password"
    case passwordAgain = "再写一次 | 再寫一次 | Once more"
    case passwordOld = "现在的密码 | 現在的密碼 | Present password"
    case passwordDiffers = "两次写的不一样 | 兩次寫的不一樣 | The two differ"
    case passwordShort = "太短：至少 12 个字符 | 太短：至少 12 個字元 | Too short: at least 12 characters"
    case passwordLong = "太长：最多 200 个字符 | 太長：最多 200 個字元 | Too long: at most 200 characters"
    case passwordKnown =
        "这是常见或默认的密码，别人第一批就会试 | 這是常見或預設的密碼，別人第一批就會試 | A common or default password: it is among the first anyone tries"
    case passwordHasName =
        "不能含账号名、姓名或城市名 | 不能含帳號名、姓名或城市名 | It must not hold the user name, your name or the city’s"
    case passwordRepeats = "重复或连续的字符太多 | 重複或連續的字元太多 | Too many repeated or consecutive characters"
    case passwordSave = "保存新密码 | 儲存新密碼 | Save the new password"
    case passwordTitle = "修改密码 | 修改密碼 | Change password"
    case passwordMust =
        "现在的密码是别人设的。换成自己的之后才能继续。 | 現在的密碼是別人設的。換成自己的之後才能繼續。 | Somebody else set the present password. Choose your own to go on."
    case passwordDone =
        "密码已修改，其他地方的登录都已退出。 | 密碼已修改，其他地方的登入都已登出。 | The password is changed; every other session was signed out."
    case sessions = "登录的地方 | 登入的地方 | Where you are signed in"
    case sessionThis = "这里（现在） | 這裡（現在） | Here, now"
    case sessionSince =
        "{began} 登录，{seen} 用过 | {began} 登入，{seen} 用過 | Signed in {began}, used {seen}"
    case sessionOther = "别处 | 別處 | Elsewhere"
    case sessionsEnd = "退出其他所有地方 | 登出其他所有地方 | Sign out everywhere else"
    case sessionsNone = "没有在别处登录。 | 沒有在別處登入。 | You are signed in nowhere else."
}
