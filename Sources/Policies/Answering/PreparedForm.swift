import Civics
import FEEL
import JSON
import JSONSchema

/// The form with its conditions bound, ready to check many sets of answers.
struct PreparedForm: Sendable {
    let fields: [FormField]
    let validator: Schema
    let names: Set<String>

    init(_ form: Form, _ words: Vocabulary) {
        fields = form.fields.map { $0.bound(to: words) }
        validator = form.validator
        names = Set(fields.map(\.name))
    }
}
