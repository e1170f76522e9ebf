public import Civics

/// One paper ready for the press: every word of it, in the order it is read. Only line and page
/// breaks are left to be decided.
///
/// The same sheet makes the same bytes: nothing of the moment or the machine stands in it.
public struct PaperSheet: Hashable, Sendable {
    /// How a paper lies and looks.
    public enum Form: Hashable, Sendable {
        /// A licence to hang on a wall: lying A4, with a border. One that does not fit a page is
        /// set as a letter.
        case licence
        /// A letter, notice or receipt: standing A4 (GB/T 9704-2012), as many pages as it needs.
        case letter
    }

    /// How it lies and looks.
    public var form: Form
    /// Language of its wording.
    public var language: Language
    /// Name of the body in whose name it goes out, above the title.
    public var body: String
    /// What the paper is called.
    public var title: String
    /// The same in a second language; `nil` without one.
    public var secondTitle: String?
    /// Its number as written under the title, with its label.
    public var number: String?
    /// Said before everything else, in a frame: revoked and why, a draft, a translation.
    public var warnings: [String]
    /// Written large across every page; `nil` for a paper in force.
    public var across: String?
    /// What it says.
    public var blocks: [PaperBlock]
    /// The lines it is signed with: body, day.
    public var signature: [String]
    /// A drawn seal over the signature; `nil` leaves room for a real one.
    public var seal: PaperSeal?
    /// How a reader finds out whether it is genuine; `nil` for a draft.
    public var proof: PaperProof?
    /// The foot of every page, with `{page}` and `{pages}`.
    public var foot: String
    /// The paper's own day, which its file bears as the day it was made.
    public var day: CivilDate

    /// A sheet with these parts.
    public init(
        form: Form, language: Language, body: String, title: String, secondTitle: String? = nil,
        number: String? = nil, warnings: [String] = [], across: String? = nil,
        blocks: [PaperBlock], signature: [String] = [], seal: PaperSeal? = nil,
        proof: PaperProof? = nil, foot: String, day: CivilDate
    ) {
        (self.form, self.language, self.body) = (form, language, body)
        (self.title, self.secondTitle, self.number) = (title, secondTitle, number)
        (self.warnings, self.across, self.blocks) = (warnings, across, blocks)
        (self.signature, self.seal, self.proof) = (signature, seal, proof)
        (self.foot, self.day) = (foot, day)
    }
}

/// A part of what a paper says.
public enum PaperBlock: Hashable, Sendable {
    /// A heading within the paper.
    case heading(String)
    /// Whom it addresses, with the colon.
    case addressee(String)
    /// A paragraph; a line feed within it is kept.
    case paragraph(String)
    /// A point of a list with its own mark, `一、`.
    case item(mark: String, text: String)
    /// Labelled values one under another.
    case fields([PaperField])
    /// A table whose heading stands again on every page it goes on to.
    case table(columns: [String], rows: [[String]])
    /// A note in small letters.
    case note(String)
}

/// One labelled value of a paper.
public struct PaperField: Hashable, Sendable {
    /// What the value is called.
    public var label: String
    /// The label in a second language; `nil` without one.
    public var second: String?
    /// The value as written.
    public var value: String

    /// A value with its label.
    public init(_ label: String, _ value: String, second: String? = nil) {
        (self.label, self.second, self.value) = (label, second, value)
    }
}

/// A seal drawn on the paper of a sample city. It says that it is none.
public struct PaperSeal: Hashable, Sendable {
    /// Name along its edge.
    public var body: String
    /// The word in its middle.
    public var mark: String

    /// A seal with this name along its edge and this word in its middle.
    public init(body: String, mark: String) { (self.body, self.mark) = (body, mark) }
}

/// How a reader finds out whether a paper is genuine.
public struct PaperProof: Hashable, Sendable {
    /// Address of the page that tells; also what the code drawn beside it holds.
    public var address: String
    /// What to do, in words.
    public var text: String
    /// The code to be typed, in groups.
    public var code: String

    /// A proof with these parts.
    public init(address: String, text: String, code: String) {
        (self.address, self.text, self.code) = (address, text, code)
    }
}
