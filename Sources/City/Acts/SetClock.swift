import Civics

extension CityHall {
    /// Whether this person may set a sample city's clock.
    ///
    /// - Throws: `not-signed-in`, `not-permitted`.
    public func permitSettingClock(_ person: SignedIn?) throws {
        let seat = try permit(.setClock, to: person)
        note(.setClock, by: person, seat: seat, allowed: true)
    }
}
