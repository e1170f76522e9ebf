/// Why a text is not a valid code. It tells places and expectations and never repeats the text,
/// which may be somebody's number.
public struct CodeFault: Error, Hashable, Sendable {
    /// Which code was expected.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// 公民身份号码, GB 11643.
        case residentNumber = "resident-number"
        /// 统一社会信用代码, GB 32100.
        case creditCode = "credit-code"
        /// 组织机构代码, GB 11714.
        case organisationCode = "organisation-code"
        /// 行政区划代码, GB/T 2260.
        case regionCode = "region-code"
        /// 电子证照标识, GB/T 36904.
        case licenceIdentifier = "licence-identifier"
        /// 基本编码, GB/T 39554.1.
        case serviceItemCode = "service-item-code"
        /// 实施编码, GB/T 39554.1.
        case implementationCode = "implementation-code"
        /// 办件编号 in its internal form.
        case internalCaseNumber = "internal-case-number"
        /// 办件编号 as citizens know it.
        case caseNumber = "case-number"
        /// 单元网格编码, GB/T 30428 and GB/T 47678.
        case gridCode = "grid-code"
        /// 部件标识码, GB/T 30428 and GB/T 47678.
        case componentCode = "component-code"
        /// 事件分类码, GB/T 30428 and GB/T 47678.
        case eventCode = "event-code"
    }

    /// What is wrong. Positions count characters from 1.
    public enum Reason: Hashable, Sendable {
        /// Too few or too many characters; `expected` lists the lengths there are.
        case length(expected: [Int], found: Int)
        /// The character at this position cannot stand there.
        case character(position: Int)
        /// By the other characters, this one would be `expected`; any of them may be the slip.
        case checkCharacter(position: Int, expected: Character)
        /// The eight or six digits from this position are not a date.
        case noSuchDate(position: Int)
        /// The date in the code is later than the day given.
        case inTheFuture
        /// The parts do not stand where they should; `form` is a pattern, not the text.
        case form(String)
    }

    /// The code that was expected.
    public let subject: Subject
    /// What is wrong with the text.
    public let reason: Reason

    /// A fault found by another reader of the same codes.
    public init(_ subject: Subject, _ reason: Reason) {
        self.subject = subject
        self.reason = reason
    }
}

extension CodeFault: ProblemConvertible {
    /// The fault as the problem of a form's field.
    public func fieldProblem(at pointer: String) -> FieldProblem {
        switch reason {
        case .length(let expected, let found):
            let lengths = expected.map(String.init).joined(separator: "/")
            return FieldProblem(
                pointer, .wrongLength, facts: ["expected": lengths, "found": "\(found)"])
        case .character(let position):
            return FieldProblem(pointer, .wrongCharacter, facts: ["position": "\(position)"])
        case .checkCharacter(let position, let expected):
            return FieldProblem(
                pointer, .wrongCheckCharacter,
                facts: ["position": "\(position)", "expected": String(expected)])
        case .noSuchDate: return FieldProblem(pointer, .noSuchDate)
        case .inTheFuture: return FieldProblem(pointer, .inTheFuture)
        case .form(let form): return FieldProblem(pointer, .malformed, facts: ["form": form])
        }
    }

    /// An invalid field; where the field stands is known to the caller only.
    public var problem: Problem { Problem(.invalidField, fields: [fieldProblem(at: "")]) }
}
