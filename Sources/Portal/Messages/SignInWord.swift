/// Signing in and out.
enum SignInWord: String, Word {
    case title = "登录 | 登入 | Sign in"
    case lead =
        "登录后可以申请、查看自己的办件和证照。 | 登入後可以申請、查看自己的辦件和證照。 | Sign in to apply and to see your cases and documents."
    case name = "账号 | 帳號 | User name"
    case password = "密码 | 密碼 | Password"
    case passwordHint =
        "可以粘贴，也可以由浏览器填写 | 可以貼上，也可以由瀏覽器填寫 | You may paste it or let the browser fill it in"
    case nameMissing = "请填写账号 | 請填寫帳號 | Enter your user name"
    case passwordMissing = "请填写密码 | 請填寫密碼 | Enter your password"
    case wrong =
        "账号或密码不对。请核对后再试。 | 帳號或密碼不對。請核對後再試。 | User name or password is wrong. Check both and try again."
    case locked =
        "多次输错，暂停登录。请在 {minutes} 分钟后再试，或者拨打电话。 | 多次輸錯，暫停登入。請在 {minutes} 分鐘後再試，或者撥打電話。 | Too many wrong attempts. Try again in {minutes} {minutes?minute:minutes}, or call us."
    case needed =
        "请先登录，之后会回到刚才的页面。 | 請先登入，之後會回到剛才的頁面。 | Please sign in first. You will come back to the page you wanted."
    case over =
        "登录已到期：{minutes} 分钟没有操作，或者登录满 {hours} 小时，就会自动退出。请重新登录，之后会回到刚才的页面。 | 登入已到期：{minutes} 分鐘沒有操作，或者登入滿 {hours} 小時，就會自動登出。請重新登入，之後會回到剛才的頁面。 | You were signed out: that happens after {minutes} minutes without doing anything, and after {hours} hours in any case. Sign in again and you will come back to where you were."
    case ended =
        "登录已超时。刚才填写的内容没有丢：登录后可以接着保存。 | 登入已逾時。剛才填寫的內容沒有遺失：登入後可以接著儲存。 | Your session has ended. What you typed is not lost: sign in and save it."
    case sampleTitle = "示例城市的账号 | 範例城市的帳號 | Accounts of the sample city"
    case sampleText =
        "例如 chen-yalan（开面馆的陈女士），密码是账号后面加 -yunting。全部账号见 SampleCity/accounts.yaml。 | 例如 chen-yalan（開麵館的陳女士），密碼是帳號後面加 -yunting。全部帳號見 SampleCity/accounts.yaml。 | For example chen-yalan, who opens a noodle shop; the password is the name followed by -yunting. All accounts are in SampleCity/accounts.yaml."
    case noAccount =
        "没有账号？带身份证到窗口，当场开通；也可以打电话。 | 沒有帳號？帶身分證到窗口，當場開通；也可以打電話。 | No account? Bring your identity card to the counter, or call us."
    case elsewhere = "用{name}登录 | 用{name}登入 | Sign in with {name}"
    case or = "或者用本网站的账号 | 或者用本網站的帳號 | Or use an account of this site"
    case endedTitle = "已退出登录 | 已登出 | You are signed out"
    case endedText =
        "本网站的登录已经结束。您是通过其他服务登录的，那边可能还登录着。 | 本網站的登入已經結束。您是透過其他服務登入的，那邊可能還登入著。 | You are signed out of this site. You came in by another service, where you may still be signed in."
    case endThere = "也退出{name} | 也登出{name} | Sign out of {name} too"
    case keptTitle = "已登录，接着保存 | 已登入，接著儲存 | Signed in: go on and save"
    case keptText =
        "刚才填写的内容还在，按下面的按钮保存。 | 剛才填寫的內容還在，按下面的按鈕儲存。 | What you typed is still here. Press the button to save it."
    case agedTitle = "页面放得太久了，内容还在 | 頁面放得太久了，內容還在 | The page was too old; what you typed is here"
    case agedText =
        "再按一次就提交；附上的文件要重新选。 | 再按一次就提交；附上的檔案要重新選。 | Press once more to send it. Files have to be chosen again."
    case agedTextAs =
        "现在登录的是 {name}。再按一次就提交；附上的文件要重新选。 | 現在登入的是 {name}。再按一次就提交；附上的檔案要重新選。 | You are signed in as {name}. Press once more to send it. Files have to be chosen again."
    case keptSend = "保存刚才填写的内容 | 儲存剛才填寫的內容 | Save what I typed"
}
