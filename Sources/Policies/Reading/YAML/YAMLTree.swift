/// A YAML value with its place in the document. Scalars keep their written form: what `2026-12-01`
/// or `是` means, only the key that holds it can say.
indirect enum YAMLTree: Hashable, Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLTree], Place)
    case mapping([YAMLPair], Place)

    var place: Place {
        switch self {
        case .scalar(let scalar): scalar.place
        case .sequence(_, let place), .mapping(_, let place): place
        }
    }

    /// Text of a scalar; `nil` for a collection.
    var text: String? {
        guard case .scalar(let scalar) = self else { return nil }
        return scalar.text
    }

    /// An empty plain scalar or a plain `null`.
    var isNull: Bool {
        guard case .scalar(let scalar) = self else { return false }
        return !scalar.isQuoted && ["", "null", "~"].contains(scalar.text)
    }
}

struct YAMLScalar: Hashable, Sendable {
    var text: String
    /// Quoted or a block scalar: text for certain, never `true` or `null`.
    var isQuoted: Bool
    var place: Place
}

struct YAMLPair: Hashable, Sendable {
    var key: String
    var place: Place
    var value: YAMLTree
}
