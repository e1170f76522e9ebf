public import Civics

/// By what the indexes know whoever a case or a paper concerns.
public enum PartyKey: Hashable, Sendable {
    case person(PersonID)
    /// By credit code.
    case organisation(String)
}
