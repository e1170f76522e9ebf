import TransparencyLog

/// Why sealing does not go on.
enum SealingFault: Error, CustomStringConvertible {
    /// What the signer remembers cannot be read.
    case signerUnreadable
    /// Two ways of deriving the root disagree.
    case rootsDiffer
    /// The journal holds less than was signed for: an old backup was restored, or a disk lost
    /// what it had confirmed.
    case journalShorter(sealed: Int, journal: Int)
    /// An entry is not what it was when it was made.
    case entryChanged
    /// A position is missing in the journal.
    case gap(Int64)
    /// A piece that was written cannot be read back as it was.
    case pieceLost(String)
    /// The signer refuses.
    case refused(SigningRefusal)
    /// The disk is full.
    case full
    case other(String)

    init(_ error: any Error) {
        switch error {
        case let fault as SealingFault: self = fault
        case let refusal as SigningRefusal: self = .refused(refusal)
        case let fault as Disk.Fault where fault.isFull: self = .full
        case let fault as Disk.Fault: self = .other(fault.reason)
        case let piece as DamagedPiece: self = .pieceLost(piece.path)
        default: self = .other("\(type(of: error))")
        }
    }

    /// Goes away by itself: space comes back, or the clock reaches the last checkpoint again.
    var passes: Bool {
        switch self {
        case .full, .refused(.clockWentBack): true
        case .signerUnreadable, .rootsDiffer, .journalShorter, .entryChanged, .gap, .pieceLost,
            .refused, .other:
            false
        }
    }

    var description: String {
        switch self {
        case .signerUnreadable: "what the signer remembers cannot be read"
        case .rootsDiffer: "two ways of deriving the root disagree"
        case .journalShorter(let sealed, let journal):
            "\(sealed) entries were signed for, the journal holds \(journal)"
        case .entryChanged: "an entry is not what it was when it was made"
        case .gap(let position): "the journal jumps to position \(position)"
        case .pieceLost(let path): "\(path) cannot be read back as it was written"
        case .refused(.clockWentBack(let milliseconds)):
            "the clock is \(milliseconds) ms behind the last checkpoint"
        case .refused(let refusal): "the signer refuses: \(refusal)"
        case .full: "the disk is full"
        case .other(let reason): reason
        }
    }
}
