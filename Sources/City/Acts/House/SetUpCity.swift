public import Civics
import JSON
public import Policies

extension CityHall {
    /// The wizard's last step: accounts, units and calendars into the books in one commit, the plan
    /// into its files, and the office closes for good.
    ///
    /// - Throws: `not-found` when the city is set up already, `refused` while a step is missing.
    public func setUp(_ office: any SetupOffice) async throws {
        guard office.isOpen else { throw Problem(.notFound) }
        let draft = try office.draft()
        guard draft.isComplete, let city = draft.city, let units = draft.units else {
            throw Problem(.refused, facts: ["reason": "set-up"])
        }
        let by = draft.administrators.prefix(2).map(\.record.id)
        let documents = draft.calendars.compactMap { document in
            SetupCalendar(document).activated(at: world.now(), by: by, offset: world.offset)
        }
        try await store.activate(documents)
        let now = world.now()
        let records =
            draft.administrators.map { SideRecord.account($0.record) }
            + units.map { .register($0.record(at: now)) }
        try await enter(
            HouseEntry(
                event: .citySetUp, matter: world.timeOrderedID(),
                payload: [
                    "region": .string(city.code), "units": .integer(Int64(units.count)),
                    "administrators": .array(
                        draft.administrators.map { .string($0.role.rawValue) }),
                ], records: records), by: nil, seat: nil)
        try office.close(draft)
        try await republish()
    }

    /// How the new house stands, for the wizard's last page; only while it is being set up.
    public func houseState(during office: any SetupOffice) async throws -> HouseState {
        try await currentState()
    }

    /// An account of the wizard: its password was chosen by whoever set the city up, so it must be
    /// changed at the first signing in.
    ///
    /// - Parameter known: The same office's account from an earlier answer; keeps its password when
    ///   none is given.
    /// - Throws: `password-refused`, `invalid-field` for the names.
    public func firstAdministrator(
        _ role: Role, name: String, displayName: String, password: String?, city: String,
        known: SetupDraft.Administrator?
    ) async throws -> SetupDraft.Administrator {
        guard Self.isAccountName(name) else {
            throw Problem(.invalidField, fields: [FieldProblem("/name", .malformed)])
        }
        guard (1...40).contains(displayName.count) else {
            throw Problem(.invalidField, fields: [FieldProblem("/displayName", .missing)])
        }
        var profile: AccountProfile
        if let password {
            let rules = PasswordRules(own: [name, displayName, city])
            if let weakness = rules.weakness(of: password) {
                throw Problem(.passwordRefused, facts: ["reason": weakness.rawValue])
            }
            profile = AccountProfile(
                seal: try await sealing(password), seats: [], displayName: displayName)
        } else if let known, let kept = AccountProfile(known.record.body) {
            profile = kept
        } else {
            throw Problem(
                .passwordRefused, facts: ["reason": PasswordRules.Weakness.short.rawValue])
        }
        (profile.seats, profile.displayName) = ([Seat(role: role)], displayName)
        profile.mustChangePassword = true
        let record = AccountRecord(
            id: known?.record.id ?? world.timeOrderedID(), name: name,
            person: known?.record.person ?? world.timeOrderedID(), body: profile.bytes)
        return SetupDraft.Administrator(role: role, record: record)
    }
}

/// A calendar document as the wizard takes it in.
public struct SetupCalendar: Sendable {
    private let package: PolicyPackage
    private let document: SetupDocument

    public init(_ document: SetupDocument) {
        self.document = document
        package = PolicyPackage(
            reading: [PackageFile(name: "policy.md", bytes: document.bytes)])
    }

    /// Years it gives; empty where it is no calendar.
    public var years: [Int] { package.policy?.calendars.map(\.year).sorted() ?? [] }

    public var title: LocalizedText? { package.policy?.title }

    /// Why it cannot be used, each with its line; empty when it can.
    public var faults: [Finding] { package.check().filter { $0.severity == .error } }

    func activated(
        at now: Instant, by: [AccountID], offset: UTCOffset
    ) -> ActivatedPolicy? {
        guard let policy = package.policy, faults.isEmpty, !years.isEmpty else { return nil }
        return ActivatedPolicy(
            id: policy.reference.id, version: policy.reference.version, digest: policy.digest,
            files: ["policy.md": document.bytes],
            from: Instant(LocalDateTime(policy.effective), offset: offset), activated: now, by: by)
    }
}
