import City
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
        return [
            Loop(name: "timers", pause: .milliseconds(500)) { try await timers() },
            Loop(name: "access-notes", pause: .seconds(1)) { try await hall.writeAccessNotes() },
            Loop(name: "access-sealing", pause: .seconds(60)) { try await hall.sealAccesses() },
            Loop(name: "file-scanner", pause: .milliseconds(300)) { try await scan() },
            Loop(name: "bells", pause: .milliseconds(100)) { try await ring() },
            Loop(name: "refunds", pause: .seconds(20)) { try await hall.giveBackPayments() },
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

    private func timers() async throws {
        while try await hall.performDue() >= 500, !Task.isCancelled {}
    }

    /// Files wait in quarantine until something has looked at them. Here their kind was already
    /// recognised by their bytes; an outside scanner takes this place where one is installed.
    private func scan() async throws {
        for waiting in try await store.quarantined(limit: 50) {
            let bytes = try await store.quarantinedBytes(digest: waiting.digest) ?? []
            try await store.judge(
                digest: waiting.digest, isClean: AttachmentScan.isClean(bytes),
                at: hall.world.now())
        }
    }
}

/// The scanner every installation has: refuses the EICAR test file and PDFs that run programs.
enum AttachmentScan {
    private static let eicar = Array("EICAR-STANDARD-ANTIVIRUS-TEST-FILE".utf8)
    private static let launch = [Array("/Launch".utf8), Array("/JavaScript".utf8)]

    static func isClean(_ bytes: [UInt8]) -> Bool {
        if contains(bytes, eicar) { return false }
        guard bytes.starts(with: Array("%PDF".utf8)) else { return true }
        return !launch.contains { contains(bytes, $0) }
    }

    private static func contains(_ bytes: [UInt8], _ pattern: [UInt8]) -> Bool {
        guard bytes.count >= pattern.count else { return false }
        return (0...(bytes.count - pattern.count)).contains { start in
            bytes[start] == pattern[0]
                && bytes[start..<(start + pattern.count)].elementsEqual(pattern)
        }
    }
}
