/// The standard by which components and events of a city are classed; codes differ between the two.
public enum ManagementStandard: String, Hashable, Sendable, CaseIterable {
    /// GB/T 30428.2-2013: two digits of sub-class.
    case gbt30428 = "GB/T 30428.2-2013"
    /// GB/T 47678.5-2026, in force since 2026-07-01: three digits of sub-class.
    case gbt47678 = "GB/T 47678.5-2026"

    /// Digits of a class code: four in the old standard, five in the new.
    public var classDigits: Int {
        switch self {
        case .gbt30428: 4
        case .gbt47678: 5
        }
    }
}

/// What a class code names: the same digits mean a thing or what happens to it.
public enum ManagementKind: String, Hashable, Sendable, CaseIterable {
    /// 部件, a thing such as a manhole cover.
    case component
    /// 事件, something that happens, such as a cover that is missing.
    case event
}

/// A class of components or events; 01001 is 供水井盖 or 供水井盖异常 by its kind.
public struct ManagementClass: Hashable, Sendable, CustomStringConvertible {
    /// The standard the digits belong to.
    public let standard: ManagementStandard
    /// Whether a component or an event is meant.
    public let kind: ManagementKind
    /// Two digits of class and two or three of sub-class.
    public let digits: String

    /// The class with these digits; their count decides the standard.
    ///
    /// - Throws: ``CodeFault`` when there are not four or five digits. Whether the standard lists
    ///   the class is not checked: cities extend it.
    public init(_ kind: ManagementKind, _ digits: String) throws(CodeFault) {
        let subject: CodeFault.Subject = kind == .component ? .componentCode : .eventCode
        let code = try CodeText(digits, subject, lengths: [4, 5])
        try code.number(0..<code.bytes.count)
        self.init(kind, checked: digits)
    }

    init(_ kind: ManagementKind, checked digits: String) {
        standard = digits.utf8.count == 4 ? .gbt30428 : .gbt47678
        self.kind = kind
        self.digits = digits
    }

    /// The two digits of the main class, such as 01 市政公用设施.
    public var mainClass: String { String(digits.prefix(2)) }
    /// The digits.
    public var description: String { digits }
}
