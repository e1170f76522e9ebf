import City
import Civics
import Foundation
import Papers
import Testing

/// A printed paper on disk, for the tools that look into PDF files; removed with the value.
final class PrintedFile {
    let paper: PrintedPaper
    let url: URL

    static let press = Press(machines: 1)

    init(_ sheet: PaperSheet) async throws {
        paper = try await Self.press.print(sheet)
        url = FileManager.default.temporaryDirectory
            .appendingPathComponent("tongban-paper-\(UInt64.random(in: 0...UInt64.max)).pdf")
        try Data(paper.bytes).write(to: url)
    }

    deinit { try? FileManager.default.removeItem(at: url) }

    /// Runs a tool on the file and gives what it writes to standard output.
    func asked(_ tool: String, _ before: [String] = [], _ after: [String] = []) throws -> String {
        try Tool.run(tool, before + [url.path] + after).output
    }

    /// The text in the order it is read.
    var text: String { get throws { try asked("pdftotext", ["-enc", "UTF-8"], ["-"]) } }

    /// The text without any blank, for sentences that lines break.
    var joined: String { get throws { try text.filter { !$0.isWhitespace } } }
}

/// The tools of Debian's poppler-utils, qpdf and zbar-tools.
enum Tool {
    static let areThere: Bool = ["pdftotext", "pdffonts", "pdftoppm", "pdfinfo", "qpdf", "zbarimg"]
        .allSatisfy { name in
            (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").contains {
                FileManager.default.isExecutableFile(atPath: "\($0)/\(name)")
            }
        }

    static func run(_ tool: String, _ arguments: [String]) throws -> (output: String, code: Int32) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [tool] + arguments
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
    }
}

/// Sheets to print.
enum Sheets {
    static let address = "https://yunting.example/v/0m3k7x9q2w5e8r1t4y6u"
    static let day = CivilDate("2026-12-14") ?? .epoch
    static let proof = PaperProof(
        address: address, text: "扫描二维码核验真伪。", code: "核验码 0m3k 7x9q")
    static let foot = "99010026 · 第 {page} 页，共 {pages} 页"

    static func letter(
        _ blocks: [PaperBlock], language: Language = .zhHans, title: String = "一次性补正告知书",
        warnings: [String] = [], across: String? = nil
    ) -> PaperSheet {
        PaperSheet(
            form: .letter, language: language, body: "云汀市市场监督管理局", title: title,
            number: "编号：9901-05", warnings: warnings, across: across, blocks: blocks,
            signature: ["云汀市市场监督管理局", "2026年12月14日"],
            seal: PaperSeal(body: "云汀市市场监督管理局", mark: "示例"), proof: proof, foot: foot,
            day: day)
    }

    static func licence(values: Int = 6, across: String? = nil) -> PaperSheet {
        let fields = (1...values).map {
            PaperField("栏目\($0)", "内容\($0)：云汀市汀南区望江街道临江路 18 号", second: "Label \($0)")
        }
        return PaperSheet(
            form: .licence, language: .zhHans, body: "云汀市", title: "食品经营许可证",
            secondTitle: "Food operation permit", number: "许可证编号：JY29901000000017",
            warnings: across == nil ? [] : ["本件已于2027年3月1日撤销。原因：承诺不实。"],
            across: across, blocks: [.fields(fields), .note("示例文书，不具有法律效力。")],
            signature: ["云汀市市场监督管理局", "2026年12月14日"], proof: proof, foot: foot, day: day)
    }
}
