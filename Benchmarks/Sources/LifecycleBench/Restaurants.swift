import Cases
import City
import Civics
import Foundation
import JSON
import Storage

/// 开餐饮店一件事 from filing to the end, as the shop owner and four desks do it: a small shop with
/// a signboard. Three branches: the licence is checked by rule at acceptance, food permit and
/// signboard are each examined and decided by two persons; then the papers are drawn, signed,
/// issued and delivered electronically, and the case is closed.
struct Restaurants: Sendable {
    static let service = "sample.yunting.open-restaurant"
    /// Acts of one lifecycle, each acknowledged after its own durable commit.
    static let acts = 6

    let city: BenchCity
    private let shops: [Shop]
    private let desks: [(command: String, fields: JSONObject, who: SignedIn)]

    struct Shop: Sendable {
        var owner: SignedIn
        var request: FilingRequest
    }

    init(_ city: BenchCity, files: String) async throws {
        self.city = city
        var shops: [Shop] = []
        let records = try await city.store.records(
            of: "market-regulation.company", after: 0, limit: 200)
        for record in records {
            guard
                let shop = try await Self.shop(
                    record.key, try JSONValue(parsing: record.body), in: city, files: files)
            else { continue }
            shops.append(shop)
        }
        guard !shops.isEmpty else { throw BenchFault("no shop may file: is this a sample city?") }
        self.shops = shops
        func opinion(_ branch: String, _ checked: [String]) -> JSONObject {
            [
                "branch": .string(branch), "passes": true, "text": "材料齐全，符合要求",
                "checked": .array(checked.map { .string($0) }),
            ]
        }
        func grant(_ branch: String, _ article: String) -> JSONObject {
            [
                "branch": .string(branch), "granted": true, "reason": "经审查，符合条件",
                "articles": [.string(article)],
            ]
        }
        let food = ["设备布局与操作流程合理", "食品安全管理员已配备", "从业人员健康证明有效", "食品安全制度齐全"]
        let sign = ["不压窗、不遮挡、不超出墙面", "文字规范", "固定牢靠"]
        desks = [
            ("accept", [:], try await city.person("window-gu")),
            (
                "record-opinion", opinion("food-permit", food),
                try await city.person("market-examiner")
            ),
            ("record-opinion", opinion("signboard", sign), try await city.person("city-examiner")),
            (
                "decide-branch", grant("food-permit", "第八条"),
                try await city.person("market-approver")
            ),
            ("decide-branch", grant("signboard", "第十条"), try await city.person("city-approver")),
        ]
    }

    /// Plays one case to its end.
    ///
    /// - Throws: ``BenchFault`` when the case does not end closed with its two papers issued.
    func play(_ number: Int) async throws {
        let shop = shops[number % shops.count]
        var answered = try await city.hall.fileCase(
            shop.request, by: shop.owner, once: once(number, 0))
        guard let id = try JSONValue(parsing: answered.body)["id"]?.string.flatMap({ CaseID($0) })
        else { throw BenchFault("a filing was answered without an id") }
        for (step, desk) in desks.enumerated() {
            do {
                answered = try await city.hall.perform(
                    desk.command, desk.fields, on: id, seen: answered.version, by: desk.who,
                    once: once(number, step + 1))
            } catch let problem as Problem {
                let waiting = String(decoding: answered.body, as: UTF8.self)
                throw BenchFault(
                    "\(desk.command) of \(shop.owner.displayName): \(problem), \(waiting)")
            }
        }
        let stage = try JSONValue(parsing: answered.body)["stage"]?.string
        guard stage == "closed" else { throw BenchFault("the case ended \(stage ?? "nowhere")") }
    }

    /// A key and a digest as the web layer gives them.
    private func once(_ number: Int, _ step: Int) -> OnceRequest {
        let digest = withUnsafeBytes(of: (number, step, run, 7)) { Array($0) }
        return OnceRequest(key: "\(run)-\(number)-\(step)", digest: digest)
    }

    private let run = Int.random(in: 0..<(1 << 40))

    private static func shop(
        _ code: String, _ company: JSONValue, in city: BenchCity, files: String
    ) async throws -> Shop? {
        guard company["status"]?.string == "存续",
            company["scopeIncludesCatering"]?.bool == true,
            company["chainQualified"]?.bool != true,
            try await city.store.record(of: "health", key: code) != nil,
            try await !isProtected(code, in: city),
            let text = company["representativeNumber"]?.string,
            let number = try? ResidentNumber(recorded: text),
            let name = company["name"]?.string, let address = company["address"]?.string,
            let person = company["representative"]?.string
        else { return nil }
        var generator = SeededGenerator(seed: 41, stream: code)
        let owner = SignedIn(
            account: AccountID(drawingFrom: &generator),
            person: city.hall.seal.personID(of: number),
            seats: [Seat(role: .citizen)], residentNumber: text, displayName: person,
            mandates: [code])
        var materials: [String: [AttachmentID]] = [:]
        for (material, file) in [
            "设备布局图": "layout-first.png", "招牌效果图": "signboard.png", "场所使用证明": "lease.pdf",
        ] {
            materials[material] = [try await upload(files + "/" + file, by: owner, in: city)]
        }
        let who: JSONValue = [
            "姓名": .string(person), "身份号码": .string(text), "手机": "16900000001",
        ]
        let answers: JSONObject = [
            "有营业执照": true, "只卖预包装食品": false, "冷食生食": false, "面积": 60, "楼层": 1,
            "座位数": 24, "设歌舞表演": false, "产生油烟": true, "楼房性质": "商业用房", "做招牌": true,
            "卖烟": false, "统一社会信用代码": .string(code), "店名": .string(name), "经办人": who,
            "经营场所地址": .string(address), "经营项目": ["热食类"], "网络经营": false,
            "食品安全管理员": [who],
            "招牌": ["文字": .string(String(name.suffix(4))), "宽": 3600, "高": 900, "发光": true],
            "取证方式": "电子", "如实承诺": true,
        ]
        return Shop(
            owner: owner,
            request: FilingRequest(
                policy: service, answers: answers, materials: materials, organisation: code))
    }

    /// On a protected building the planning office is asked too, which is another lifecycle.
    private static func isProtected(_ code: String, in city: BenchCity) async throws -> Bool {
        let record = try await city.store.record(of: "natural-resources.site", key: code)
        let site = try record.map { try JSONValue(parsing: $0.body) }
        return site?["protectedBuilding"]?.bool == true
    }

    private static func upload(
        _ path: String, by owner: SignedIn, in city: BenchCity
    ) async throws -> AttachmentID {
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        let body = AsyncThrowingStream<[UInt8], any Error> { stream in
            stream.yield(bytes)
            stream.finish()
        }
        let stored = try await city.hall.takeIn(body, name: "file", by: owner)
        if stored.state == .quarantined {
            try await city.store.judge(digest: stored.digest, isClean: true, at: BenchCity.now())
        }
        return AttachmentID(digest: stored.digest)
    }
}
