public import City
import Dispatch
import Synchronization

/// Prints papers as tagged PDF with pango and cairo, a few at a time, each on a thread of its own.
public final class Press: PaperPress {
    /// A paper has no more pages than this.
    public static let mostPages = 2_000

    private let machines: [PressMachine]
    private let mostWaiting: Int
    private let turn = Mutex((next: 0, waiting: 0))

    /// - Parameters:
    ///   - machines: How many papers are printed at once; each keeps the fonts it uses open.
    ///   - mostWaiting: How many may wait or be printed; one more is refused at once.
    public init(machines: Int = 2, mostWaiting: Int = 64) {
        self.machines = (0..<max(1, machines)).map { PressMachine(number: $0) }
        self.mostWaiting = mostWaiting
    }

    /// The sheet as PDF.
    ///
    /// - Throws: ``PressFault``; `busy` when too many wait.
    public func print(_ sheet: PaperSheet) async throws -> PrintedPaper {
        let place: Int? = turn.withLock { turn in
            guard turn.waiting < mostWaiting else { return nil }
            turn.waiting += 1
            turn.next = (turn.next + 1) % machines.count
            return turn.next
        }
        guard let place else { throw PressFault.busy }
        defer { turn.withLock { $0.waiting -= 1 } }
        return try await machines[place].print(sheet)
    }
}

/// One press: its fonts are used by its own thread only.
actor PressMachine {
    private let thread: PressThread
    private var type: TypeCase?

    init(number: Int) { thread = PressThread(name: "tongban.press.\(number)") }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        thread.asUnownedSerialExecutor()
    }

    func print(_ sheet: PaperSheet) throws -> PrintedPaper {
        let type = type ?? TypeCase()
        self.type = type
        let laid = try Self.laid(sheet, type)
        let file = try PDFFile(
            title: sheet.title, author: sheet.body, day: sheet.day)
        Drawer(file, type: type, sheet: sheet).draw(laid.pages)
        return PrintedPaper(
            bytes: try file.finish(language: sheet.language), pages: laid.pages.count,
            unknownCharacters: laid.unknown)
    }

    private static func laid(
        _ sheet: PaperSheet, _ type: TypeCase
    ) throws -> (pages: [PageSheet], unknown: Int) {
        if sheet.form == .licence {
            for scale in LicenceLayout.scales {
                var layout = LicenceLayout(sheet, type: type, scale: scale)
                if layout.lay() { return ([layout.page], layout.unknownCharacters) }
            }
        }
        return try letter(sheet, type)
    }

    private static func letter(
        _ sheet: PaperSheet, _ type: TypeCase
    ) throws -> (pages: [PageSheet], unknown: Int) {
        for pitch in LetterLayout.pitches {
            var layout = LetterLayout(sheet, type: type, pitch: pitch)
            try layout.lay()
            if layout.hasText { return (layout.pages, layout.unknownCharacters) }
        }
        var layout = LetterLayout(sheet, type: type, pitch: 1, endsOnNewPage: true)
        try layout.lay()
        return (layout.pages, layout.unknownCharacters)
    }
}

/// A thread of its own, so that a long letter keeps no request waiting.
final class PressThread: SerialExecutor {
    private let queue: DispatchQueue

    init(name: String) { queue = DispatchQueue(label: name) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
