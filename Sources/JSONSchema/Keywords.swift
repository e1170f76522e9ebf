import JSON

/// The members of one schema object, read in the forms that keywords have.
struct Keywords {
    let object: JSONObject
    let location: String
    let place: SchemaIndex.Place

    func location(_ keyword: String) -> String {
        location + JSONPointer([keyword]).description
    }

    func place(_ tokens: String...) -> SchemaIndex.Place {
        SchemaIndex.Place(
            document: place.document, pointer: JSONPointer(place.pointer.tokens + tokens))
    }

    private func bad(_ keyword: String) -> SchemaError {
        SchemaError(.badKeyword, location(keyword))
    }

    func string(_ keyword: String) throws(SchemaError) -> String? {
        guard let value = object[keyword] else { return nil }
        guard let text = value.string else { throw bad(keyword) }
        return text
    }

    func bool(_ keyword: String) throws(SchemaError) -> Bool? {
        guard let value = object[keyword] else { return nil }
        guard let truth = value.bool else { throw bad(keyword) }
        return truth
    }

    /// A non-negative whole number; those beyond what can be counted say nothing.
    func count(_ keyword: String) throws(SchemaError) -> Int? {
        guard let value = object[keyword] else { return nil }
        guard let number = value.number, number.isWhole, number >= JSONNumber(0) else {
            throw bad(keyword)
        }
        return value.int.flatMap { Int(exactly: $0) } ?? .max
    }

    func bound(_ keyword: String) throws(SchemaError) -> NumberRule.Bound? {
        guard let value = object[keyword] else { return nil }
        guard let number = value.number else { throw bad(keyword) }
        return NumberRule.Bound(number)
    }

    /// A divisor above zero of at most 18 significant digits.
    func divisor(_ keyword: String) throws(SchemaError) -> NumberRule.Bound? {
        guard let bound = try bound(keyword) else { return nil }
        guard bound.number > JSONNumber(0), JSONNumber(0).isMultiple(of: bound.number) != nil
        else { throw bad(keyword) }
        return bound
    }

    func array(_ keyword: String) throws(SchemaError) -> [JSONValue]? {
        guard let value = object[keyword] else { return nil }
        guard let elements = value.array else { throw bad(keyword) }
        return elements
    }

    func members(_ keyword: String) throws(SchemaError) -> JSONObject? {
        guard let value = object[keyword] else { return nil }
        guard let members = value.object else { throw bad(keyword) }
        return members
    }

    func strings(_ keyword: String) throws(SchemaError) -> [String] {
        try Self.strings(array(keyword) ?? [], or: bad(keyword))
    }

    private static func strings(
        _ values: [JSONValue], or error: SchemaError
    ) throws(SchemaError) -> [String] {
        let texts = values.compactMap(\.string)
        guard texts.count == values.count else { throw error }
        return texts
    }

    func stringLists(_ keyword: String) throws(SchemaError) -> [(name: String, required: [String])]
    {
        var lists: [(name: String, required: [String])] = []
        for member in try members(keyword) ?? [:] {
            guard let values = member.value.array else { throw bad(keyword) }
            lists.append((member.key, try Self.strings(values, or: bad(keyword))))
        }
        return lists
    }

    func types() throws(SchemaError) -> TypeSet? {
        guard let value = object["type"] else { return nil }
        var types: TypeSet = []
        for name in value.array ?? [value] {
            guard let type = TypeSet.names.first(where: { $0.0 == name.string })?.1 else {
                throw bad("type")
            }
            types.insert(type)
        }
        return types
    }

    func regex(_ text: String, _ keyword: String) throws(SchemaError) -> ECMARegex {
        do {
            return try ECMARegex(text)
        } catch {
            throw SchemaError(.badPattern, location(keyword))
        }
    }
}
