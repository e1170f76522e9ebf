/// Cuts rows into parts and works on them from so many tasks.
func inParts<Part: Sendable>(
    of rows: Int, size: Int = 16_384, tasks: Int = 2,
    _ work: @escaping @Sendable (Range<Int>) -> Part
) async -> [Part] {
    let parts = (rows + size - 1) / size
    return await withTaskGroup(of: [(Int, Part)].self) { group in
        for first in 0..<tasks {
            group.addTask {
                stride(from: first, to: parts, by: tasks).map { part in
                    (part, work(part * size..<min(rows, (part + 1) * size)))
                }
            }
        }
        var found: [(Int, Part)] = []
        for await some in group { found += some }
        return found.sorted { $0.0 < $1.0 }.map(\.1)
    }
}
