/// Paying, and its receipt.
enum PayWord: String, Word {
    case title = "缴费 | 繳費 | Pay"
    case lead =
        "金额由文件规定，办件受理后不再变。 | 金額由文件規定，辦件受理後不再變。 | The amount is fixed by the document and does not change."
    case items = "收费项目 | 收費項目 | What is charged"
    case ground = "依据：{article} | 依據：{article} | Ground: {article}"
    case total = "合计 | 合計 | Total"
    case orderNumber = "订单号 | 訂單號 | Order number"
    case reference = "支付流水号 | 支付流水號 | Reference of the payment"
    case paidAt = "缴费时间 | 繳費時間 | Paid on"
    case open = "去缴费 | 去繳費 | Pay now"
    case leave = "到{provider}付款 | 到{provider}付款 | Pay at {provider}"
    case leaveText =
        "付款在{provider}的页面进行，会离开本网站。付好后回到这里；没有回来也不要紧，结果会自动记到办件里。 | 付款在{provider}的頁面進行，會離開本網站。付好後回到這裡；沒有回來也不要緊，結果會自動記到辦件裡。 | You pay on the page of {provider} and leave this site. Come back afterwards; if you do not, the result reaches your case all the same."
    case again = "重新查询结果 | 重新查詢結果 | Ask for the result again"
    case waiting =
        "还没有收到付款结果。已经付了的，请稍等再查，不要付第二次；万一付了两次，多付的会原路退回。 | 還沒有收到付款結果。已經付了的，請稍等再查，不要付第二次；萬一付了兩次，多付的會原路退回。 | No result has come yet. If you have paid, wait a moment and ask again; do not pay twice. Should it happen, the second payment is given back."
    case failed =
        "上一次付款没有成功，没有扣款。可以再付一次。 | 上一次付款沒有成功，沒有扣款。可以再付一次。 | The last payment failed and nothing was taken. You can pay again."
    case paid = "已缴费 | 已繳費 | Paid"
    case receipt = "缴费凭据 | 繳費憑據 | Receipt"
    case receiptText =
        "这是收到款项的凭据。需要财政票据的，可以打电话索取。 | 這是收到款項的憑據。需要財政票據的，可以打電話索取。 | This shows that the amount was received. Call us if you need the treasury’s own receipt."
    case refunds = "退回的款项 | 退回的款項 | Given back"
    case refundDouble = "重复付款 | 重複付款 | Paid twice"
    case refundAmount = "金额不符 | 金額不符 | Another amount"
    case refundOver = "办件已结束 | 辦件已結束 | The case was over"
    case refundDone = "已退回 | 已退回 | given back"
    case refundDue = "正在退回 | 正在退回 | on its way back"
    case none = "这个办件现在不用缴费。 | 這個辦件現在不用繳費。 | Nothing is to be paid for this case."
    case counter =
        "暂不能网上缴费。请到窗口缴费，或者打电话 {telephone}。 | 暫不能網上繳費。請到窗口繳費，或者打電話 {telephone}。 | Paying online is not available. Pay at the counter, or call {telephone}."
    case caseNumber = "办件编号 | 辦件編號 | Case number"
}
