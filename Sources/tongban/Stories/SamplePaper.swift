/// A one-page PDF a story hands in where a person would hand in a scan.
struct SamplePaper {
    let text: String

    var pdf: [UInt8] {
        let line = text.utf16.map { Self.hex($0) }.joined()
        let page = "BT /F1 18 Tf 40 700 Td <\(line)> Tj ET"
        let objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
                + "/Resources << /Font << /F1 5 0 R >> >> >>",
            "<< /Length \(page.utf8.count) >>\nstream\n\(page)\nendstream",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ]
        var body = "%PDF-1.4\n"
        var places: [Int] = []
        for (number, object) in objects.enumerated() {
            places.append(body.utf8.count)
            body += "\(number + 1) 0 obj\n\(object)\nendobj\n"
        }
        let table = body.utf8.count
        body += "xref\n0 \(objects.count + 1)\n0000000000 65535 f \n"
        for place in places { body += Self.padded(place) + " 00000 n \n" }
        body += "trailer << /Size \(objects.count + 1) /Root 1 0 R >>\nstartxref\n\(table)\n%%EOF\n"
        return Array(body.utf8)
    }

    private static func hex(_ unit: UInt16) -> String {
        let text = String(unit, radix: 16)
        return String(repeating: "0", count: 4 - text.count) + text
    }

    private static func padded(_ place: Int) -> String {
        let text = String(place)
        return String(repeating: "0", count: 10 - text.count) + text
    }
}
