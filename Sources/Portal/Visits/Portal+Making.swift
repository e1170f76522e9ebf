import City
public import Civics
import HTTPTypes
public import Web

/// What a page's handler gives back.
public enum PageAnswer: Sendable {
    case page(Page)
    /// 303 to a page, in the visitor's language.
    case seeOther(Site)
    /// 303 to an address that is complete.
    case seeOtherAddress(String)
    /// Anything else: a list as CSV, a file.
    case reply(Reply)
}

extension Portal {
    public typealias PageMaker = @Sendable (Visit) async throws -> PageAnswer
    public typealias FormTaker = @Sendable (Visit, Posted) async throws -> PageAnswer

    /// A page that is shown.
    public func page(
        _ path: String, _ name: String, for audience: Audience, _ make: @escaping PageMaker
    ) -> Route {
        Route(.get, path, name, for: audience) { [self] call in
            if let redirect = languageRedirect(call) { return redirect }
            let visit = try await Visit(call, self)
            if let site = placeBefore(visit) { return .seeOther(visit.href(site)) }
            return try reply(try await make(visit), to: visit)
        }.forPeople()
    }

    /// A form that is sent. It is taken only with the token its page carried.
    ///
    /// - Parameter files: Largest body in bytes where files may come with it.
    public func form(
        _ path: String, _ name: String, for audience: Audience, files: Int? = nil,
        _ take: @escaping FormTaker
    ) -> Route {
        Route(.post, path, name, for: audience) { [self] call in
            let visit = try await Visit(call, self)
            let posted = try Posted(call)
            guard let sent = posted["csrf"], sent.isSameSecret(as: visit.csrf) else {
                return try aged(posted, visit)
            }
            return try reply(try await take(visit, posted), to: visit)
        }
        .forPeople().reading(.bytes(atMost: files ?? 512 * 1024)).refusing(.formExpired)
        .whenSignedOut { [self] call in
            let visit = try await Visit(call, self)
            let kept = KeptForm(try Posted(call), to: call.head.path ?? "/")
            var page = try signInPage(visit, next: nil, kept: kept)
            page.status = .unauthorized
            return try reply(.page(page), to: visit)
        }
    }

    /// A form of another session, such as another tab's: nothing is done, and what was typed is
    /// offered to be sent again from a page of this session.
    ///
    /// - Throws: `form-expired` where it carried a password.
    func aged(_ posted: Posted, _ visit: Visit) throws -> Reply {
        guard let kept = KeptForm(posted, to: visit.call.head.path ?? "/") else {
            throw Problem(.formExpired)
        }
        return try reply(.page(try kept.agedPage(visit)), to: visit)
    }

    /// Where a visitor must go first: a city that is not set up to its wizard, a password somebody
    /// else chose to the page where it is changed.
    private func placeBefore(_ visit: Visit) -> Site? {
        let path = visit.path
        if setup?.isOpen == true, !path.hasPrefix("/setup") { return .other("/setup") }
        guard visit.person?.mustChangePassword == true,
            !["/me/password", "/me/settings"].contains(path),
            path.hasPrefix("/me")
                || path.hasPrefix("/desk") || path.hasPrefix("/admin")
        else { return nil }
        return .other("/me/password")
    }

    /// A visitor whose language is not the city's, at an address that names none, is led to the
    /// address in their language.
    private func languageRedirect(_ call: Call) -> Reply? {
        guard call.pathLanguage == nil, call.language != .zhHans,
            nameplate.languages.contains(call.language)
        else { return nil }
        let target = call.head.path ?? "/"
        let path = target == "/" ? "" : target
        return .seeOther("/\(call.language.rawValue)\(path)")
            .with(.vary, "Accept-Language, Cookie")
    }

    func reply(_ answer: PageAnswer, to visit: Visit) throws -> Reply {
        switch answer {
        case .page(let page): try reply(page, to: visit)
        case .seeOther(let site): .seeOther(visit.href(site))
        case .seeOtherAddress(let address): .seeOther(address)
        case .reply(let reply): reply
        }
    }

    private func reply(_ page: Page, to visit: Visit) throws -> Reply {
        let markup = try FrameView(page, visit).html().markup
        var reply = Reply.bytes(Array(markup.utf8), as: .html, page.status)
            .with(.contentLanguage, visit.language.rawValue)
        if visit.isNewSecret, page.hasForm {
            reply.fields.append(
                HTTPField(
                    name: .setCookie,
                    value: "\(Visit.formCookie(self))=\(visit.formSecret); Path=/; HttpOnly; "
                        + "SameSite=Lax" + (nameplate.isSecure ? "; Secure" : "")))
        }
        return reply
    }
}

extension String {
    /// Compared in constant time.
    func isSameSecret(as other: String) -> Bool {
        guard utf8.count == other.utf8.count else { return false }
        var difference: UInt8 = 0
        for (left, right) in zip(utf8, other.utf8) { difference |= left ^ right }
        return difference == 0
    }
}

extension Problem.Kind {
    /// The form was made for another session, or too long ago.
    public static let formExpired = Problem.Kind(
        "form-expired", status: 403,
        title: LocalizedText(
            zhHans: "页面已过期", zhHant: "頁面已過期", en: "This page is too old"),
        detail: LocalizedText(
            zhHans: "请返回上一页，重新载入后再提交一次。已保存的内容都在。",
            zhHant: "請返回上一頁，重新載入後再提交一次。已保存的內容都在。",
            en: "Go back, reload the page and send it again. What was saved is still there."))
}
