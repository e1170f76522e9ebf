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

    func run() async throws {
        await withTaskGroup(of: Void.self) { loops in
            loops.addTask { await cancelWhenGracefulShutdown { await store.runSealing() } }
            loops.addTask { await repeating(every: .milliseconds(500)) { try await timers() } }
            loops.addTask {
                await repeating(every: .seconds(1)) { try await hall.writeAccessNotes() }
            }
            loops.addTask { await repeating(every: .milliseconds(300)) { try await scan() } }
            loops.addTask {
                await repeating(every: .milliseconds(500)) { try await publications() }
            }
            loops.addTask {
                await repeating(every: .milliseconds(200)) { try await hall.followSupervision() }
            }
            loops.addTask {
                let announcements = Announcements(folder: folder, hall: hall)
                await repeating(every: .seconds(5)) { try await announce(announcements) }
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
