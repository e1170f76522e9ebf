import API
import City
import Civics
import Foundation
import JSON
import Portal
import Storage
import Web
import WebTesting

@testable import tongban
import TransparencyLog

/// The sample city as `tongban serve --sample` makes it, in a directory of its own, with its front
/// door but without a network.
final class WholeCity: Sendable {
    let root: String
    let directory: DataDirectory
    let hall: CityHall
    let table: RouteTable
    let visitor: Visitor

    var data: String { root + "/data" }

    /// - Parameter isSample: The sample city; else a new directory, to be set up.
    static func with(
        isSample: Bool = true, _ body: (WholeCity) async throws -> Void
    ) async throws {
        let root = FileManager.default.temporaryDirectory
            .appendingPathComponent("tongban-whole-\(UUID().uuidString)").path
        defer { try? FileManager.default.removeItem(atPath: root) }
        let city = try await WholeCity(root: root, isSample: isSample)
        try await body(city)
        try await city.directory.store.close()
    }

    let setup: SetupRoom

    private init(root: String, isSample: Bool) async throws {
        self.root = root
        directory = try await DataDirectory.open(root + "/data", isSample: isSample)
        let samples = try SampleFolder(asked: Self.package + "/SampleCity")
        if isSample {
            try await SampleCityMaker(
                city: samples, store: directory.store, seal: directory.seal,
                world: directory.world
            ).fill(data: directory.folder)
        }
        hall = try await directory.hall()
        let plate = NameplateHolder(
            try NameplateReader(data: directory.folder, origin: nil, isSample: isSample)
                .nameplate())
        setup = SetupRoom(
            directory.folder, isOpen: try await SetupRoom.isNeeded(directory), samples: samples,
            plate: plate)
        let (lock, metrics) = (SignInLock(), Metrics())
        let desk = CityDesk(
            hall: hall, clockSetting: directory.clock,
            ledgerKey: directory.store.verifier.description)
        let portal = Portal(hall: hall, nameplate: plate, signInLock: lock, setup: setup)
        table = try RouteTable(
            CityAPI(city: desk, signInLock: lock, metrics: metrics).routes + portal.routes,
            title: "Tongban", version: "0", components: CityAPI<CityDesk>.components)
        var settings = WebSettings(rates: .none)
        settings.problemPage = portal.problemPage.reply
        visitor = Visitor(
            FrontDoor(
                table, doorkeeper: desk, settings: settings, metrics: metrics, log: nil,
                ids: CallIDs(start: 1)))
    }

    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    /// Somebody with these seats, signed in.
    ///
    /// - Parameter person: The natural person; a new one unless said.
    func token(
        _ name: String, _ seats: [Seat], person: PersonID? = nil
    ) async throws -> String {
        let seal = try PasswordSeal(
            sealing: name, salt: [UInt8](repeating: 1, count: 16), cost: .sample)
        let profile = AccountProfile(seal: seal, seats: seats, displayName: name)
        try await directory.store.put([
            AccountRecord(
                id: hall.world.timeOrderedID(), name: name,
                person: person ?? hall.world.timeOrderedID(), body: profile.bytes)
        ])
        return try await hall.signIn(name: name, password: name).token.text
    }

    /// Signed in as somebody of the sample city.
    func signedIn(_ account: String) async throws -> SignedIn {
        try await hall.signIn(name: account, password: account + "-yunting").person
    }

    /// Every file below the data directory, the keys' too.
    var files: [String] {
        (FileManager.default.enumerator(atPath: data)?.allObjects as? [String] ?? [])
            .map { data + "/" + $0 }
    }

    /// A small wish that waits at its community.
    struct Wish {
        let number: String
        let id: CaseID
        let person: SignedIn
        /// Where it waits.
        let unit: String
    }

    /// - Parameter words: What is wished for.
    func fileWish(_ words: String = "想要一个助行器，下周二上午有人陪去门诊") async throws -> Wish {
        let person = try await signedIn("liang-guihua")
        let telephone = "16900000012"
        let answered = try await hall.fileCase(
            FilingRequest(
                policy: "sample.yunting.micro-wish",
                answers: [
                    "涉及内容": "一般", "心愿类型": "物品和服务", "估价": 260, "心愿": .string(words),
                    "所在社区": "990102002003", "希望时间": "下周二上午", "联系手机": .string(telephone),
                ]), by: person, once: .system)
        let json = try JSONValue(parsing: answered.body)
        guard let number = json["number"]?.string,
            let id = try await hall.caseID(of: try CaseNumber(number)),
            let unit = try await directory.store.row(of: id)?.places.first?.unit
        else { throw Failure("the wish was not filed: \(json)") }
        return Wish(number: number, id: id, person: person, unit: unit)
    }
}
