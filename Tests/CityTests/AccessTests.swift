import City
import Civics
import Foundation
import Testing

@Suite("Who may do what")
struct AccessTests {
    private let access = Access()

    private func person(_ seats: [Seat]) -> SignedIn {
        SignedIn(
            account: AccountID(high: 1, low: 1), person: PersonID(high: 2, low: 2), seats: seats)
    }

    @Test("Nobody who has not signed in may do more than the open acts")
    func strangers() {
        for act in Act.allCases {
            let verdict = access.decide(act, by: nil)
            if Rights.open.contains(act) {
                #expect(verdict == .allowed(nil), "\(act.rawValue)")
            } else {
                #expect(verdict == .denied(.notSignedIn), "\(act.rawValue)")
            }
        }
    }

    @Test("Every cell of the matrix act, role, relation is decided as the recorded table says")
    func matrix() throws {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("rights.txt")
        var decided: [String] = []
        for act in Act.allCases where !Rights.open.contains(act) {
            for role in Role.allCases {
                for relation in Relation.allCases {
                    let verdict = access.decide(act, by: person([Seat(role: role, unit: "u")])) {
                        _ in
                        [relation]
                    }
                    if case .allowed = verdict {
                        decided.append("\(act.rawValue) \(role.rawValue) \(relation.rawValue)")
                    }
                }
            }
        }
        let text = decided.joined(separator: "\n") + "\n"
        if ProcessInfo.processInfo.environment["TONGBAN_RECORD"] == "1" {
            try text.write(to: file, atomically: true, encoding: .utf8)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    @Test("A person with two seats acts under the one that is allowed")
    func seats() {
        let two = person([Seat(role: .citizen), Seat(role: .examiner, unit: "market-regulation")])
        let verdict = access.decide(.examineCase, by: two) { seat in
            seat.unit == "market-regulation" ? [.sameUnit] : []
        }
        #expect(verdict == .allowed(Seat(role: .examiner, unit: "market-regulation")))
        #expect(access.decide(.examineCase, by: two) { _ in [.own] } == .denied(.notPermitted))
    }

    @Test("Administration, granting of rights and audit are never one person's")
    func threeAdministrators() {
        #expect(Role.systemAdministrator.excludes.contains(.securityAdministrator))
        #expect(Role.securityAdministrator.excludes.contains(.auditor))
        #expect(Role.auditor.excludes.contains(.systemAdministrator))
        for role in Role.allCases where role != .citizen && role != .auditor {
            #expect(Role.auditor.excludes.contains(role))
        }
    }

    @Test("Exclusion is mutual wherever both roles name each other's desk")
    func mutual() {
        for role in Role.allCases {
            for other in role.excludes where other != .citizen {
                #expect(
                    other.excludes.contains(role) || role == .auditor || other == .auditor,
                    "\(role.rawValue) excludes \(other.rawValue), but not the other way")
            }
        }
    }
}
