import City
import Testing

@Suite("Passwords nobody should have")
struct PasswordTests {
    @Test(
        "Short, well-known, default, personal and monotonous passwords are refused",
        arguments: [
            ("short", PasswordRules.Weakness.short), ("12345678901", .short),
            ("password1234", .known), ("Password2026!!", .known), ("admin@123456", .known),
            ("P@ssw0rd1234", .known), ("qwertyuiop123", .known), ("woaini5201314", .known),
            ("administrator1", .known), ("changeme-123456", .known), ("tongban123456", .known),
            ("aaaaaaaaaaaaaaaa", .repeats), ("123456789012", .repeats),
            ("abcdefghijklmnop", .repeats), ("zhang-wei-2026!", .hasName),
            ("zhang-wei-yunting", .hasName),
        ])
    func weak(_ password: String, _ weakness: PasswordRules.Weakness) {
        let rules = PasswordRules(own: ["zhang-wei", "张伟", "云汀市"])
        #expect(rules.weakness(of: password) == weakness, "\(password)")
    }

    @Test(
        "Long ones of unrelated words are taken, in any script",
        arguments: [
            "correct horse battery", "四只青蛙过河去买菜啊真好玩", "Tuesday lamp over 7 rivers",
            "vK3#pQz9!mLw2x",
        ])
    func strong(_ password: String) {
        #expect(PasswordRules(own: ["zhang-wei"]).weakness(of: password) == nil)
    }
}
