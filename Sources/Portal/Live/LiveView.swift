import City

/// What a page may watch while it is open.
public enum LiveSubject: Hashable, Sendable {
    /// One case, with the version shown.
    case ofCase(String, version: Int)
    /// Everything of the person signed in.
    case mine
    /// The queue of a unit.
    case queue(unit: String)

    /// Where its changes are told.
    var address: String {
        switch self {
        case .ofCase(let number, _): "/live/cases/\(number)"
        case .mine: "/live/me"
        case .queue(let unit): "/live/queues/\(unit)"
        }
    }
}

/// The part of a page that shows a state and follows it: when something has changed the script asks
/// for the page again, puts the new part in place of the old one and says so politely. While
/// somebody types in it, nothing moves; a line at the foot of the window offers the new state.
///
/// Without script the part is simply there, as it was when the page was asked for.
public struct LiveView: View {
    let address: String
    let seen: String
    let updated: String
    let waits: String
    let show: String
    let over: String
    let parts: [HTML]

    /// - Parameter parts: What may change. One live part a page.
    public init(_ visit: Visit, _ subject: LiveSubject, _ parts: [HTML]) {
        address = subject.address
        switch subject {
        case .ofCase(_, let version): seen = String(version)
        case .mine, .queue: seen = String(visit.hall.changesPosition)
        }
        updated = visit.say(LiveWord.updated)
        waits = visit.say(LiveWord.waits)
        show = visit.say(LiveWord.show)
        over = visit.say(LiveWord.over)
        self.parts = parts
    }

    public static let template = Template(
        "live",
        """
        <div id="live" data-live="{{.address}}" data-seen="{{.seen}}" data-updated="{{.updated}}" data-over="{{.over}}"><p class="unseen" role="status" data-said></p><p class="news" data-news hidden><span data-waits>{{.waits}}</span> <button class="button quiet" type="button">{{.show}}</button></p><div data-state>
        {{#.parts}}{{{.}}}
        {{/.parts}}</div></div>
        """)
}

/// What live parts of pages say.
enum LiveWord: String, Word {
    case updated = "页面已更新 | 頁面已更新 | The page was updated"
    case waits =
        "有新的变化。您正在填写，页面没有动。 | 有新的變化。您正在填寫，頁面沒有動。 | Something has changed. You are typing, so the page stayed as it is."
    case show = "显示新的内容 | 顯示新的內容 | Show it"
    case over =
        "登录已结束，本页不再自动更新。 | 登入已結束，本頁不再自動更新。 | You are signed out; this page no longer updates itself."
}
