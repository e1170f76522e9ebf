import Cases
public import Civics

extension CityHall {
    /// The code with which a case is tracked without signing in, for those it belongs to.
    ///
    /// - Throws: `not-found` when there is no such case or it is none of theirs.
    public func trackingCode(of id: CaseID, for person: SignedIn?) async throws -> String {
        let (file, _) = try await file(of: id, for: .readCase, by: person)
        return seal.trackingCode(of: file.state.id)
    }
}
