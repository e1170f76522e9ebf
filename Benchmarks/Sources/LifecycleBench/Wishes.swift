import City
import Civics
import JSON
import Synchronization

/// Small wishes of 300,000 residents all over the city, one filing each: what a store of a million
/// cases is filled with. Nothing falls due in them for three working days.
struct Wishes: Sendable {
    let city: BenchCity
    private let communities: [String]
    private static let wanted = ["下周二上午有人陪去门诊", "帮忙换一下厨房的灯泡", "想有人教我用手机挂号", "阳台的纱窗坏了请人看看"]

    init(_ city: BenchCity) throws {
        self.city = city
        communities = city.plan.units.values.filter { $0.kind == "community" }.map(\.region)
            .sorted()
        guard !communities.isEmpty else { throw BenchFault("the city has no communities") }
    }

    func file(_ number: Int) async throws {
        var generator = SeededGenerator(seed: UInt64(number % 300_000), stream: "resident")
        let resident = SignedIn(
            account: AccountID(drawingFrom: &generator), person: PersonID(drawingFrom: &generator),
            seats: [Seat(role: .citizen)])
        let answers: JSONObject = [
            "涉及内容": "一般", "心愿类型": "服务",
            "心愿": .string(Self.wanted[number % Self.wanted.count]),
            "所在社区": .string(communities[number % communities.count]), "希望时间": "周末",
            "联系手机": "16900000002",
        ]
        _ = try await city.hall.fileCase(
            FilingRequest(policy: "sample.yunting.micro-wish", answers: answers), by: resident,
            once: OnceRequest(key: "wish-\(number)", digest: [UInt8](repeating: 3, count: 32)))
    }
}
