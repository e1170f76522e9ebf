/// 事项基本编码 (GB/T 39554.1-2020), 12 digits: province, type, department class, item, sub-item.
public struct ServiceItemCode: Hashable, Sendable, CustomStringConvertible {
    /// 事项类型, the kinds of power an item exercises.
    public enum ItemType: Hashable, Sendable {
        /// 行政许可.
        case permit
        /// 行政处罚.
        case penalty
        /// 行政强制.
        case coercion
        /// 行政征收.
        case levy
        /// 行政给付.
        case benefit
        /// 行政检查.
        case inspection
        /// 行政确认.
        case confirmation
        /// 行政奖励.
        case award
        /// 行政裁决.
        case ruling
        /// 其他行政权力.
        case otherPower
        /// 公共服务.
        case publicService
        /// A type some province uses, as its two digits.
        case other(Int)

        private static let known: [Int: ItemType] = [
            1: .permit, 2: .penalty, 3: .coercion, 4: .levy, 5: .benefit, 6: .inspection,
            7: .confirmation, 8: .award, 9: .ruling, 10: .otherPower, 20: .publicService,
        ]

        /// The type with this number, 0...99; unknown ones are kept as ``other(_:)``.
        init(number: Int) { self = Self.known[number] ?? .other(number) }

        /// Whether people apply for such items; false where the type is not known.
        public var isOnRequest: Bool {
            switch self {
            case .permit, .benefit, .confirmation, .award, .ruling, .otherPower, .publicService:
                true
            case .penalty, .coercion, .levy, .inspection, .other: false
            }
        }
    }

    /// All 12 digits.
    public let text: String

    /// Reads 12 digits; unknown provinces, types and classes are taken.
    ///
    /// - Throws: ``CodeFault``.
    public init(_ text: String) throws(CodeFault) {
        let code = try CodeText(text, .serviceItemCode, lengths: [12])
        try code.number(0..<12)
        self.text = text
    }

    /// The province's two digits; 0 for a national item.
    public var province: Int { digits(0, 2) }
    /// The kind of power.
    public var type: ItemType { ItemType(number: digits(2, 2)) }
    /// The department class, such as 31 for market regulation.
    public var departmentClass: Int { digits(4, 2) }
    /// The main item, 0...999.
    public var mainItem: Int { digits(6, 3) }
    /// The sub-item, 0...999; 0 when the main item has none.
    public var subItem: Int { digits(9, 3) }
    /// Same as ``text``.
    public var description: String { text }

    private func digits(_ start: Int, _ count: Int) -> Int {
        Digits.value(Array(text.utf8)[start..<start + count]) ?? 0
    }
}
