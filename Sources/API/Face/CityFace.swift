public import Civics
public import JSON
public import Web

/// The city as this API meets it. Whoever implements it asks the city's acts, which decide who may
/// do what; nothing here is decided twice. Anything may throw ``Problem`` (or what converts to
/// one); what somebody may not know of is thrown as `not-found`, exactly as what is not there.
public typealias CityFace = SignInDesk & ServiceDesk & DraftDesk & CaseDesk & AttachmentDesk
    & PaperDesk & MandateDesk & PolicyDesk & LedgerWindow & CityClock & HouseHealth

/// Signing in and out.
public protocol SignInDesk: Doorkeeper {
    /// Opens a session.
    ///
    /// - Throws: `not-signed-in` or `wrong-credentials` when name and password do not belong
    ///   together; both are told as the latter and counted.
    func signIn(name: String, password: String) async throws -> OpenedSession

    /// Ends a session from this moment on.
    func signOut(token: String) async throws

    /// The account as its owner may see it; component `Account`.
    func account(of caller: Caller, in language: Language) async throws -> JSONValue
}

/// What can be applied for, and whether one may.
public protocol ServiceDesk: Sendable {
    /// Services found, in the order to show; items are component `ServiceSummary`.
    func services(_ search: ServiceSearch, in language: Language) async throws -> Page

    /// The guide of a service with its questions and form; component `Service`.
    func service(_ id: String, in language: Language) async throws -> JSONValue?

    /// What the rules say to these answers; nothing is stored. Component `Eligibility`; `nil` when
    /// there is no such service.
    func check(
        _ id: String, answers: JSONObject, in language: Language
    ) async throws -> JSONValue?

    /// What offices hold already about the caller for this service, each with its source.
    /// Component `Prefill`; `nil` when there is no such service.
    func prefill(_ id: String, for caller: Caller, in language: Language) async throws -> JSONValue?

    /// The same with answers given so far, among them the keys of registers.
    func prefill(
        _ id: String, answers: JSONObject, for caller: Caller, in language: Language
    ) async throws -> JSONValue?

    /// Reports of the same matter near a place, which one may join; items are component `Nearby`.
    /// `nil` when there is no such service or nothing is reported by it.
    func nearby(
        _ id: String, place: JSONObject, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]?
}

/// Applications not yet handed in.
public protocol DraftDesk: Sendable {
    /// The caller's drafts, last changed first; items are component `Draft`.
    func drafts(of caller: Caller) async throws -> [JSONValue]

    /// One draft of the caller's with its version.
    func draft(_ id: String, of caller: Caller) async throws -> Told?

    /// Saves a new draft.
    func open(_ draft: DraftText, by caller: Caller, once: Once) async throws -> Told

    /// Saves over the version that was seen.
    ///
    /// - Throws: `stale-version`, `not-found`.
    func save(
        _ id: String, _ draft: DraftText, seen version: Int, by caller: Caller
    ) async throws -> Told

    /// Throws a draft away; gone already is no error.
    func discard(_ id: String, by caller: Caller) async throws
}

/// Cases.
public protocol CaseDesk: Sendable {
    /// Files a case; durable when this returns. Component `CaseState`.
    ///
    /// - Parameter filing: Checked against component `Filing`.
    func file(_ filing: JSONObject, by caller: Caller, once: Once) async throws -> Told

    /// One case as the caller may see it; component `Case`.
    func caseView(
        _ reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> Told?

    /// What happened, oldest first; items are component `TimelineEntry`.
    func timeline(
        of reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]?

    /// Every clock with its ledger and its days, line by line; items are component `ReasonedClock`.
    func clocks(
        of reference: CaseReference, for caller: Caller, in language: Language
    ) async throws -> [JSONValue]?

    /// Receipts of the sealed entries, those that a checkpoint covers already; items are component
    /// `Receipt`.
    func receipts(of reference: CaseReference, for caller: Caller) async throws -> [JSONValue]?

    /// Cases the caller is a party of, newest first; items are component `CaseSummary`.
    func cases(_ question: CaseQuestion, of caller: Caller, in language: Language) async throws
        -> Page

    /// Places waiting at the caller's desk, most urgent first; items are component `QueueItem`.
    func queue(_ question: QueueQuestion, of caller: Caller, in language: Language) async throws
        -> Page

    /// Gives a command; durable when this returns. Component `CaseState`.
    ///
    /// - Throws: `stale-version`, `refused-now`, `refused`, `not-found`, `not-permitted`.
    func perform(_ command: CommandGiven, by caller: Caller, once: Once) async throws -> Told

    /// A case with little detail, for whoever knows its number and the code given with it;
    /// component `Tracked`.
    func track(number: String, code: String, in language: Language) async throws -> JSONValue?
}

/// Files people hand in.
public protocol AttachmentDesk: Sendable {
    /// Takes a file in; component `Attachment`.
    ///
    /// - Parameter name: What the sender calls it: a word, never a path.
    func takeIn(_ body: BodyStream, name: String, by caller: Caller) async throws -> JSONValue

    /// The bytes of a released file the caller may see.
    func attachment(_ digest: String, for caller: Caller) async throws -> AttachmentGiven?
}

/// Papers, their verification, and ratings by link.
public protocol PaperDesk: Sendable {
    /// The caller's licences, newest first; items are component `Licence`.
    func licences(of caller: Caller) async throws -> [JSONValue]

    /// What anyone may know of the paper with this code; component `Verification`.
    func verify(code: String, in language: Language) async throws -> JSONValue?

    /// What a rating link is for; component `RatingAsked`. `nil` when it was used or never was.
    func ratingAsked(token: String, in language: Language) async throws -> JSONValue?

    /// Rates through the link; component `Rated`.
    func rate(token: String, _ rating: JSONObject) async throws -> JSONValue?
}

/// The public side of the sealed ledger (C2SP tlog-tiles).
public protocol LedgerWindow: Sendable {
    /// The newest signed checkpoint.
    func checkpoint() async throws -> [UInt8]?

    /// The newest checkpoint that enough outside witnesses cosigned.
    func witnessedCheckpoint() async throws -> [UInt8]?

    /// A tile or entry bundle by its path below `/tile/`.
    func tile(_ path: String) async throws -> [UInt8]?
}

/// The city's clock. Only a sample city's can be set forward.
public protocol CityClock: Sendable {
    /// The moment it is in this city, and whether the clock can be set; component `Clock`.
    func clock() async throws -> JSONValue

    /// Sets the clock forward and lets what has fallen due happen; component `Clock`.
    ///
    /// - Throws: `not-found` outside a sample city, `refused` for a moment that is past.
    func setClock(forwardTo moment: Instant, by caller: Caller) async throws -> JSONValue
}

/// How the house stands.
public protocol HouseHealth: Sendable {
    /// Whether each part can do its work, by name; `nil` for a part that can, otherwise why not in
    /// words for the operator.
    func readiness() async -> [(part: String, fault: String?)]

    /// Name, version and commit of the program; component `Version`.
    func version() -> JSONValue
}
