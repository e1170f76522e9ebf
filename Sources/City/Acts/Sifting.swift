/// A page of what fits, out of a shelf read in the order it stands.
///
/// A rare wish must not read a whole shelf for one page: after ``mostRead`` rows the page is given
/// as far as it is, with the place to go on from.
struct Sifting<Row: Sendable, Place: Sendable>: Sendable {
    /// Rows looked at for one page, at most.
    static var mostRead: Int { 2_000 }
    /// Rows read at once.
    private static var part: Int { 200 }

    /// Gives at most so many rows that stand behind a place.
    var reading: @Sendable (Place?, Int) async throws -> [Row]
    var place: @Sendable (Row) -> Place
    var fits: @Sendable (Row) -> Bool

    /// - Parameter limit: Rows on the page.
    /// - Returns: The page, and where the next one begins; `nil` when nothing follows.
    func page(of limit: Int, after start: Place?) async throws -> (rows: [Row], next: Place?) {
        var (found, place, read) = ([Row](), start, 0)
        let part = min(limit + 1, Self.part)
        while read < Self.mostRead {
            let rows = try await reading(place, part)
            for row in rows where fits(row) {
                guard found.count < limit else { return (found, found.last.map(self.place)) }
                found.append(row)
            }
            guard rows.count == part, let last = rows.last else { return (found, nil) }
            (place, read) = (self.place(last), read + rows.count)
        }
        return (found, place)
    }
}
