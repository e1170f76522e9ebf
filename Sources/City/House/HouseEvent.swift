/// What happens in the house itself rather than in a case, by the name it has in the ledger.
///
/// Each proposal, account and unit has a history of its own in the journal, under a key of its own,
/// so that granting a right is sealed and can be proved like any step of a case.
public enum HouseEvent: String, Sendable, CaseIterable {
    case roleProposed = "house.role-proposed"
    case erasureProposed = "house.erasure-proposed"
    case accessProposed = "house.access-proposed"
    case proposalRefused = "house.proposal-refused"
    case roleGranted = "house.role-granted"
    case roleRevoked = "house.role-revoked"
    case erasureConfirmed = "house.erasure-confirmed"
    case accountOpened = "house.account-opened"
    case accountLocked = "house.account-locked"
    case accountUnlocked = "house.account-unlocked"
    case accountInvited = "house.account-invited"
    case passwordChosen = "house.password-chosen"
    case unitAdded = "house.unit-added"
    case unitChanged = "house.unit-changed"
    case unitClosed = "house.unit-closed"
    case accessesSealed = "house.accesses-sealed"
    case citySetUp = "house.city-set-up"

    /// The last entry of an erased case, sealed before its key is destroyed.
    static let tombstone = "case.erased"

    /// Whether an event of this name can be no part of a case that is still there.
    static func isNone(ofCase name: String) -> Bool {
        name == tombstone || name.hasPrefix("house.")
    }
}
