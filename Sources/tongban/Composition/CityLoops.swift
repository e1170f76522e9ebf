import City
import Civics
import Logging
import ServiceLifecycle
import Storage

/// What goes on beside requests: sealing, timers, access notes, the scanner of attachments.
struct CityLoops: Service {
    let hall: CityHall
    let store: Store
    let folder: Folder
    let board: JobBoard
    let logger: Logger
    /// Who looks into files before they are given out.
    let scanners: [any AttachmentScanner]
    /// Who cosigns the ledger from outside; `nil` where nobody was named.
    let witnesses: WitnessRounds?

    func run() async throws {
        await withTaskGroup(of: Void.self) { loops in
            loops.addTask { await cancelWhenGracefulShutdown { await store.runSealing() } }
            for loop in all {
                loops.addTask { await repeating(loop) }
            }
        }
        try? await hall.sealAccesses()
        _ = await store.sealAll()
    }

    /// One thing done again and again beside the requests.
    private struct Loop: Sendable {
        var name: String
        var pause: Duration
        var work: @Sendable () async throws -> Void
    }

    private var all: [Loop] {
        let announcements = Announcements(folder: folder, hall: hall)
        let witnessing = witnesses.map { rounds in
            Loop(name: "witnesses", pause: .seconds(1)) { try await witness(rounds) }
        }
        return [witnessing].compactMap(\.self) + [
            Loop(name: "timers", pause: .milliseconds(500)) { try await timers() },
            Loop(name: "access-notes", pause: .milliseconds(200)) {
                try await hall.writeAccessNotes()
            },
            Loop(name: "access-sealing", pause: .seconds(60)) { try await hall.sealAccesses() },
            Loop(name: "file-scanner", pause: .milliseconds(300)) { try await scan() },
            Loop(name: "bells", pause: .milliseconds(100)) { try await ring() },
            Loop(name: "refunds", pause: .seconds(20)) { try await hall.giveBackPayments() },
            Loop(name: "child-cases", pause: .milliseconds(500)) { try await children() },
            Loop(name: "child-cases-again", pause: .seconds(30)) {
                try await ChildCases(hall).tryAgain()
            },
            Loop(name: "supervision", pause: .milliseconds(200)) {
                try await hall.followSupervision()
            },
            Loop(name: "publications", pause: .milliseconds(500)) { try await publications() },
            Loop(name: "announcements", pause: .seconds(5)) { try await announce(announcements) },
            Loop(name: "erasures", pause: .seconds(60)) { try await hall.finishErasures() },
            Loop(name: "forgetting", pause: .seconds(600)) { try await store.forgetExpired() },
        ]
    }

    /// Looks again and again until the end is asked for; a fault is written down and tried again.
    private func repeating(_ loop: Loop) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await loop.work()
                    board.ran(loop.name, at: hall.world.now())
                } catch {
                    board.failed(loop.name, error, at: hall.world.now())
                    logger.error(
                        "a loop failed",
                        metadata: ["loop": "\(loop.name)", "error": "\(type(of: error))"])
                    try? await Task.sleep(for: .seconds(1))
                }
                try? await Task.sleep(for: loop.pause)
            }
        }
    }

    private func publications() async throws {
        for line in try await hall.performPublications() { logger.notice("\(line)") }
    }

    private func announce(_ announcements: Announcements) async throws {
        for line in try await announcements.make() { logger.notice("\(line)") }
    }

    /// Tells open pages of changes; sleeps until there are some.
    private func ring() async throws {
        await store.growth(beyond: try await hall.followChanges())
    }

    /// Cases that others ask for are filed, and these told how they came out.
    private func children() async throws {
        try await FollowerRunner(ChildCases(hall), journal: store, shelf: store).catchUp()
    }

    /// The newest checkpoint goes round the witnesses. Their silence holds nothing up.
    private func witness(_ rounds: WitnessRounds) async throws {
        let now = Machine.now().millisecondsSinceEpoch / 1000
        for line in try await rounds.round(of: store, at: now) { logger.notice("\(line)") }
    }

    private func timers() async throws {
        while try await hall.performDue() >= 500, !Task.isCancelled {}
    }

    /// Files wait in quarantine until every scanner has looked into them. While one is down they
    /// stay there, and the log says so once.
    private func scan() async throws {
        var undecided: Set<String> = []
        var isDown = false
        var rounds = 0
        while !Task.isCancelled {
            let round = try await hall.scanQuarantined(with: scanners, passing: undecided)
            report(round, &isDown)
            undecided.formUnion(round.undecided)
            rounds += 1
            // What nobody would judge is asked for again every half minute.
            if rounds.isMultiple(of: 100) { undecided = [] }
            try await Task.sleep(for: isDown ? .seconds(2) : .milliseconds(300))
        }
    }

    private func report(_ round: ScanRound, _ isDown: inout Bool) {
        if !round.rejected.isEmpty {
            logger.notice("harmful files rejected", metadata: ["count": "\(round.rejected.count)"])
        }
        if !round.undecided.isEmpty {
            logger.warning("the scanner would not judge some files; they stay in quarantine")
        }
        guard (round.fault != nil) != isDown else { return }
        isDown = round.fault != nil
        if let fault = round.fault {
            logger.error(
                "the scanner does not answer; files stay in quarantine until it does",
                metadata: ["fault": "\(fault)"])
        } else {
            logger.notice("the scanner answers again")
        }
    }
}
