import Civics
import DMN
import FEEL

extension ModelFinding {
    /// What could not be read in a model, as one sentence.
    var sentence: LocalizedText {
        let (zhHans, zhHant, en) = kind.words
        return LocalizedText(zhHans: zhHans, zhHant: zhHant, en: en)
    }
}

extension ModelFinding.Kind {
    fileprivate var words: (String, String, String) {
        switch self {
        case .syntax(let error):
            (
                "这段文字不是 FEEL 表达式:\(error)", "這段文字不是 FEEL 表達式:\(error)",
                "This text is no FEEL: \(error)"
            )
        case .table(let error):
            (
                "表的形状不对:要有 \(error.expected)。", "表的形狀不對:要有 \(error.expected)。",
                "The table's shape is wrong: \(error.expected) expected."
            )
        case .unknownType(let name):
            ("没有声明过类型“\(name)”。", "沒有聲明過類型「\(name)」。", "No type `\(name)` is declared.")
        case .circularType(let name):
            (
                "类型“\(name)”用它自己来定义。", "類型「\(name)」用它自己來定義。",
                "The type `\(name)` is defined by itself."
            )
        case .missingImport(let space):
            (
                "没有找到导入的模型“\(space)”。", "沒有找到匯入的模型「\(space)」。",
                "The imported model `\(space)` was not found."
            )
        case .circularImport(let space):
            (
                "这个模型与它导入的“\(space)”互相导入;这一导入不算。",
                "這個模型與它匯入的「\(space)」互相匯入;這一匯入不算。",
                "This model and `\(space)` import each other; the import is left out."
            )
        case .danglingReference(let target):
            (
                "所指的“\(target)”不存在。", "所指的「\(target)」不存在。",
                "It refers to `\(target)`, which is not there."
            )
        case .otherLanguage, .unknownExpression, .tooDeep: otherWords
        }
    }

    private var otherWords: (String, String, String) {
        switch self {
        case .otherLanguage(let name):
            (
                "用“\(name)”写的内容不能运行,算作空值。", "用「\(name)」寫的內容不能執行,算作空值。",
                "What is written in `\(name)` cannot be run and counts as null."
            )
        case .unknownExpression(let name):
            (
                "DMN 没有“\(name)”这种表达式。", "DMN 沒有「\(name)」這種表達式。",
                "DMN has no expression `\(name)`."
            )
        case .tooDeep: ("表达式套得太深。", "表達式套得太深。", "Expressions are nested too deeply.")
        case .syntax, .table, .unknownType, .circularType, .missingImport, .circularImport,
            .danglingReference:
            words
        }
    }
}

extension ModelError {
    /// Why the bytes are no model, as one sentence.
    var sentence: LocalizedText {
        switch self {
        case .malformed(let error):
            malformed("\(error.line):\(error.column)", error.expected)
        case .notDMN(let root):
            LocalizedText(
                zhHans: "不是 DMN 模型:最外层是“\(root)”,不是 definitions。",
                zhHant: "不是 DMN 模型:最外層是「\(root)」,不是 definitions。",
                en: "no DMN model: the outermost element is `\(root)`, not definitions")
        }
    }

    private func malformed(_ place: String, _ expected: String) -> LocalizedText {
        LocalizedText(
            zhHans: "不是完好的 XML:\(place) 处应为 \(expected)。",
            zhHant: "不是完好的 XML:\(place) 處應為 \(expected)。",
            en: "no well-formed XML: \(expected) expected at \(place)")
    }
}
