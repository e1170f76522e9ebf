public import Civics
import Cases
import Crypto
public import JSON
import Policies

/// A printed paper with what to call its file.
public struct PaperFile: Sendable {
    public var paper: PrintedPaper
    /// Number of the paper or letter.
    public var name: String
    /// SHA-256 of the file, lower-case hex.
    public var digest: String
    /// Whether it is byte for byte the file whose digest is sealed with the paper.
    public var isSealed: Bool
}

extension CityHall {
    /// Whether papers can be printed here.
    public var prints: Bool { printing != nil && letterBook != nil }

    /// The letters common to all services, as they stand now.
    var letterBook: LetterBook? { rules.letterBook(at: world.now()) }

    /// A licence as PDF, for its holder, who acts for it, and the offices of its case.
    ///
    /// - Parameter code: Its verification code.
    /// - Throws: `not-found` also when it is none of theirs; `papers-unavailable`.
    public func printLicence(
        code: String, by person: SignedIn?, in language: Language
    ) async throws -> PaperFile {
        guard person != nil else { throw Problem(.notSignedIn) }
        guard let licence = try await store.licence(code: code) else { throw Problem(.notFound) }
        let (file, seat) = try await file(of: licence.caseID, for: .readPaper, by: person)
        if seat?.role.desk == .applicant, person?.mayShow(licence, of: file.state) != true {
            throw Problem(.mandateWithoutPower)
        }
        note(
            .readPaper, by: person, seat: seat, on: licence.caseID, subject: licence.person,
            allowed: true)
        return try await printed(licence, in: language)
    }

    /// The file of a licence, as its sealed content and its state make it.
    func printed(_ licence: LicenceRecord, in language: Language) async throws -> PaperFile {
        let content = try JSONValue(parsing: licence.body)["content"] ?? .null
        guard let shop = printing, var sheet = try licenceSheet(content) else {
            throw Problem(.papersUnavailable)
        }
        if let revoked = licence.revoked {
            let file = try await file(of: licence.caseID)
            let issued = file?.state.papers.first { $0.number == licence.number }
            sheet.revoked = (revoked.date(at: world.offset), issued?.revocationGround ?? "")
        }
        guard let made = sheet.sheet(in: language) else { throw Problem(.papersUnavailable) }
        return try await run(shop, made, name: licence.number, sealed: content["pdf"])
    }

    private func run(
        _ shop: PrintShop, _ sheet: PaperSheet, name: String, sealed: JSONValue? = nil
    ) async throws -> PaperFile {
        let paper: PrintedPaper
        do { paper = try await shop.press.print(sheet) } catch let fault as PressFault {
            throw Problem(.papersUnavailable, cause: "\(fault)")
        }
        let digest = Hex.text(SHA256.hash(data: paper.bytes))
        return PaperFile(
            paper: paper, name: name, digest: digest,
            isSealed: sealed?["sha256"]?.string == digest)
    }

    /// The sheet of a sealed content; `nil` where nothing is printed or its document is gone.
    func licenceSheet(_ content: JSONValue) throws -> LicenceSheet? {
        guard let shop = printing,
            let reference = content["policy"]?.string.flatMap({ PolicyReference($0) }),
            let policy = rules[reference]?.policy
        else { return nil }
        // Papers keep the frame they were issued in, so that they stay the same to the byte.
        let kept = content["frame"]?.string.flatMap { PolicyReference($0) }
        guard let book = kept.flatMap({ rules.letterBook($0) }) ?? letterBook else { return nil }
        return LicenceSheet(
            content: content, policy: policy, book: book, plan: rules.plan, shop: shop)
    }

    // MARK: Letters

    /// The letters a case has made, oldest first, for those who may read it.
    public func letters(of id: CaseID, by person: SignedIn?) async throws -> [CaseLetter] {
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        guard printing != nil, let book = letterBook else { return [] }
        let policy = rules[file.state.policy]?.policy
        return try await history(of: id).enumerated().compactMap { place, event in
            letter(event, entry: place + 1, policy, book)
        }
    }

    /// One letter of a case as PDF.
    ///
    /// - Parameter entry: ``CaseLetter/entry``.
    public func printLetter(
        _ entry: Int, of id: CaseID, by person: SignedIn?, in language: Language
    ) async throws -> PaperFile {
        let (file, seat) = try await file(of: id, for: .readPaper, by: person)
        let history = try await history(of: id)
        guard history.indices.contains(entry - 1) else { throw Problem(.notFound) }
        let isOwn = seat?.role.desk == .applicant
        guard
            let sheet = try await letterSheet(
                history, entry: entry, address: letterAddress(file.state, entry),
                showsTracking: isOwn || seat?.role.desk == .window),
            let shop = printing, let made = sheet.sheet(in: language)
        else { throw Problem(printing == nil ? .papersUnavailable : .notFound) }
        note(.readPaper, by: person, seat: seat, on: id, allowed: true)
        return try await run(shop, made, name: sheet.number)
    }

    /// The letter a command would make, as a draft: nothing is decided, nothing is written.
    ///
    /// - Throws: What giving the command would throw; `not-found` when it makes no letter.
    public func previewLetter(
        of command: String, _ fields: JSONObject, on id: CaseID, by person: SignedIn?,
        in language: Language
    ) async throws -> PaperFile {
        let reading = try CommandReading(command, fields)
        guard let act = reading.acts.first, let shop = printing else {
            throw Problem(.papersUnavailable)
        }
        let (file, seat) = try await file(of: id, for: act, by: person)
        guard let prepared = rules[file.state.policy] else { throw Problem(.papersUnavailable) }
        var history = try await history(of: id)
        let before = history.count
        do {
            history += try prepared.engine.decide(
                file.state, reading.command, by: actor(person, in: seat, of: file.state),
                at: world.now())
        } catch {
            throw error.problem
        }
        for entry in (before + 1)..<(history.count + 1) {
            if let sheet = try await letterSheet(history, entry: entry, address: nil),
                let made = sheet.sheet(in: language)
            {
                return try await run(shop, made, name: "draft")
            }
        }
        throw Problem(.notFound)
    }

    private func letter(
        _ event: CaseEvent, entry: Int, _ policy: Policy?, _ book: LetterBook
    ) -> CaseLetter? {
        guard let kind = CaseLetter.Kind(event),
            let paper = policy?.papers[kind.rawValue] ?? book.policy.papers[kind.rawValue]
        else { return nil }
        return CaseLetter(
            entry: entry, kind: kind, title: paper.title, at: event.at,
            branch: event.letterBranch)
    }

    private func letterSheet(
        _ history: [CaseEvent], entry: Int, address: String?, showsTracking: Bool = false
    ) async throws -> LetterSheet? {
        let event = history[entry - 1]
        // What one decision brought belongs together: dates follow a moment after their event.
        let later = history[entry...].prefix { $0.at == event.at }
        let state = try Case(opening: history[..<entry] + later)
        guard let shop = printing, let book = letterBook,
            let policy = rules[state.policy]?.policy,
            let letter = letter(event, entry: entry, policy, book)
        else { return nil }
        var sheet = LetterSheet(
            state: state, event: event, letter: letter, policy: policy, book: book,
            plan: rules.plan, shop: shop, offset: world.offset, holder: holder(of: state) ?? "",
            address: address)
        if showsTracking {
            let code = seal.trackingCode(of: state.id)
            sheet.tracking = (code, "\(shop.origin)/track")
        }
        return sheet
    }

    /// Every event of a case, in order.
    func history(of id: CaseID) async throws -> [CaseEvent] {
        try await store.history(of: id, after: 0).map { record in
            guard let payload = record.payload else { throw Problem(.notFound) }
            return try CaseEvent(json: JSONValue(parsing: payload))
        }
    }

    private func letterAddress(_ state: Case, _ entry: Int) -> String? {
        printing.map { "\($0.origin)/v/\(seal.letterCode(of: state, entry))" }
    }

    // MARK: Is a letter genuine

    /// What anyone who holds a letter's code may know.
    ///
    /// - Returns: `nil` for a code that is no letter's.
    func verifyLetter(code: String, in language: Language) async throws -> JSONValue? {
        let parts = code.split(separator: "-")
        guard parts.count == 3, let number = try? CaseNumber(String(parts[0])),
            let entry = Int(parts[1]), let id = try await caseID(of: number),
            let file = try await file(of: id),
            seal.letterCode(of: file.state, entry).isSameSecret(as: code)
        else { return nil }
        let history = try await history(of: id)
        guard history.indices.contains(entry - 1),
            let sheet = try await letterSheet(history, entry: entry, address: nil)
        else { return nil }
        note(.verifyLicence, by: nil, on: id, allowed: true)
        return [
            "number": .string(sheet.number), "state": "letter", "whole": true,
            "issued": .string(sheet.event.at.date(at: world.offset).description),
            "title": .string(sheet.letter.title.text(in: language)),
            "issuer": ["body": .string(sheet.sheet(in: language)?.body ?? "")],
            "holder": .string(masked(holder(of: file.state), file.state)), "shows": [:],
        ]
    }
}

extension CitySeal {
    /// The code on a letter: the case's number, the letter's within it, and what only this city
    /// can make of both.
    func letterCode(of state: Case, _ entry: Int) -> String {
        let secret = hiddenText("letter \(state.id) \(entry)").filter { $0 != "-" }
        return "\(state.number.text)-\(entry)-\(secret.prefix(12))"
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
