import Storage
import City
import Civics
import Crypto
import Foundation
import JSON
import Testing

@Suite("Keeping the house")
struct HouseTests {
    /// The city with two security administrators, an auditor and a system administrator who sign in
    /// with accounts of their own.
    private func staffed(_ body: (TestCity, Staff) async throws -> Void) async throws {
        try await TestCity.with([]) { city in
            let plan = CityPlan(units: [
                CityPlan.Unit(
                    key: "health", name: LocalizedText(zhHans: "卫健委"), kind: "department",
                    region: "990100", telephone: nil),
                CityPlan.Unit(
                    key: "fire", name: LocalizedText(zhHans: "消防"), kind: "department",
                    region: "990100", telephone: nil),
            ])
            try await city.hall.loadRules(plan)
            try await body(city, try await Staff(city))
        }
    }

    struct Staff {
        let first: SignedIn
        let second: SignedIn
        let system: SignedIn
        let auditor: SignedIn
        let clerk: AccountID

        init(_ city: TestCity) async throws {
            first = try await Self.open(city, 11, Role.securityAdministrator)
            second = try await Self.open(city, 12, Role.securityAdministrator)
            system = try await Self.open(city, 13, Role.systemAdministrator)
            auditor = try await Self.open(city, 14, Role.auditor)
            clerk = try await Self.open(city, 15, nil).account
        }

        static func open(_ city: TestCity, _ number: UInt64, _ role: Role?) async throws -> SignedIn
        {
            let seal = try PasswordSeal(
                sealing: "long enough a word", salt: [UInt8](repeating: 1, count: 16), cost: .sample
            )
            let seats = role.map { [Seat(role: $0)] } ?? []
            let profile = AccountProfile(seal: seal, seats: seats, displayName: "n\(number)")
            let (account, person) = (
                AccountID(high: 5, low: number), PersonID(high: 6, low: number)
            )
            try await city.store.put([
                AccountRecord(
                    id: account, name: "name-\(number)", person: person, body: profile.bytes)
            ])
            return SignedIn(account: account, person: person, seats: seats)
        }
    }

    private func refusal(_ body: () async throws -> Void) async -> Problem.Kind? {
        do { try await body() } catch { return (error as? Problem)?.kind }
        return nil
    }

    private func seats(_ city: TestCity, _ id: AccountID) async throws -> [Seat] {
        let record = try #require(await city.store.account(id))
        return try #require(AccountProfile(record.body)).seats
    }

    @Test("A role is held once a second administrator signed the very proposal, and is sealed")
    func granting() async throws {
        try await staffed { city, staff in
            let seat = Seat(role: .examiner, unit: "health")
            let proposal = try await city.hall.proposeRole(
                seat, of: staff.clerk, isGrant: true, reason: "appointment 7", by: staff.first)
            #expect(try await seats(city, staff.clerk).isEmpty)
            #expect(
                await refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.first)
                } == .secondPersonNeeded)
            #expect(
                await refusal {
                    try await city.hall.sign(proposal.id, hash: "00", by: staff.second)
                } == .signingOver)
            #expect(
                await refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.auditor)
                } == .notPermitted)
            try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
            #expect(try await seats(city, staff.clerk) == [seat])
            #expect(
                await refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
                } == .signingOver)
            let names = try await city.store.history(of: proposal.id, after: 0).map(\.name)
            #expect(names == ["house.role-proposed", "house.role-granted"])
            await city.store.sealAll()
            let end = try await city.store.end()
            #expect(try await city.store.receipt(for: end - 1, disclosing: false) != nil)
        }
    }

    @Test("A proposal lapses after 24 hours")
    func lapsing() async throws {
        try await staffed { city, staff in
            let proposal = try await city.hall.proposeRole(
                Seat(role: .examiner, unit: "health"), of: staff.clerk, isGrant: true, reason: "r",
                by: staff.first)
            try city.setClock("2026-11-24T08:59:59+08:00")
            #expect(proposal.isOpen(at: city.now))
            try city.setClock("2026-11-24T09:00:00+08:00")
            #expect(
                await refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
                } == .signingOver)
            #expect(try await seats(city, staff.clerk).isEmpty)
        }
    }

    @Test("Nobody grants himself a role, proposing or signing")
    func himself() async throws {
        try await staffed { city, staff in
            let seat = Seat(role: .leader)
            #expect(
                await refusal {
                    _ = try await city.hall.proposeRole(
                        seat, of: staff.first.account, isGrant: true, reason: "r", by: staff.first)
                } == .nobodyGrantsHimself)
            let proposal = try await city.hall.proposeRole(
                seat, of: staff.second.account, isGrant: true, reason: "r", by: staff.first)
            #expect(
                await refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
                } == .nobodyGrantsHimself)
        }
    }

    @Test("Roles kept apart are refused with both names, also when the other came in between")
    func apart() async throws {
        try await staffed { city, staff in
            do {
                _ = try await city.hall.proposeRole(
                    Seat(role: .securityAdministrator), of: staff.system.account, isGrant: true,
                    reason: "r", by: staff.first)
                Issue.record("a system administrator became security administrator")
            } catch let problem as Problem {
                #expect(problem.kind == .rolesExclude)
                #expect(problem.facts["role"] == "security-administrator")
                #expect(problem.facts["other"] == "system-administrator")
            }
            let author = try await city.hall.proposeRole(
                Seat(role: .policyAuthor, unit: "health"), of: staff.clerk, isGrant: true,
                reason: "r", by: staff.first)
            let releaser = try await city.hall.proposeRole(
                Seat(role: .policyReleaser, unit: "health"), of: staff.clerk, isGrant: true,
                reason: "r", by: staff.first)
            try await city.hall.sign(author.id, hash: author.hash, by: staff.second)
            #expect(
                await refusal {
                    try await city.hall.sign(releaser.id, hash: releaser.hash, by: staff.second)
                } == .rolesExclude)
        }
    }

    @Test("The last who hold an office of the house cannot lose it, nor be locked out of it")
    func lastOnes() async throws {
        try await staffed { city, staff in
            #expect(
                await refusal {
                    _ = try await city.hall.proposeRole(
                        Seat(role: .auditor), of: staff.auditor.account, isGrant: false,
                        reason: "r", by: staff.first)
                } == .lastOfItsRole)
            #expect(
                await refusal {
                    try await city.hall.lockAccount(staff.second.account, by: staff.first)
                } == .lastOfItsRole)
            #expect(
                await refusal {
                    try await city.hall.lockAccount(staff.first.account, by: staff.first)
                } == .nobodyGrantsHimself)
        }
    }

    @Test("An invitation works once, for three days, and with a password worth the name")
    func invitations() async throws {
        try await staffed { city, staff in
            let link = try await city.hall.openAccount(
                name: "li-ming", displayName: "李明", by: staff.first)
            #expect(try await city.hall.invited(by: link.secret)?.name == "li-ming")
            #expect(
                await refusal {
                    _ = try await city.hall.signIn(name: "li-ming", password: "anything at all")
                } == .notSignedIn)
            #expect(
                await refusal {
                    try await city.hall.redeem(link.secret, password: "Password2026!")
                } == .passwordRefused)
            let word = "四只 青蛙 过河 去买菜 了"
            try await city.hall.redeem(link.secret, password: word)
            _ = try await city.hall.signIn(name: "li-ming", password: word)
            #expect(
                await refusal { try await city.hall.redeem(link.secret, password: word) }
                    == .invitationOver)
            #expect(
                await refusal {
                    _ = try await city.hall.openAccount(
                        name: "li-ming", displayName: "x", by: staff.second)
                } == .nameTaken)
            let late = try await city.hall.openAccount(
                name: "late", displayName: "x", by: staff.first)
            try city.setClock("2026-11-26T09:00:00+08:00")
            #expect(try await city.hall.invited(by: late.secret) == nil)
        }
    }

    @Test("A locked account opens with nothing, and its sessions end at once")
    func locking() async throws {
        try await staffed { city, staff in
            let welcome = try await city.hall.signIn(
                name: "name-15", password: "long enough a word")
            #expect(try await city.hall.person(holding: welcome.token) != nil)
            try await city.hall.lockAccount(staff.clerk, by: staff.first)
            #expect(try await city.hall.person(holding: welcome.token) == nil)
            #expect(
                await refusal {
                    _ = try await city.hall.signIn(
                        name: "name-15", password: "long enough a word")
                } == .notSignedIn)
            try await city.hall.unlockAccount(staff.clerk, by: staff.first)
            _ = try await city.hall.signIn(name: "name-15", password: "long enough a word")
        }
    }

    @Test("One administrator cannot take another's account over by resetting it")
    func takingOver() async throws {
        try await staffed { city, staff in
            #expect(
                await refusal {
                    _ = try await city.hall.renewAccess(staff.auditor.account, by: staff.first)
                } == .secondPersonNeeded)
            let proposal = try await city.hall.proposeRenewal(
                of: staff.auditor.account, reason: "lost", by: staff.first)
            let link = try await city.hall.sign(
                proposal.id, hash: proposal.hash, by: staff.second)
            let secret = try #require(link).secret
            #expect(try await city.hall.invited(by: secret) != nil)
            #expect(
                try await city.hall.renewAccess(staff.clerk, by: staff.first).account == staff.clerk
            )
        }
    }

    @Test("Changing the password ends every other session, and needs the present one")
    func passwords() async throws {
        try await staffed { city, staff in
            let old = "long enough a word"
            let here = try await city.hall.signIn(name: "name-11", password: old)
            let there = try await city.hall.signIn(name: "name-11", password: old)
            #expect(
                await refusal {
                    try await city.hall.changePassword(
                        from: "wrong", to: "brave new word of mine", keeping: here.token,
                        by: here.person)
                } == .passwordWrong)
            #expect(try await city.hall.sessions(of: here.person, token: here.token).count == 2)
            try await city.hall.changePassword(
                from: old, to: "brave new word of mine", keeping: here.token, by: here.person)
            #expect(try await city.hall.person(holding: here.token) != nil)
            #expect(try await city.hall.person(holding: there.token) == nil)
            _ = try await city.hall.signIn(name: "name-11", password: "brave new word of mine")
        }
    }

    @Test("Whoever was given a password can do nothing before it is changed")
    func mustChange() async throws {
        try await staffed { city, staff in
            var person = staff.system
            person.mustChangePassword = true
            for act in Act.allCases where !Rights.open.contains(act) {
                let verdict = Access().decide(act, by: person)
                if Rights.beforeNewPassword.contains(act) {
                    #expect(verdict == .allowed(person.seats.first), "\(act.rawValue)")
                } else {
                    #expect(verdict == .denied(.passwordMustChange), "\(act.rawValue)")
                }
            }
        }
    }

    @Test("A unit is added, changed and closed; a closed one takes no seat, one in use stays open")
    func units() async throws {
        try await staffed { city, staff in
            var unit = CityPlan.Unit(
                key: "parks", name: LocalizedText(zhHans: "园林处"), kind: "institution",
                region: "990100", telephone: nil, parent: "health")
            #expect(
                await refusal { try await city.hall.addUnit(unit, by: staff.first) }
                    == .notPermitted)
            unit.parent = "nowhere"
            #expect(
                await refusal { try await city.hall.addUnit(unit, by: staff.system) } == .unitLoop)
            unit.parent = nil
            try await city.hall.addUnit(unit, by: staff.system)
            #expect(city.hall.rules.plan.units["parks"]?.name.zhHans == "园林处")
            #expect(
                await refusal { try await city.hall.addUnit(unit, by: staff.system) }
                    == .unitKeyTaken)
            let grant = try await city.hall.proposeRole(
                Seat(role: .examiner, unit: "parks"), of: staff.clerk, isGrant: true, reason: "r",
                by: staff.first)
            try await city.hall.sign(grant.id, hash: grant.hash, by: staff.second)
            #expect(
                await refusal { try await city.hall.closeUnit("parks", by: staff.system) }
                    == .unitInUse)
            let revoke = try await city.hall.proposeRole(
                Seat(role: .examiner, unit: "parks"), of: staff.clerk, isGrant: false, reason: "r",
                by: staff.first)
            try await city.hall.sign(revoke.id, hash: revoke.hash, by: staff.second)
            try await city.hall.closeUnit("parks", by: staff.system)
            #expect(
                await refusal {
                    _ = try await city.hall.proposeRole(
                        Seat(role: .examiner, unit: "parks"), of: staff.clerk, isGrant: true,
                        reason: "r", by: staff.first)
                } == .notFound)
        }
    }

    @Test("An access decision is proved by row, hashes and receipt; a changed row is found out")
    func auditProof() async throws {
        try await staffed { city, staff in
            _ = try? await city.hall.openAccount(name: "x", displayName: "y", by: staff.system)
            try await city.hall.sealAccesses()
            await city.store.sealAll()
            let question = AccessQuestion(limit: 10)
            let found = try await city.hall.searchAccesses(
                question, purpose: "plan 3", by: staff.auditor)
            let denied = try #require(found.first { !$0.isAllowed })
            let proof = try #require(
                try await city.hall.accessProof(denied.number, by: staff.auditor))
            let leaves = (proof["leaves"]?.array ?? []).compactMap { Hex.bytes($0.string ?? "") }
            let row = try #require(proof["record"])
            let place = Int(try #require(proof["place"]?.int))
            #expect(Array(SHA256.hash(data: row.canonical())) == leaves[place])
            let digest = Hex.text(SHA256.hash(data: leaves.flatMap(\.self)))
            #expect(proof["receipt"]?["disclosed"]?["payload"]?["digest"]?.string == digest)
            var changed = try #require(row.object)
            changed["allowed"] = true
            #expect(
                Array(SHA256.hash(data: JSONValue.object(changed).canonical())) != leaves[place])
            // The search itself is in the log, with what it was for.
            try await city.hall.writeAccessNotes()
            var own = AccessQuestion(limit: 5)
            own.purpose = "plan 3"
            let noted = try await city.hall.searchAccesses(own, purpose: "", by: staff.auditor)
            #expect(noted.first?.account == staff.auditor.account)
        }
    }

    @Test("The access log is searched by every field it has")
    func auditSearch() async throws {
        try await TestCity.with([]) { city in
            let caseID = CaseID(high: 1, low: 2)
            let account = AccountID(high: 9, low: 9)
            var rows: [AccessRecord] = []
            for place in 0..<20 {
                let moment = city.now.adding(milliseconds: Int64(place) * 3_600_000)
                let seat = place.isMultiple(of: 2) ? "examiner@health" : "auditor"
                let act = place.isMultiple(of: 5) ? "read-case" : "sign-in"
                rows.append(
                    AccessRecord(
                        at: moment, account: place < 10 ? account : nil, seat: seat, act: act,
                        caseID: place == 7 ? caseID : nil, purpose: place == 8 ? "p:8" : "",
                        isAllowed: place != 9))
            }
            try await city.store.note(rows)
            func found(_ change: (inout AccessQuestion) -> Void) async throws -> Int {
                var question = AccessQuestion(limit: 100)
                change(&question)
                return try await city.store.accesses(question).count
            }
            let third = city.now.adding(milliseconds: 3 * 3_600_000)
            let numbers = [
                try await found { $0.limit = 100 }, try await found { $0.account = account },
                try await found { $0.unit = "health" }, try await found { $0.act = "read-case" },
                try await found { $0.caseID = caseID }, try await found { $0.purpose = "p:8" },
                try await found { $0.isAllowed = false }, try await found { $0.from = third },
                try await found { $0.until = third },
            ]
            #expect(numbers == [20, 10, 10, 4, 1, 1, 1, 17, 3])
            let early = try await found { question in
                question.account = account
                question.unit = "health"
                question.before = 6
            }
            #expect(early == 3)
        }
    }
}

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

@Suite("The organisation table")
struct UnitTableTests {
    @Test("A table in order is read whole, quotes, blanks and Chinese headings too")
    func whole() {
        let table = UnitTable(
            "\u{FEFF}标识,名称,类别,区划代码,上级,电话\r\n"
                + "health,\"卫生,健康委\",部门,330200,,0574-1\r\n\r\n"
                + " clinic , 医院 ,事业单位,330203,health,\r\n")
        #expect(table.findings.isEmpty)
        #expect(table.units.map(\.key) == ["health", "clinic"])
        #expect(table.units[0].name.zhHans == "卫生,健康委")
        #expect(table.units[1].parent == "health" && table.units[1].kind == "institution")
    }

    @Test("Every fault is told with its row and column, all at once")
    func faults() {
        let table = UnitTable(
            """
            key,name,kind,region,parent
            UPPER,甲,department,330200,
            ok-1,,department,330200,
            ok-2,乙,ministry,330200,
            ok-3,丙,department,33,
            ok-1,丁,department,330200,
            ok-4,戊,department,330200,nobody
            ok-5,己,department,330200,ok-6
            ok-6,庚,department,330200,ok-5,extra
            """)
        let told = Set(table.findings.map { "\($0.row) \($0.column) \($0.fault.rawValue)" })
        #expect(
            told == [
                "2 key keyMalformed", "3 name nameMissing", "4 kind kindUnknown",
                "5 region regionMalformed", "6 key keyTwice", "7 parent parentUnknown",
                "8 parent parentLoop", "9 parent parentLoop", "9 6 tooManyCells",
            ])
    }

    @Test(
        "What is no table is told as such",
        arguments: [
            ("", UnitTable.Fault.empty), ("key,name,kind,region\n", .empty),
            ("key,name,colour\nx,y,z", .headingUnknown), ("key,name\nx,y", .headingMissing),
            ("key,name,kind,region\nab,\"open,department,330200", .quoteOpen),
        ])
    func broken(_ text: String, _ fault: UnitTable.Fault) {
        #expect(UnitTable(text).findings.contains { $0.fault == fault }, "\(text)")
    }

    @Test("Strange text is never a crash")
    func strange() {
        var generator = SeededGenerator(seed: 3)
        let signs = Array("key,name\n\"\t;部门 330200\u{FEFF}\r-")
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<80, using: &generator)
            let text = (0..<count).map { _ in signs.randomElement(using: &generator) ?? "," }
            _ = UnitTable(String(text)).findings
        }
    }
}
