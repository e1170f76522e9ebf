import City
import Civics
import Foundation
import JSON
import Storage
import Testing

@Suite("Keeping the house")
struct HouseTests {
    @Test("A role is held once a second administrator signed the very proposal, and is sealed")
    func granting() async throws {
        try await HouseStaff.with { city, staff in
            let seat = Seat(role: .examiner, unit: "health")
            let proposal = try await city.hall.proposeRole(
                seat, of: staff.clerk, isGrant: true, reason: "appointment 7", by: staff.first)
            #expect(try await HouseStaff.seats(city, staff.clerk).isEmpty)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.first)
                } == .secondPersonNeeded)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.sign(proposal.id, hash: "00", by: staff.second)
                } == .signingOver)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.auditor)
                } == .notPermitted)
            try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
            #expect(try await HouseStaff.seats(city, staff.clerk) == [seat])
            #expect(
                await HouseStaff.refusal {
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
        try await HouseStaff.with { city, staff in
            let proposal = try await city.hall.proposeRole(
                Seat(role: .examiner, unit: "health"), of: staff.clerk, isGrant: true, reason: "r",
                by: staff.first)
            try city.setClock("2026-11-24T08:59:59+08:00")
            #expect(proposal.isOpen(at: city.now))
            try city.setClock("2026-11-24T09:00:00+08:00")
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
                } == .signingOver)
            #expect(try await HouseStaff.seats(city, staff.clerk).isEmpty)
        }
    }

    @Test("Nobody grants himself a role, proposing or signing")
    func himself() async throws {
        try await HouseStaff.with { city, staff in
            let seat = Seat(role: .leader)
            #expect(
                await HouseStaff.refusal {
                    _ = try await city.hall.proposeRole(
                        seat, of: staff.first.account, isGrant: true, reason: "r", by: staff.first)
                } == .nobodyGrantsHimself)
            let proposal = try await city.hall.proposeRole(
                seat, of: staff.second.account, isGrant: true, reason: "r", by: staff.first)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.sign(proposal.id, hash: proposal.hash, by: staff.second)
                } == .nobodyGrantsHimself)
        }
    }

    @Test("Roles kept apart are refused with both names, also when the other came in between")
    func apart() async throws {
        try await HouseStaff.with { city, staff in
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
                await HouseStaff.refusal {
                    try await city.hall.sign(releaser.id, hash: releaser.hash, by: staff.second)
                } == .rolesExclude)
        }
    }

    @Test("The last who hold an office of the house cannot lose it, nor be locked out of it")
    func lastOnes() async throws {
        try await HouseStaff.with { city, staff in
            #expect(
                await HouseStaff.refusal {
                    _ = try await city.hall.proposeRole(
                        Seat(role: .auditor), of: staff.auditor.account, isGrant: false,
                        reason: "r", by: staff.first)
                } == .lastOfItsRole)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.lockAccount(staff.second.account, by: staff.first)
                } == .lastOfItsRole)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.lockAccount(staff.first.account, by: staff.first)
                } == .nobodyGrantsHimself)
        }
    }

    @Test("An invitation works once, for three days, and with a password worth the name")
    func invitations() async throws {
        try await HouseStaff.with { city, staff in
            let link = try await city.hall.openAccount(
                name: "li-ming", displayName: "李明", by: staff.first)
            #expect(try await city.hall.invited(by: link.secret)?.name == "li-ming")
            #expect(
                await HouseStaff.refusal {
                    _ = try await city.hall.signIn(name: "li-ming", password: "anything at all")
                } == .notSignedIn)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.redeem(link.secret, password: "Password2026!")
                } == .passwordRefused)
            let word = "四只 青蛙 过河 去买菜 了"
            try await city.hall.redeem(link.secret, password: word)
            _ = try await city.hall.signIn(name: "li-ming", password: word)
            #expect(
                await HouseStaff.refusal { try await city.hall.redeem(link.secret, password: word) }
                    == .invitationOver)
            #expect(
                await HouseStaff.refusal {
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
        try await HouseStaff.with { city, staff in
            let welcome = try await city.hall.signIn(
                name: "name-15", password: "long enough a word")
            #expect(try await city.hall.person(holding: welcome.token) != nil)
            try await city.hall.lockAccount(staff.clerk, by: staff.first)
            #expect(try await city.hall.person(holding: welcome.token) == nil)
            #expect(
                await HouseStaff.refusal {
                    _ = try await city.hall.signIn(
                        name: "name-15", password: "long enough a word")
                } == .notSignedIn)
            try await city.hall.unlockAccount(staff.clerk, by: staff.first)
            _ = try await city.hall.signIn(name: "name-15", password: "long enough a word")
        }
    }

    @Test("One administrator cannot take another's account over by resetting it")
    func takingOver() async throws {
        try await HouseStaff.with { city, staff in
            #expect(
                await HouseStaff.refusal {
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
        try await HouseStaff.with { city, staff in
            let old = "long enough a word"
            let here = try await city.hall.signIn(name: "name-11", password: old)
            let there = try await city.hall.signIn(name: "name-11", password: old)
            #expect(
                await HouseStaff.refusal {
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
        try await HouseStaff.with { city, staff in
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
        try await HouseStaff.with { city, staff in
            var unit = CityPlan.Unit(
                key: "parks", name: LocalizedText(zhHans: "园林处"), kind: "institution",
                region: "990100", telephone: nil, parent: "health")
            #expect(
                await HouseStaff.refusal { try await city.hall.addUnit(unit, by: staff.first) }
                    == .notPermitted)
            unit.parent = "nowhere"
            #expect(
                await HouseStaff.refusal { try await city.hall.addUnit(unit, by: staff.system) }
                    == .unitLoop)
            unit.parent = nil
            try await city.hall.addUnit(unit, by: staff.system)
            #expect(city.hall.rules.plan.units["parks"]?.name.zhHans == "园林处")
            #expect(
                await HouseStaff.refusal { try await city.hall.addUnit(unit, by: staff.system) }
                    == .unitKeyTaken)
            let grant = try await city.hall.proposeRole(
                Seat(role: .examiner, unit: "parks"), of: staff.clerk, isGrant: true, reason: "r",
                by: staff.first)
            try await city.hall.sign(grant.id, hash: grant.hash, by: staff.second)
            #expect(
                await HouseStaff.refusal {
                    try await city.hall.closeUnit("parks", by: staff.system)
                }
                    == .unitInUse)
            let revoke = try await city.hall.proposeRole(
                Seat(role: .examiner, unit: "parks"), of: staff.clerk, isGrant: false, reason: "r",
                by: staff.first)
            try await city.hall.sign(revoke.id, hash: revoke.hash, by: staff.second)
            try await city.hall.closeUnit("parks", by: staff.system)
            #expect(
                await HouseStaff.refusal {
                    _ = try await city.hall.proposeRole(
                        Seat(role: .examiner, unit: "parks"), of: staff.clerk, isGrant: true,
                        reason: "r", by: staff.first)
                } == .notFound)
        }
    }
}
