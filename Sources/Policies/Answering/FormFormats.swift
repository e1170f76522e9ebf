import Civics
import JSON
import JSONSchema

/// The formats forms may name beside JSON Schema's own, checked as the national standards say.
enum FormFormats {
    static let library = SchemaLibrary(formats: table, assertsFormats: true)

    private static let table: FormatTable = {
        var table = FormatTable.standard
        table["resident-id"] = { fault(in: $0, of: "resident-id") == nil }
        table["credit-code"] = { fault(in: $0, of: "credit-code") == nil }
        table["region"] = { fault(in: $0, of: "region") == nil }
        table["mobile-cn"] = isMobile
        return table
    }()

    /// What is wrong with a national code; `nil` when it is right or the format is none of them.
    static func fault(in text: String, of format: String) -> CodeFault? {
        do throws(CodeFault) {
            switch format {
            case "resident-id": _ = try ResidentNumber(recorded: text)
            case "credit-code": _ = try CreditCode(text)
            case "region": _ = try RegionCode(text)
            case _: return nil
            }
            return nil
        } catch {
            return error
        }
    }

    /// Eleven digits from 13 to 19 (工业和信息化部电信网编号计划).
    @Sendable static func isMobile(_ text: String) -> Bool {
        let digits = Array(text.utf8)
        return digits.count == 11 && digits[0] == UInt8(ascii: "1")
            && (UInt8(ascii: "3")...UInt8(ascii: "9")).contains(digits[1])
            && digits.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
}
