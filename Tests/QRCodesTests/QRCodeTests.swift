import QRCodes
import Testing

@Suite("QR codes")
struct QRCodeTests {
    @Test("A QR code has its fixed patterns, and too long a text has none")
    func qr() throws {
        let code = try #require(QRCode("https://city.example/v/0123456789abcdefghjkmnpqrs"))
        #expect(code.size == 33)
        for (x, y) in [(0, 0), (code.size - 7, 0), (0, code.size - 7)] {
            for step in 0..<7 { #expect(code[x + step, y] && code[x, y + step]) }
            #expect(!code[x + 1, y + 1] && code[x + 3, y + 3])
        }
        #expect(QRCode(String(repeating: "a", count: 213)) != nil)
        #expect(QRCode(String(repeating: "a", count: 214)) == nil)
    }
}
