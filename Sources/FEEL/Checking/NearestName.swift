/// Finds the name a writer probably meant.
enum NearestName {
    /// The candidate with the fewest changed characters, `nil` when none is close.
    static func to(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.unicodeScalars)
        guard wanted.count <= 64 else { return nil }
        let limit = max(1, wanted.count / 2)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let scalars = Array(candidate.unicodeScalars)
            guard abs(scalars.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, scalars)
            guard distance <= limit, distance < max(wanted.count, scalars.count) else { continue }
            let isBetter = best.map { ($0.distance, $0.name) > (distance, candidate) } ?? true
            if isBetter { best = (candidate, distance) }
        }
        return best?.name
    }

    private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
        var row = Array(0...other.count)
        for (index, scalar) in one.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (place, candidate) in other.enumerated() {
                let change = diagonal + (scalar == candidate ? 0 : 1)
                diagonal = row[place + 1]
                row[place + 1] = min(change, row[place] + 1, diagonal + 1)
            }
        }
        return row[other.count]
    }
}
