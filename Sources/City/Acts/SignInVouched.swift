public import Civics

extension CityHall {
    /// 统一身份认证登录: signs in somebody whom another identity service vouches for.
    ///
    /// The account is found by the verified resident number, so it is the one they always had; who
    /// has none gets one, with the rights of a citizen.
    /// - Throws: `sign-on-refused` for a number that is none.
    public func signIn(vouched: ForeignPerson) async throws -> Welcome {
        guard let number = try? ResidentNumber(vouched.residentNumber, on: today) else {
            note(.signIn, by: nil, allowed: false)
            throw Problem(.signOnRefused, facts: ["reason": "unverified"])
        }
        let id = seal.personID(of: number)
        let held = try await finder.account(of: id, in: store)
        var record = try held ?? newAccount(of: id, vouched, number)
        guard var profile = AccountProfile(record.body) else {
            throw Problem(.internalFault, cause: "an account's profile cannot be read")
        }
        // A lock holds whichever way somebody comes.
        guard !profile.isLocked else {
            note(.signIn, by: nil, allowed: false)
            throw Problem(.notSignedIn)
        }
        let isChanged = note(vouched.organisation, in: &profile)
        if held == nil || isChanged {
            record.body = profile.bytes
            try await store.put([record])
        }
        let person = profile.signedIn(account: record.id, person: record.person, on: today)
        note(.signIn, by: person, allowed: true)
        return try await open(for: person)
    }

    /// An organisation they are vouched to act for counts for today; tomorrow it is asked again.
    private func note(_ organisation: String?, in profile: inout AccountProfile) -> Bool {
        guard let organisation, profile.mandates[organisation].map({ $0 < today }) ?? true else {
            return false
        }
        profile.mandates[organisation] = today
        return true
    }

    private func newAccount(
        of person: PersonID, _ vouched: ForeignPerson, _ number: ResidentNumber
    ) throws -> AccountRecord {
        // Nobody knows this password: the account opens by the other service's word only.
        let password = Hex.text(world.randomBytes(32))
        let profile = AccountProfile(
            seal: try PasswordSeal(
                sealing: password, salt: world.randomBytes(16), cost: .sample),
            seats: [Seat(role: .citizen)], displayName: vouched.name ?? "",
            residentNumber: number.text)
        return AccountRecord(
            id: world.timeOrderedID(), name: "vouched-\(person)", person: person,
            body: profile.bytes)
    }
}

extension Problem.Kind {
    /// Signing in with somebody else's word, one kind for each way it fails.
    public static let signOn: [Problem.Kind] = [signOnRefused, signOnUnavailable]

    public static let signOnRefused = Problem.Kind(
        "sign-on-refused", status: 403,
        title: LocalizedText(
            zhHans: "没有登录成功", zhHant: "沒有登入成功", en: "You could not be signed in"),
        detail: LocalizedText(
            zhHans: "对方的身份认证没有通过核对（{reason}）。请重新登录一次，或者用本网站的账号。",
            zhHant: "對方的身分認證沒有通過核對（{reason}）。請重新登入一次，或者用本網站的帳號。",
            en:
                "What the other service says of you did not pass our checks ({reason}). Try once more, or use an account of this site."
        ))

    public static let signOnUnavailable = unanswered(
        "sign-on-unavailable",
        title: LocalizedText(
            zhHans: "统一身份认证没有回应", zhHant: "統一身分認證沒有回應",
            en: "The sign-in service does not answer"),
        detail: LocalizedText(
            zhHans: "请稍后再试，或者用本网站的账号登录。", zhHant: "請稍後再試，或者用本網站的帳號登入。",
            en: "Try again later, or use an account of this site."))
}
