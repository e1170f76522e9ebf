import JSON

/// Turns the YAML of a schema into JSON and `$ref: vocabulary#word` into references of its own.
struct SchemaConversion {
    private(set) var places: [String: Place] = [:]
    private(set) var vocabulary: Set<String> = []
    private(set) var unknownWords: [(text: String, place: Place)] = []

    mutating func convert(_ tree: YAMLTree, pointer: String, file: String) -> JSONValue {
        places[pointer] = tree.place
        switch tree {
        case .scalar(let scalar):
            return scalar.json
        case .sequence(let items, _):
            return .array(
                items.enumerated().map { index, item in
                    convert(item, pointer: "\(pointer)/\(index)", file: file)
                })
        case .mapping(let pairs, _):
            var object = JSONObject()
            for pair in pairs {
                let key = JSONPointer([pair.key]).description
                places[pointer + key] = pair.place
                object[pair.key] =
                    pair.key == "$ref"
                    ? reference(pair.value)
                    : convert(pair.value, pointer: pointer + key, file: file)
            }
            return .object(object)
        }
    }

    private mutating func reference(_ tree: YAMLTree) -> JSONValue {
        let text = tree.text ?? ""
        guard text.hasPrefix("vocabulary#") else { return .string(text) }
        let word = String(text.dropFirst("vocabulary#".count))
        guard FormVocabulary.words.contains(word) else {
            unknownWords.append((word, tree.place))
            vocabulary.insert("text")
            return .string("#/$defs/vocabulary-text")
        }
        vocabulary.insert(word)
        return .string("#/$defs/vocabulary-\(word)")
    }
}

extension YAMLScalar {
    /// The JSON value this scalar means under YAML 1.2's core schema.
    var json: JSONValue {
        if isQuoted { return .string(text) }
        switch text {
        case "", "null", "~": return .null
        case "true": return .bool(true)
        case "false": return .bool(false)
        case _: break
        }
        if let whole = Int64(text), text.utf8.first != UInt8(ascii: "+"), !text.hasLeadingZero {
            return .integer(whole)
        }
        if let number = JSONNumber(text) { return .number(number) }
        return .string(text)
    }
}

extension String {
    /// `007` is a code, not a number.
    fileprivate var hasLeadingZero: Bool {
        let digits = utf8.drop { $0 == UInt8(ascii: "-") }
        return digits.count > 1 && digits.first == UInt8(ascii: "0")
    }
}
