import DMN
import FEEL
import Testing

@Suite("Models")
struct ModelTests {
    @Test("A document type is refused")
    func documentType() {
        #expect(throws: XMLError.self) {
            try XMLDocument.parse(Array("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>".utf8))
        }
    }
}
