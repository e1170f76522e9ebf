import Civics

/// 机构名录 as a table (RFC 4180; comma, semicolon or tab): one unit a row, read with every fault by row
/// and column, so that somebody can mend it in place.
public struct UnitTable: Hashable, Sendable {
    /// A column, by the name its heading may have.
    public enum Column: String, Sendable, CaseIterable {
        case key, name, nameHant = "name-hant", nameEn = "name-en", kind, region, telephone, parent

        var headings: [String] {
            switch self {
            case .key: ["key", "标识", "標識"]
            case .name: ["name", "名称", "名稱"]
            case .nameHant: ["name-hant", "繁体名称", "繁體名稱"]
            case .nameEn: ["name-en", "英文名称", "英文名稱"]
            case .kind: ["kind", "类别", "類別"]
            case .region: ["region", "区划代码", "區劃代碼"]
            case .telephone: ["telephone", "电话", "電話"]
            case .parent: ["parent", "上级", "上級"]
            }
        }

        var isNeeded: Bool { [.key, .name, .kind, .region].contains(self) }
    }

    /// What is wrong in one cell.
    public enum Fault: String, Sendable, CaseIterable {
        case empty, notText, quoteOpen, headingMissing, headingUnknown, tooManyCells, keyMalformed
        case keyTwice, nameMissing, nameLong, kindUnknown, regionMalformed, parentUnknown
        case parentLoop, tooManyRows
    }

    /// A fault at its place; rows count from 1, the headings are row 1.
    public struct Finding: Hashable, Sendable {
        public var row: Int
        /// The heading, or the place of the cell where it has none.
        public var column: String
        public var fault: Fault
    }

    public private(set) var units: [CityPlan.Unit] = []
    public private(set) var findings: [Finding] = []
    private var rows: [String: Int] = [:]

    /// Rows at most.
    public static let most = 5_000

    /// Reads a table; where it has findings, nothing is to be taken from it.
    public init(_ text: String) {
        let lines = DelimitedText(text)
        if let row = lines.openQuote { find(row, "", .quoteOpen) }
        guard let headings = lines.rows.first, lines.rows.count > 1 else {
            find(1, "", .empty)
            return
        }
        guard lines.rows.count <= Self.most else {
            find(Self.most + 1, "", .tooManyRows)
            return
        }
        let columns = read(headings)
        guard findings.isEmpty else { return }
        for (place, cells) in lines.rows.enumerated().dropFirst()
        where cells.contains(where: { !$0.isEmpty }) {
            read(cells, columns, row: place + 1)
        }
        if units.isEmpty, findings.isEmpty { find(2, "", .empty) }
        checkParents()
    }

    private mutating func find(_ row: Int, _ column: String, _ fault: Fault) {
        findings.append(Finding(row: row, column: column, fault: fault))
    }

    private mutating func read(_ headings: [String]) -> [Column?] {
        let columns = headings.map { heading in
            Column.allCases.first { $0.headings.contains(heading.lowercased()) }
        }
        for (heading, column) in zip(headings, columns) where column == nil && !heading.isEmpty {
            find(1, heading, .headingUnknown)
        }
        for column in Column.allCases where column.isNeeded && !columns.contains(column) {
            find(1, column.rawValue, .headingMissing)
        }
        return columns
    }

    private mutating func read(_ cells: [String], _ columns: [Column?], row: Int) {
        var values: [Column: String] = [:]
        for (place, cell) in cells.enumerated() where !cell.isEmpty {
            guard place < columns.count, let column = columns[place] else {
                find(row, String(place + 1), .tooManyCells)
                continue
            }
            values[column] = cell
        }
        let unit = CityPlan.Unit(
            key: values[.key] ?? "",
            name: LocalizedText(
                zhHans: values[.name] ?? "", zhHant: values[.nameHant], en: values[.nameEn]),
            kind: Self.kind(values[.kind] ?? ""), region: values[.region] ?? "",
            telephone: values[.telephone], parent: values[.parent])
        check(unit, row: row)
        units.append(unit)
    }

    private mutating func check(_ unit: CityPlan.Unit, row: Int) {
        if !CityPlan.Unit.isKey(unit.key) { find(row, "key", .keyMalformed) }
        if rows.updateValue(row, forKey: unit.key) != nil { find(row, "key", .keyTwice) }
        if unit.name.zhHans.isEmpty { find(row, "name", .nameMissing) }
        if unit.name.zhHans.count > 60 { find(row, "name", .nameLong) }
        if !CityPlan.Unit.kinds.contains(unit.kind) { find(row, "kind", .kindUnknown) }
        if (try? RegionCode(unit.region)) == nil { find(row, "region", .regionMalformed) }
    }

    private mutating func checkParents() {
        let parents = Dictionary(units.map { ($0.key, $0.parent) }) { first, _ in first }
        for unit in units {
            guard let parent = unit.parent, let row = rows[unit.key] else { continue }
            guard parents[parent] != nil else {
                find(row, "parent", .parentUnknown)
                continue
            }
            var (above, steps) = (parent as String?, 0)
            while let key = above, key != unit.key, steps < 20 {
                (above, steps) = (parents[key] ?? nil, steps + 1)
            }
            if above != nil { find(row, "parent", .parentLoop) }
        }
    }

    private static func kind(_ text: String) -> String {
        let words = [
            "部门": "department", "部門": "department", "事业单位": "institution",
            "事業單位": "institution", "权属单位": "owner", "權屬單位": "owner",
            "社会组织": "association", "社會組織": "association", "街道办": "street-office",
            "街道辦": "street-office", "居委会": "community", "居委會": "community",
        ]
        return words[text] ?? text
    }
}

/// Rows and cells of a delimited text; blanks around cells are dropped.
struct DelimitedText {
    private(set) var rows: [[String]] = []
    /// Row in which a quotation begins that never ends.
    private(set) var openQuote: Int?

    private var cells: [String] = []
    private var cell: [UInt8] = []

    init(_ text: String) {
        var bytes = Array(text.utf8)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        let first = bytes.prefix { $0 != 0x0A }
        let delimiter = [0x09, 0x3B].first { first.contains($0) && !first.contains(0x2C) } ?? 0x2C
        read(bytes, delimiter)
    }

    private mutating func read(_ bytes: [UInt8], _ delimiter: UInt8) {
        var (place, isQuoted) = (0, false)
        while place < bytes.count {
            let byte = bytes[place]
            place += 1
            if isQuoted {
                if byte != 0x22 {
                    cell.append(byte)
                } else if place < bytes.count, bytes[place] == 0x22 {
                    cell.append(0x22)
                    place += 1
                } else {
                    isQuoted = false
                }
            } else if byte == 0x22, cell.allSatisfy({ $0 == 0x20 }) {
                (cell, isQuoted) = ([], true)
            } else if byte == delimiter {
                endCell()
            } else if byte == 0x0A {
                endRow()
            } else if byte != 0x0D {
                cell.append(byte)
            }
        }
        if isQuoted { openQuote = rows.count + 1 }
        if !cell.isEmpty || !cells.isEmpty { endRow() }
    }

    private mutating func endCell() {
        let text = String(decoding: cell, as: UTF8.self)
        var rest = text[...]
        while rest.first?.isWhitespace == true { rest = rest.dropFirst() }
        while rest.last?.isWhitespace == true { rest = rest.dropLast() }
        cells.append(String(rest))
        cell = []
    }

    private mutating func endRow() {
        endCell()
        rows.append(cells)
        cells = []
    }
}
