import City

extension CaseSpot {
    /// Side of a cell in 1e-7 degrees: 0.01°, which is over 550 m east to west up to 60° north, so
    /// that 500 m around a spot lie within its cell and the eight around it.
    private static let side: Int64 = 100_000
    private static let cellsAround: Int64 = 36_001

    /// The cell this spot lies in.
    var cell: Int64 { cell(east: 0, north: 0) }

    /// The cell and its eight neighbours.
    var cellsNear: [Int64] {
        (-1...1).flatMap { east in (-1...1).map { north in cell(east: east, north: north) } }
    }

    private func cell(east: Int64, north: Int64) -> Int64 {
        let column = (Int64(longitude) + 1_800_000_000) / Self.side + east
        let row = (Int64(latitude) + 900_000_000) / Self.side + north
        return row * Self.cellsAround + column
    }

    /// Metres to another spot, on a sphere of 6,371 km flattened around here; good to 0.5 % within
    /// a city.
    func metres(to other: CaseSpot) -> Double {
        let north = Double(Int64(other.latitude) - Int64(latitude)) * Self.metresPerUnit
        let east = Double(Int64(other.longitude) - Int64(longitude)) * Self.metresPerUnit
        let shrink = Self.cosine(ofDegrees: Double(latitude) / 1e7)
        return (north * north + east * east * shrink * shrink).squareRoot()
    }

    private static let metresPerUnit = 6_371_000 * 2 * Double.pi / 360 / 1e7

    /// Taylor's series to the eighth power: wrong by less than 0.00003 up to 90°.
    private static func cosine(ofDegrees degrees: Double) -> Double {
        let square = (degrees * .pi / 180) * (degrees * .pi / 180)
        return 1 - square / 2 * (1 - square / 12 * (1 - square / 30 * (1 - square / 56)))
    }
}
