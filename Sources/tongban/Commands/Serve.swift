import API
import ArgumentParser
import City
import Foundation
import HummingbirdCore
import Logging
import Papers
import Portal
import Scanning
import ServiceLifecycle
import Storage
import TransparencyLog
import Web

/// Serves a city.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "serve", abstract: "Serve a city from its data directory.",
        discussion: """
            With --sample an empty directory becomes the sample city 云汀市 first, whose clock can \
            be set forward and whose demo accounts are printed. One process serves a directory.
            """)

    @Option(help: "Data directory; made where there is none.") var data: String
    @Option(help: "Port to listen on.") var port = 8080
    @Option(help: "Address to listen on.") var host = "127.0.0.1"
    @Option(help: "Public address people use, as https://…; sets secure cookies and origin checks.")
    var origin: String?
    @Flag(help: "Make an empty directory the sample city first.") var sample = false
    @Option(help: "Folder the sample city is made from.") var from: String?
    @Option(help: "Settings of the payment provider, a JSON file (see `sandbox pay`).")
    var payments: String?
    @Option(help: "Settings of a sign-in service (OpenID Connect), a JSON file.")
    var signOn: String?
    @Option(
        help:
            "Virus scanner files are shown to, as unix:/path or tcp:HOST:PORT of clamd (INSTREAM).")
    var scanner: String?
    @Option(help: "Witnesses that cosign the ledger and how many must: a tlog-policy file.")
    var witnesses: String?
    @Flag(help: "No limits on how often one may ask (for measuring).") var unlimited = false

    func run() async throws {
        MemoryTuning.apply()
        var logger = Logger(label: "tongban") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        let directory = try await DataDirectory.open(data, isSample: sample)
        if sample, try await directory.store.policies().isEmpty {
            try await SampleCityMaker(
                city: try SampleFolder(asked: from), store: directory.store, seal: directory.seal,
                world: directory.world
            ).fill(data: directory.folder)
        }
        let isSample = directory.clock != nil
        let board = JobBoard()
        let own = origin ?? "http://\(host):\(port)"
        let plate = NameplateHolder(
            try NameplateReader(
                data: directory.folder, origin: origin, isSample: isSample
            ).nameplate())
        var hall = try await directory.hall(
            board: board,
            printing: PrintShop(
                press: Press(), city: plate.now.name, origin: own, isSample: isSample))
        hall.payments = try payments.map { try PaymentSettings.provider(file: $0, own: own) }
        hall.foreignSignIn = try signOn.map { try SignOnSettings.service(file: $0) }
        let setup = SetupRoom(
            directory.folder, isOpen: try await SetupRoom.isNeeded(directory),
            samples: try? SampleFolder(asked: from), plate: plate)
        let application = try application(directory, hall, logger, Front(plate, setup, board))
        try await application.run()
        try await directory.store.close()
    }

    /// What the pages are made with besides the hall.
    private struct Front {
        let plate: NameplateHolder
        let setup: SetupRoom
        let board: JobBoard

        init(_ plate: NameplateHolder, _ setup: SetupRoom, _ board: JobBoard) {
            (self.plate, self.setup, self.board) = (plate, setup, board)
        }
    }

    private func application(
        _ directory: DataDirectory, _ hall: CityHall, _ logger: Logger, _ front: Front
    ) throws -> some Service {
        let metrics = Metrics()
        let lock = SignInLock()
        let desk = CityDesk(
            hall: hall, clockSetting: directory.clock,
            ledgerKey: directory.store.verifier.description)
        let api = CityAPI(city: desk, signInLock: lock, metrics: metrics)
        let portal = Portal(
            hall: hall, nameplate: front.plate, signInLock: lock, setup: front.setup)
        let table = try RouteTable(
            api.routes + portal.routes, title: "Tongban", version: Release.text,
            components: CityAPI<CityDesk>.components)
        expose(directory.store, in: metrics)
        let log = try callLog(directory)
        var settings = WebSettings(
            origin: origin,
            rates: unlimited ? .none : directory.clock == nil ? .usual : .sample)
        settings.problemPage = portal.problemPage.reply
        let door = FrontDoor(
            table, doorkeeper: desk,
            settings: settings,
            metrics: metrics, log: log, ids: CallIDs(start: directory.world.randomWord()))
        let loops = CityLoops(
            hall: hall, store: directory.store, folder: directory.folder, board: front.board,
            logger: logger, scanners: try scanners(), witnesses: try rounds())
        let (shown, isSample) = ("http://\(host):\(port)", directory.clock != nil)
        let code = front.setup.isOpen ? front.setup.code : nil
        return WebServer.application(
            door, address: .hostname(host, port: port), services: [loops], logger: logger
        ) { _ in
            Self.greet(shown, isSample: isSample, code: code)
        }
    }

    /// Rounds to the witnesses named; `nil` where none are.
    private func rounds() throws -> WitnessRounds? {
        guard let witnesses else { return nil }
        let policy = try Trust.read(witnesses)
        guard !policy.places.isEmpty else {
            throw ValidationError("\(witnesses) gives no address of a witness")
        }
        return WitnessRounds(policy: policy, outbound: OutboundSession(seconds: 5))
    }

    /// The built-in look, and the scanner asked for.
    private func scanners() throws -> [any AttachmentScanner] {
        guard let scanner else { return [BuiltInScan()] }
        guard let address = ScannerAddress(scanner) else {
            throw ValidationError(
                "\(scanner) is no scanner; write unix:/run/clamav/clamd.ctl or tcp:127.0.0.1:3310")
        }
        return [BuiltInScan(), Clamd(at: address)]
    }

    /// Calls are written to DIR/log/calls.jsonl, by route and status, never with values.
    private func callLog(_ directory: DataDirectory) throws -> CallLog {
        let folder = directory.folder.folder("log").url
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appendingPathComponent("calls.jsonl").path
        if !FileManager.default.fileExists(atPath: path) {
            try Data().write(to: URL(fileURLWithPath: path))
        }
        guard let file = FileHandle(forWritingAtPath: path) else {
            throw Failure("\(path) cannot be written")
        }
        file.seekToEndOfFile()
        return CallLog(now: directory.world.now) { bytes in file.write(Data(bytes)) }
    }

    private func expose(_ store: Store, in metrics: Metrics) {
        for name in store.measures().keys.sorted() {
            metrics.counter("tongban_\(name)_total", "Counter of the store: \(name).") {
                Double(store.measures()[name] ?? 0)
            }
        }
        metrics.gauge("tongban_store_writable", "1 while the store can write.") {
            store.writerFault() == nil ? 1 : 0
        }
        metrics.gauge("tongban_ledger_sealing", "1 while the ledger is sealed.") {
            store.sealing().stopped == nil ? 1 : 0
        }
    }

    private static func greet(_ address: String, isSample: Bool, code: String?) {
        var words = "Tongban \(Release.text) serves at \(address)\n"
        if let code {
            words += """
                This directory is new. Set the city up at \(address)/setup
                Set-up code: \(code)   (changes at each start; needed once in a browser)

                """
        }
        if isSample {
            words += """
                This is the sample city 云汀市. Demo accounts (password: the account name followed by -yunting):
                  citizens    chen-yalan (noodle shop) · lin-ruoxi, zhou-yiheng (newborn) · meng-fei (reports)
                  window      window-gu · window-he
                  desks       market-examiner, market-approver · fire-… · city-… · police-… · health-…
                  city events dispatcher-yu · grid-wangjiang · drainage-crew · telecom-crew
                  house       supervisor · auditor · system-admin (sets the clock) · security-admin,
                              security-second (grant roles by two) · privacy-officer
                Pages: \(address)/ · API: \(address)/openapi.json · stories: tongban story noodle-shop --url \(address)

                """
        }
        FileHandle.standardOutput.write(Data(words.utf8))
    }
}
