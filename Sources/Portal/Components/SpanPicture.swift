/// Where several offices stand under one clock, drawn: a bar for each from its beginning to its due
/// date, what has passed of it filled, times of standing still left open, and a line for now.
///
/// The picture adds nothing that is not said beside it in words, so readers of the words alone miss
/// nothing: each row has its name, its state and its date as text.
public struct SpanPicture: View {
    /// One bar. Times are milliseconds since the epoch; only their proportion is drawn.
    public struct Span: Sendable {
        var title: String
        var note: String
        var chip: HTML
        var tone: Chip.Tone
        var from: Int64
        /// When it is due; `nil` while nothing binds it.
        var due: Int64?
        /// When it was over, or now.
        var until: Int64
        /// Times at which the clock stood still.
        var pauses: [Range<Int64>]

        public init(
            _ title: String, note: String, chip: HTML, tone: Chip.Tone, from: Int64, due: Int64?,
            until: Int64, pauses: [Range<Int64>] = []
        ) {
            (self.title, self.note, self.chip, self.tone) = (title, note, chip, tone)
            (self.from, self.due, self.until, self.pauses) = (from, due, until, pauses)
        }
    }

    /// A rectangle of the picture, a thousand units wide.
    struct Bar: Sendable {
        var kind: String
        var x: String
        var width: String
    }

    struct Row: Sendable {
        var title: String
        var note: String
        var chip: HTML
        var bars: [Bar]
        /// Where now is, in every row alike.
        var now: String?
    }

    let first: String
    let last: String
    let rows: [Row]

    /// - Parameters:
    ///   - spans: at least one.
    ///   - now: drawn as a line where it falls into the picture.
    ///   - first, last: the words for both ends of the picture.
    public init(_ spans: [Span], now: Int64, first: String, last: String) {
        let start = spans.map(\.from).min() ?? now
        let end = max(start + 1, Self.end(of: spans))
        let scale = Scale(start: start, end: end)
        (self.first, self.last) = (first, last)
        let line = (start...end).contains(now) ? "\(scale.place(now))" : nil
        rows = spans.map { span in
            Row(
                title: span.title, note: span.note, chip: span.chip,
                bars: scale.bars(of: span), now: line)
        }
    }

    /// The last moment a picture of these must show.
    public static func end(of spans: [Span]) -> Int64 {
        spans.map { max($0.due ?? $0.until, $0.until) }.max() ?? 0
    }

    /// Milliseconds to thousandths of the picture's width.
    private struct Scale {
        let start: Int64
        let end: Int64

        func place(_ moment: Int64) -> Int64 {
            (min(max(moment, start), end) - start) * 1_000 / (end - start)
        }

        func bar(_ kind: String, _ range: Range<Int64>) -> Bar {
            let x = min(place(range.lowerBound), 994)
            return Bar(
                kind: kind, x: "\(x)", width: "\(max(6, place(range.upperBound) - x))")
        }

        func bars(of span: Span) -> [Bar] {
            let until = max(span.from, span.until)
            var bars: [Bar] = []
            if let due = span.due, due > span.from { bars.append(bar("plan", span.from..<due)) }
            bars.append(bar("\(span.tone.rawValue)", span.from..<until))
            bars += span.pauses.map { bar("pause", $0) }
            return bars
        }
    }

    public static let template = Template(
        "span-picture",
        """
        <ul class="spans">{{#.rows}}<li><p><strong>{{.title}}</strong> {{{.chip}}}</p><p class="small">{{.note}}</p><svg viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="track" width="1000" height="14"/>{{#.bars}}<rect class="{{.kind}}" x="{{.x}}" width="{{.width}}" height="14"/>{{/.bars}}{{#.now}}<rect class="today" x="{{.}}" width="3" height="14"/>{{/.now}}</svg></li>{{/.rows}}</ul><p class="ends small"><span>{{.first}}</span><span>{{.last}}</span></p>
        """)
}
