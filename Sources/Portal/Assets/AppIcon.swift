import Web

/// The site's sign where a system wants a picture of fixed size: two waves of still water (静水).
///
/// Drawn here from the same curves as the SVG, so there is one source for both. The sign keeps to the
/// inner 80 % of the square, which every system leaves visible (W3C Web App Manifest, maskable).
enum AppIcon {
    /// Sizes an installed site needs: home screen and start screen.
    static let sizes = [192, 512]

    static func address(_ size: Int) -> String { "/icons/\(size).png" }

    /// PNG files by size, drawn once.
    static let files: [Int: [UInt8]] = Dictionary(
        uniqueKeysWithValues: sizes.map { ($0, draw($0)) })

    private static let palette: [(UInt8, UInt8, UInt8)] = (0...8).map { step in
        func mix(_ from: Int, _ to: Int) -> UInt8 { UInt8((from * (8 - step) + to * step) / 8) }
        return (mix(0x0A, 255), mix(0x4C, 255), mix(0x5E, 255))
    }

    /// One wave in the 32-unit square: three Bézier curves.
    private static let wave: [[(Double, Double)]] = [
        [(6, 0), (9, -3), (11, -3), (14, 0)], [(14, 0), (17, 3), (19, 3), (22, 0)],
        [(22, 0), (25, -3), (26, -2), (26, -2)],
    ]

    private static func draw(_ size: Int) -> [UInt8] {
        var picture = FlatPicture(width: size, height: size, palette: palette)
        let scale = Double(size) / 32
        for height in [12.5, 21.5] {
            for curve in wave {
                for step in 0...size / 2 {
                    let point = point(on: curve, at: Double(step) / Double(size / 2))
                    stamp(
                        (point.0 * scale, (point.1 + height) * scale), radius: 1.25 * scale,
                        &picture)
                }
            }
        }
        return picture.png
    }

    private static func point(
        on curve: [(Double, Double)], at t: Double
    ) -> (Double, Double) {
        let weights = [
            (1 - t) * (1 - t) * (1 - t), 3 * (1 - t) * (1 - t) * t, 3 * (1 - t) * t * t, t * t * t,
        ]
        return zip(curve, weights).reduce((0, 0)) {
            ($0.0 + $1.0.0 * $1.1, $0.1 + $1.0.1 * $1.1)
        }
    }

    /// A round dot; its edge fades over one pixel.
    private static func stamp(
        _ centre: (Double, Double), radius: Double, _ picture: inout FlatPicture
    ) {
        let reach = Int(radius) + 2
        for row in Int(centre.1) - reach...Int(centre.1) + reach {
            for column in Int(centre.0) - reach...Int(centre.0) + reach {
                let (x, y) = (Double(column) + 0.5 - centre.0, Double(row) + 0.5 - centre.1)
                let covered = min(max(radius + 0.5 - (x * x + y * y).squareRoot(), 0), 1)
                let place = row * picture.width + column
                picture.pixels[place] = max(picture.pixels[place], UInt8(covered * 8))
            }
        }
    }
}
