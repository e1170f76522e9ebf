import City
import Logging
import ServiceLifecycle
import Storage

/// What goes on beside requests: sealing, timers, access notes, the scanner of attachments.
struct CityLoops: Service {
    let hall: CityHall
    let store: Store
    let folder: Folder
    let logger: Logger
    /// Who looks into files before they are given out.
    let scanners: [any AttachmentScanner]

    func run() async throws {
        await withTaskGroup(of: Void.self) { loops in
            loops.addTask { await cancelWhenGracefulShutdown { await store.runSealing() } }
            loops.addTask { await repeating(every: .milliseconds(500)) { try await timers() } }
            loops.addTask {
                await repeating(every: .seconds(1)) { try await hall.writeAccessNotes() }
            }
            loops.addTask { await repeating(every: .milliseconds(300)) { try await scan() } }
            loops.addTask { await repeating(every: .milliseconds(100)) { try await ring() } }
            loops.addTask {
                await repeating(every: .milliseconds(500)) { try await publications() }
            }
            loops.addTask {
                let announcements = Announcements(folder: folder, hall: hall)
                await repeating(every: .seconds(5)) { try await announce(announcements) }
            }
            loops.addTask { await repeating(every: .milliseconds(500)) { try await children() } }
            loops.addTask {
                await repeating(every: .seconds(30)) { try await ChildCases(hall).tryAgain() }
            }
            loops.addTask {
                await repeating(every: .seconds(20)) { try await hall.giveBackPayments() }
            }
            loops.addTask {
                await repeating(every: .seconds(600)) { try await store.forgetExpired() }
            }
        }
        try? await hall.writeAccessNotes()
        _ = await store.sealAll()
    }

    /// Looks again and again until the end is asked for; a fault is written down and tried again.
    private func repeating(
        every pause: Duration, _ work: @Sendable @escaping () async throws -> Void
    ) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await work() } catch {
                    logger.error("a loop failed", metadata: ["error": "\(type(of: error))"])
                    try? await Task.sleep(for: .seconds(1))
                }
                try? await Task.sleep(for: pause)
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
