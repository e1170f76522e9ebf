import City
import Civics
import JSON
import Testing

@Suite("Accounts")
struct AccountTests {
    @Test("A sealed password opens with itself and with nothing else, and survives writing down")
    func passwords() throws {
        let seal = try PasswordSeal(
            sealing: "雲汀-demo", salt: Array(repeating: 7, count: 16), cost: .sample)
        let read = try #require(PasswordSeal(seal.text))
        #expect(read == seal)
        #expect(read.opens(with: "雲汀-demo"))
        #expect(!read.opens(with: "雲汀-Demo"))
        #expect(!read.opens(with: ""))
    }

    @Test("The same password sealed twice leaves two different seals")
    func salted() throws {
        let one = try PasswordSeal(sealing: "same", salt: [1, 2, 3], cost: .sample)
        let two = try PasswordSeal(sealing: "same", salt: [1, 2, 4], cost: .sample)
        #expect(one.key != two.key)
    }

    @Test(
        "A seal whose cost could stop the house is not read",
        arguments: [
            "scrypt$3$8$1$00$00", "scrypt$1099511627776$8$1$00$00", "bcrypt$1024$8$1$00$00",
            "scrypt$1024$8$1$zz$00", "", "scrypt$1024$8$1$00$00$00",
        ])
    func costs(_ text: String) { #expect(PasswordSeal(text) == nil) }

    @Test("A profile survives writing down; a mandate that has ended counts no more")
    func profiles() throws {
        let seal = try PasswordSeal(sealing: "x", salt: [9], cost: .sample)
        let last = try #require(CivilDate("2026-12-31"))
        let profile = AccountProfile(
            seal: seal, seats: [Seat(role: .citizen), Seat(role: .examiner, unit: "health")],
            displayName: "示例", residentNumber: "990101198803120004",
            mandates: ["92990100YTA00001XA": last], isDemo: true)
        let read = try #require(AccountProfile(profile.bytes))
        #expect(read == profile)
        let (account, person) = (AccountID(high: 0, low: 1), PersonID(high: 0, low: 2))
        let during = read.signedIn(account: account, person: person, on: last)
        #expect(during.mandates == ["92990100YTA00001XA"])
        let next = try #require(last.adding(days: 1))
        #expect(read.signedIn(account: account, person: person, on: next).mandates.isEmpty)
    }

    @Test("A token's text tells nothing of what the store keeps of it")
    func tokens() throws {
        let token = SessionToken(bytes: Array(0..<32))
        #expect(SessionToken(token.text)?.digest == token.digest)
        #expect(!token.digest.contains(token.text.dropFirst(3)))
        #expect(SessionToken("tb_short") == nil)
        #expect(SessionToken(String(repeating: "g", count: 67)) == nil)
    }
}
