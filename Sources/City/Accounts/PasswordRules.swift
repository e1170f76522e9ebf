/// Which passwords are refused (NIST SP 800-63B 3.1.1.2; OWASP ASVS 6.2): short ones, those everybody
/// tries first, and those made from the account's or the city's own words. No rule asks for signs of
/// several kinds: length counts.
public struct PasswordRules: Sendable {
    /// Characters at least.
    public static let least = 12
    /// Characters at most, so that nobody lets the server chew on a book.
    public static let most = 200

    /// Why a password is refused.
    public enum Weakness: String, Error, Hashable, Sendable, CaseIterable {
        case short, long, known, hasName, repeats
    }

    /// Words the password may not be made of: account name, person's name, city.
    private let own: [String]

    /// - Parameter own: Words of the account and the city.
    public init(own: [String]) {
        self.own = own.map(Self.folded).filter { $0.count >= 3 }
    }

    /// What is wrong with a password; `nil` when it will do.
    public func weakness(of password: String) -> Weakness? {
        guard password.count >= Self.least else { return .short }
        guard password.count <= Self.most else { return .long }
        let folded = Self.folded(password)
        if Set(folded).count < 5 || Self.isRun(folded) { return .repeats }
        if own.contains(where: { folded.contains($0) }) { return .hasName }
        return Self.isKnown(folded) ? .known : nil
    }

    /// Well-known words with little around them: `Password2026!!`, `admin@123456`, `woaini1314520`.
    private static func isKnown(_ folded: String) -> Bool {
        var rest = folded
        for word in known { rest = removing(word, from: rest) }
        let letters = rest.filter { !$0.isNumber && $0 != "." }
        let isYear = Int(rest.filter(\.isNumber)).map { (1900...2100).contains($0) } ?? true
        return rest != folded && letters.count < 4 && (isYear || rest.count < 6)
    }

    private static func removing(_ word: String, from text: String) -> String {
        var (left, rest) = ("", text[...])
        while !rest.isEmpty {
            if rest.hasPrefix(word) {
                rest = rest.dropFirst(word.count)
            } else {
                left.append(rest.removeFirst())
            }
        }
        return left
    }

    /// Lower-case; look-alike signs as the letters they stand for; other signs as full stops.
    private static func folded(_ text: String) -> String {
        String(
            text.lowercased().map { character in
                switch character {
                case "@": "a"
                case "$": "s"
                case "!": "i"
                case let other where other.isLetter || other.isNumber: other
                case _: "."
                }
            })
    }

    /// `123456789012`, `abcdefghijkl`, `987654321098`: each sign next to the one before.
    private static func isRun(_ text: String) -> Bool {
        let values = text.unicodeScalars.map { Int($0.value) }
        let steps = zip(values, values.dropFirst()).filter {
            abs($1 - $0) <= 1 || abs($1 - $0) == 9
        }
        return steps.count >= values.count - 2
    }

    /// What lists of leaked passwords begin with, and the defaults of systems like this one.
    static let known: [String] = [
        "password", "passw0rd", "p.ssword", "qwertyuiop", "qwerty", "asdfghjkl", "asdf", "zxcvbnm",
        "zxcv", "1qaz2wsx", "qazwsx", "1q2w3e4r5t", "1q2w3e4r", "1q2w3e", "letmein", "welcome",
        "iloveyou", "woaini", "woaiwojia", "5201314", "1314520", "520520", "administrator", "admin",
        "root", "system", "sysadmin", "security", "auditor", "guest", "test", "demo", "default",
        "changeme", "change", "initial", "secret", "master", "super", "user", "login", "monkey",
        "dragon", "football", "princess", "sunshine", "abc123", "a123456", "123456789", "12345678",
        "1234567", "123456", "12345", "1234", "123123", "111111", "000000", "666666", "888888",
        "987654321", "654321", "tongban", "yunting", "zhengwu", "zhongguo", "china", "beijing",
        "shanghai", "nihao", "mima", "guanliyuan", "huawei", "tencent", "alibaba",
    ].sorted { $0.count > $1.count }
}
