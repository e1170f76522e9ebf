import Cases
public import Civics
public import JSON
import Policies

/// A link by which a holder shows a paper, as the holder sees it.
public struct SharedPaper: Sendable {
    public var share: PaperShare
    /// What stands in the link after `/share/`.
    public var token: String
    /// When somebody looked, newest first, at most 100.
    public var looks: [Instant]
}

/// What whoever holds a link is told, and until when.
public struct OpenedShare: Sendable {
    /// As ``CityHall/verifyLicence(code:in:)`` tells, with the holder's whole name and everything
    /// the paper states.
    public var told: JSONValue
    /// The first moment it is shown no more.
    public var ends: Instant
}

extension CityHall {
    /// How long a link to this paper lasts: what its document says, else what is said for all
    /// papers; `nil` where neither says anything, then it cannot be shown by a link.
    public func shownFor(code: String, by person: SignedIn?) async throws -> Limit? {
        let licence = try await ownLicence(code, by: person)
        return try shownFor(licence)
    }

    private func shownFor(_ licence: LicenceRecord) throws -> Limit? {
        let content = try JSONValue(parsing: licence.body)["content"] ?? .null
        let paper = content["policy"]?.string.flatMap { PolicyReference($0) }
            .flatMap { rules[$0]?.policy.papers[licence.kind] }
        return paper?.shownFor ?? letterBook?.policy.papers[LetterBook.frame]?.shownFor
    }

    /// Makes a link.
    ///
    /// - Throws: `not-found` when the paper is none of theirs; `refused` when it does not hold.
    public func sharePaper(code: String, by person: SignedIn?) async throws -> SharedPaper {
        let licence = try await ownLicence(code, by: person)
        let now = world.now()
        guard let limit = try shownFor(licence), state(of: licence) == "valid" else {
            throw Problem(.paperNotShown)
        }
        let due = rules.calendar.due(limit, from: now.local(at: world.offset))
        let end: Instant =
            switch due.end {
            case .day(let day):
                Instant(LocalDateTime(day.adding(days: 1) ?? day), offset: world.offset)
            case .moment(let moment): Instant(moment, offset: world.offset)
            }
        let id: Pseudonym = world.unguessableID()
        let token = seal.shareToken(of: id)
        let share = PaperShare(
            id: id, digest: Self.digest(of: token), number: licence.number, made: now, ends: end)
        try await write(share)
        note(.sharePaper, by: person, on: licence.caseID, subject: licence.person, allowed: true)
        return SharedPaper(share: share, token: token, looks: [])
    }

    /// The links made for a paper, newest first, with who looked when.
    public func sharedPapers(code: String, by person: SignedIn?) async throws -> [SharedPaper] {
        let licence = try await ownLicence(code, by: person)
        let shares = try await store.paperShares(ofPaper: licence.number)
        guard !shares.isEmpty else { return [] }
        try await writeAccessNotes()
        let looks = try await store.accesses(to: licence.caseID, before: nil, limit: 2_000)
            .filter { $0.act == Act.openShare.rawValue && $0.isAllowed }
        return shares.map { share in
            let own = looks.filter { $0.purpose == share.id.description }.map(\.at)
            return SharedPaper(
                share: share, token: seal.shareToken(of: share.id),
                looks: Array(own.prefix(100)))
        }
    }

    /// Takes a link back; it shows nothing from now on.
    public func revokeShare(_ id: String, code: String, by person: SignedIn?) async throws {
        let licence = try await ownLicence(code, by: person)
        let shares = try await store.paperShares(ofPaper: licence.number)
        guard var share = shares.first(where: { $0.id.description == id }) else {
            throw Problem(.notFound)
        }
        guard share.revoked == nil else { return }
        share.revoked = world.now()
        try await write(share)
        note(.sharePaper, by: person, on: licence.caseID, subject: licence.person, allowed: true)
    }

    /// What whoever holds a link sees: the paper whole, with its holder's name.
    ///
    /// - Returns: `nil` when the link is over, was taken back or never was; nobody is told which.
    public func openShare(token: String, in language: Language) async throws -> OpenedShare? {
        guard let (share, licence) = try await opened(token) else { return nil }
        note(
            .openShare, by: nil, on: licence.caseID, subject: licence.person,
            purpose: share.id.description, allowed: true)
        guard let told = try await told(of: licence, in: language, showsHolder: true) else {
            return nil
        }
        return OpenedShare(told: told, ends: share.ends)
    }

    /// The shared paper as PDF.
    public func printShared(token: String, in language: Language) async throws -> PaperFile? {
        guard let (share, licence) = try await opened(token) else { return nil }
        note(
            .openShare, by: nil, on: licence.caseID, subject: licence.person,
            purpose: share.id.description, allowed: true)
        return try await printed(licence, in: language)
    }

    private func opened(_ token: String) async throws -> (PaperShare, LicenceRecord)? {
        let digest = Self.digest(of: token)
        guard let share = try await store.paperShare(digest: digest),
            share.isOpen(at: world.now()),
            let licence = try await store.licence(number: share.number)
        else { return nil }
        return (share, licence)
    }

    private func ownLicence(_ code: String, by person: SignedIn?) async throws -> LicenceRecord {
        guard person != nil else { throw Problem(.notSignedIn) }
        guard let licence = try await store.licence(code: code) else { throw Problem(.notFound) }
        _ = try await file(of: licence.caseID, for: .sharePaper, by: person)
        return licence
    }

    private func write(_ share: PaperShare) async throws {
        _ = try await store.commit(JournalCommit([], records: [.paperShare(share)]))
    }
}

extension CitySeal {
    /// What stands in a link; only this city can make it of the link's id.
    func shareToken(of id: Pseudonym) -> String {
        "s" + hiddenText("share \(id)").filter { $0 != "-" }
    }
}

extension Problem.Kind {
    /// The paper cannot be shown by a link: it does not hold any more, or its document says no time.
    public static let paperNotShown = Problem.Kind(
        "paper-not-shown", status: 422,
        title: LocalizedText(
            zhHans: "这份证照不能出示", zhHant: "這份證照不能出示",
            en: "This document cannot be shown by a link"),
        detail: LocalizedText(
            zhHans: "已失效、已撤销的证照，或者办事文件没有写明出示时限的证照，不能生成出示链接。",
            zhHant: "已失效、已撤銷的證照，或者辦事文件沒有寫明出示時限的證照，不能產生出示連結。",
            en:
                "It has ended or was revoked, or its policy document does not say for how long a link may last."
        ))
}
