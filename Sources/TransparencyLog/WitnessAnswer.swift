/// What a witness answers (C2SP tlog-witness, add-checkpoint).
public enum WitnessAnswer: Hashable, Sendable {
    /// The checkpoint grew from the last one: the witness's signature over it.
    case cosigned(SignedNote.Signature)
    /// Not a request, or an old size above the checkpoint's.
    case malformed
    /// No good signature of the log's.
    case unsigned
    /// A log that this witness does not know.
    case unknownLog
    /// The witness saw another size last, or another root at this size.
    case conflict(lastSize: Int)
    /// The proof does not hold.
    case unproved

    /// The HTTP status.
    public var status: Int {
        switch self {
        case .cosigned: 200
        case .malformed: 400
        case .unsigned: 403
        case .unknownLog: 404
        case .conflict: 409
        case .unproved: 422
        }
    }

    /// The HTTP body; empty where the protocol gives none.
    public var body: [UInt8] {
        switch self {
        case .cosigned(let signature): Array((signature.line + "\n").utf8)
        case .conflict(let size): Array("\(size)\n".utf8)
        case .malformed, .unsigned, .unknownLog, .unproved: []
        }
    }

    /// The HTTP content type of ``body``.
    public var contentType: String {
        switch self {
        case .conflict: "text/x.tlog.size"
        case .cosigned, .malformed, .unsigned, .unknownLog, .unproved:
            "text/plain; charset=utf-8"
        }
    }

    /// What a log reads from a witness's answer: the signatures in a 200, the size in a 409;
    /// `nil` when the body is neither.
    public static func read(status: Int, body: [UInt8]) -> WitnessAnswer? {
        guard let text = String(validating: body, as: UTF8.self) else { return nil }
        switch status {
        case 200:
            return StrictText.lines(text)?.first.flatMap(SignedNote.Signature.init).map(cosigned)
        case 400: return .malformed
        case 403: return .unsigned
        case 404: return .unknownLog
        case 409:
            return StrictText.lines(text)?.first.flatMap(StrictText.decimal)
                .map { .conflict(lastSize: $0) }
        case 422: return .unproved
        default: return nil
        }
    }
}
