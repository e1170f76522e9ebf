import Civics

extension PublicationRefusal {
    /// The problem to show.
    func problem(of publication: Publication, offset: UTCOffset) -> Problem {
        switch self {
        case .notWaiting(.expired), .tooLate:
            Problem(
                .proposalExpired,
                facts: ["expired": publication.proposal.expires.text(at: offset)])
        case .notWaiting(let stage): Problem(.proposalOver, facts: ["stage": stage.rawValue])
        case .ownProposal: Problem(.ownProposal)
        case .otherHash: Problem(.proposalDiffers)
        }
    }
}
