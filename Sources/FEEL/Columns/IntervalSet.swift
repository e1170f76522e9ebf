/// Whole numbers as intervals in rising order that neither touch nor overlap.
struct IntervalSet: Hashable, Sendable {
    private(set) var parts: [ClosedRange<Int64>]

    static let none = IntervalSet(parts: [])
    static let all = IntervalSet(parts: [Int64.min...Int64.max])

    private init(parts: [ClosedRange<Int64>]) { self.parts = parts }

    init(_ bounds: Bounds) {
        parts = bounds.low <= bounds.high ? [bounds.low...bounds.high] : []
    }

    init(_ number: Int64) { parts = [number...number] }

    func union(_ other: IntervalSet) -> IntervalSet {
        var merged: [ClosedRange<Int64>] = []
        let sorted = (parts + other.parts).sorted { $0.lowerBound < $1.lowerBound }
        for part in sorted {
            guard let last = merged.last,
                last.upperBound == .max || part.lowerBound <= last.upperBound + 1
            else {
                merged.append(part)
                continue
            }
            let end = max(last.upperBound, part.upperBound)
            merged[merged.count - 1] = last.lowerBound...end
        }
        return IntervalSet(parts: merged)
    }

    var complement: IntervalSet {
        var rest: [ClosedRange<Int64>] = []
        var next: Int64? = .min
        for part in parts {
            if let from = next, part.lowerBound > from { rest.append(from...(part.lowerBound - 1)) }
            next = part.upperBound == .max ? nil : part.upperBound + 1
        }
        if let from = next { rest.append(from...Int64.max) }
        return IntervalSet(parts: rest)
    }

    func intersection(_ other: IntervalSet) -> IntervalSet {
        complement.union(other.complement).complement
    }
}
