import Civics
import FEEL
import JSON
import JSONSchema

/// The form with its conditions bound, ready to check many sets of answers.
struct PreparedForm: Sendable {
    let fields: [PreparedField]
    let validator: Schema
    /// Places of its fields' names.
    let slots: Set<Int>

    init(_ form: Form, _ words: Vocabulary) {
        fields = form.fields.map { PreparedField($0, words) }
        validator = form.validator
        slots = Set(fields.compactMap(\.slot))
    }
}
