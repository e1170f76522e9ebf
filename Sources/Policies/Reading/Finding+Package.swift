import Civics

extension Finding {
    static let noDocument = Finding(
        "no-document", at: Place(file: "policy.md", line: 1),
        ("文件夹里没有 .md 文件。", "The folder holds no .md file."),
        expected: ("policy.md", "policy.md"), remedy: ("加一个 policy.md。", "Add a policy.md."))

    static func noFrontMatter(in file: String) -> Finding {
        Finding(
            "no-front-matter", at: Place(file: file, line: 1),
            (
                "文件开头没有两行 --- 之间的说明。",
                "The document does not begin with front matter between two `---` lines."
            ),
            expected: (
                "id, version, title, issuer, level, effective",
                "id, version, title, issuer, level, effective"
            ),
            remedy: ("在第一行写 ---,逐项写明,再以 --- 结束。", "Begin with ---, say each of them, end with ---.")
        )
    }

    static func fileTooLarge(_ file: String) -> Finding {
        Finding(
            "file-too-large", at: Place(file: file, line: 1),
            ("文件超过 4 MB。", "The file is over 4 MB."), expected: ("不超过 4 MB", "at most 4 MB"),
            remedy: ("拆成几个 .md 文件。", "Divide it into several .md files."))
    }

    static func notUTF8(_ place: Place) -> Finding {
        Finding(
            "not-utf8", at: place, ("这一行不是 UTF-8 文字。", "This line is not UTF-8 text."),
            expected: ("UTF-8", "UTF-8"), remedy: ("另存为 UTF-8。", "Save the file as UTF-8."))
    }

    static func unclosedBlock(_ block: String, at place: Place) -> Finding {
        Finding(
            "unclosed-block", at: place,
            ("“\(block)”块没有结束。", "The `\(block)` block is not closed."),
            expected: ("单独一行 ```", "``` on a line of its own"),
            remedy: ("在块的末尾加 ```。", "Close it with ```."))
    }

    static func secondBlock(_ block: String, at place: Place) -> Finding {
        Finding(
            "second-block", at: place, ("“\(block)”写了两块。", "There are two `\(block)` blocks."),
            expected: ("一块", "one block"), remedy: ("合成一块。", "Merge them into one."))
    }
}
