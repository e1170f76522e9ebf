public import Civics

/// Makes the file of a sheet. The composition gives one; without it a city prints nothing.
public protocol PaperPress: Sendable {
    /// The sheet as a tagged PDF with its fonts embedded. The same sheet gives the same bytes.
    ///
    /// - Throws: ``PressFault``.
    func print(_ sheet: PaperSheet) async throws -> PrintedPaper
}

/// A paper as a file.
public struct PrintedPaper: Hashable, Sendable {
    /// The file, PDF 1.4.
    public var bytes: [UInt8]
    /// How many pages it has.
    public var pages: Int
    /// Characters no font here can draw; they stand as boxes, their text is right all the same.
    public var unknownCharacters: Int

    /// A file with these parts.
    public init(bytes: [UInt8], pages: Int, unknownCharacters: Int = 0) {
        (self.bytes, self.pages, self.unknownCharacters) = (bytes, pages, unknownCharacters)
    }
}

/// Why nothing was printed.
public enum PressFault: Error, Hashable, Sendable {
    /// Too much waits already: try again in a while.
    case busy
    /// More pages than a paper may have.
    case tooLong(pages: Int)
    /// The drawing library refused, with its own word for it.
    case drawing(String)
}

/// Everything printing needs of the place it stands for.
public struct PrintShop: Sendable {
    /// What makes the files.
    public var press: any PaperPress
    /// Name of the city, on its licences.
    public var city: LocalizedText
    /// Public origin of the verification pages, `https://city.example`, without a final slash.
    public var origin: String
    /// A city that does not exist: its papers bear a seal that says so.
    public var isSample: Bool

    /// A shop with these parts.
    public init(press: any PaperPress, city: LocalizedText, origin: String, isSample: Bool) {
        (self.press, self.city) = (press, city)
        (self.origin, self.isSample) = (origin, isSample)
    }
}

extension Problem.Kind {
    /// Papers cannot be printed here and now.
    public static let papersUnavailable = Problem.Kind(
        "papers-unavailable", status: 503,
        title: LocalizedText(
            zhHans: "暂时无法生成文书", zhHant: "暫時無法產生文書",
            en: "Papers cannot be printed now"),
        detail: LocalizedText(
            zhHans: "办件和证照不受影响，请稍后再下载。",
            zhHant: "辦件和證照不受影響，請稍後再下載。",
            en: "The case and the document are not affected. Please download it a little later."))
}
