import Mustache

/// The fields of a view as a template asks for them, reflected once.
///
/// Mustache by itself would go through all fields of a view anew for every name it meets, and
/// finding a field's type by reflection costs more than everything else on a page together.
final class ShownFields: MustacheParent {
    private let fields: [String: Any]

    init(_ view: Any) {
        var fields: [String: Any] = [:]
        for (label, value) in Mirror(reflecting: view).children {
            guard let label, let shown = Self.shown(value) else { continue }
            fields[label] = shown
        }
        self.fields = fields
    }

    func child(named name: String) -> Any? { fields[name] }

    /// A field's value as it is shown: words, markup and numbers as they are, lists item by item,
    /// a view by its own fields; `nil` for an absent one.
    static func shown(_ value: Any) -> Any? {
        switch value {
        case let text as String: return text
        case let markup as HTML: return markup
        case let flag as Bool: return flag
        case let number as any BinaryInteger: return number
        case let items as [Any]: return items.compactMap(shown)
        case let own as any MustacheCustomRenderable: return own
        default: break
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional: return mirror.children.first.flatMap { shown($0.value) }
        case .struct, .class, .tuple: return ShownFields(value)
        case .enum, .collection, .dictionary, .set, .foreignReference, nil: return value
        @unknown default: return value
        }
    }
}
