import JSON

extension Evaluation {
    /// Applies one rule.
    ///
    /// - Parameter soFar: Whether the rules before it were met. What they failed to look at is
    ///   then no fault of its own.
    mutating func apply(
        _ rule: Rule, of node: SchemaNode, to value: JSONValue, _ marks: inout Marks,
        _ soFar: Bool
    ) -> Bool {
        switch rule {
        case .type(let types): return types.allows(value) || failType(types, node, value)
        case .const(let constant):
            return constant == value || fail(node, "const", constant, value)
        case .choices(let choices):
            return choices.contains(value) || fail(node, "enum", .array(choices.values), value)
        case .number(let rule): return apply(rule, of: node, to: value)
        case .string(let rule):
            guard case .string(let text) = value else { return true }
            return apply(rule, of: node, to: text)
        case .array(let rule):
            guard case .array(let elements) = value else { return true }
            return apply(rule, of: node, to: elements, &marks)
        case .object(let rule):
            guard case .object(let object) = value else { return true }
            return apply(rule, of: node, to: object, &marks)
        case .reference(let target, _): return check(target, value, &marks)
        case .dynamicReference(let anchor, let fallback):
            return check(dynamicTarget(anchor, fallback), value, &marks)
        case .all(let schemas): return all(schemas, value, &marks)
        case .any(let schemas): return any(schemas, node, value, &marks)
        case .one(let schemas): return one(schemas, node, value, &marks)
        case .not(let schema): return not(schema, node, value)
        case .condition(let test, let then, let otherwise):
            let branch = tries(test, value, &marks) == nil ? then : otherwise
            return branch.map { check($0, value, &marks) } ?? true
        case .dependents(let dependents): return apply(dependents, to: value, &marks)
        case .unevaluatedItems(let schema):
            return !soFar || unevaluatedItems(schema, value, &marks)
        case .unevaluatedProperties(let schema):
            return !soFar || unevaluatedProperties(schema, value, &marks)
        }
    }

    private mutating func failType(_ types: TypeSet, _ node: SchemaNode, _ value: JSONValue) -> Bool
    {
        let names = TypeSet.names.filter { types.contains($0.1) }.map { JSONValue.string($0.0) }
        let expected = names.count == 1 ? names[0] : .array(names)
        return fail(node, "type", expected, .string(TypeSet.name(of: value)))
    }

    private mutating func all(_ schemas: [Int], _ value: JSONValue, _ marks: inout Marks) -> Bool {
        var fits = true
        for schema in schemas where !check(schema, value, &marks) {
            if !collects { return false }
            fits = false
        }
        return fits
    }

    private mutating func any(
        _ schemas: [Int], _ node: SchemaNode, _ value: JSONValue, _ marks: inout Marks
    ) -> Bool {
        var (fits, branches): (Bool, [[SchemaFinding]]) = (false, [])
        for schema in schemas {
            if let found = tries(schema, value, &marks) {
                if collects { branches.append(found) }
                continue
            }
            fits = true
            // The other branches matter only for what they look at.
            if !marks.tracks { return true }
        }
        return fits || fail(node, "anyOf", .integer(1), .integer(0), branches: branches)
    }

    private mutating func one(
        _ schemas: [Int], _ node: SchemaNode, _ value: JSONValue, _ marks: inout Marks
    ) -> Bool {
        var (count, branches): (Int64, [[SchemaFinding]]) = (0, [])
        for schema in schemas {
            if let found = tries(schema, value, &marks) {
                if collects { branches.append(found) }
            } else {
                count += 1
            }
        }
        return count == 1
            || fail(
                node, "oneOf", .integer(1), .integer(count), branches: count == 0 ? branches : [])
    }

    private mutating func not(_ schema: Int, _ node: SchemaNode, _ value: JSONValue) -> Bool {
        var unseen = Marks(tracks: false)
        return tries(schema, value, &unseen) != nil || fail(node, "not", .bool(false), .bool(true))
    }

    private mutating func apply(
        _ dependents: [(name: String, schema: Int)], to value: JSONValue, _ marks: inout Marks
    ) -> Bool {
        guard case .object(let object) = value else { return true }
        var fits = true
        for dependent in dependents where object.position(of: dependent.name) != nil {
            fits = check(dependent.schema, value, &marks) && fits
            if !fits, !collects { return false }
        }
        return fits
    }

    private mutating func unevaluatedItems(
        _ schema: Int, _ value: JSONValue, _ marks: inout Marks
    ) -> Bool {
        guard case .array(let elements) = value else { return true }
        var fits = true
        for position in elements.indices where !marks.hasItem(position) {
            fits = checkInside(schema, elements[position], at: String(position)) && fits
            if !fits, !collects { return false }
        }
        marks.addAllItems()
        return fits
    }

    private mutating func unevaluatedProperties(
        _ schema: Int, _ value: JSONValue, _ marks: inout Marks
    ) -> Bool {
        guard case .object(let object) = value else { return true }
        var fits = true
        for position in object.indices where !marks.hasMember(position) {
            let member = object[position]
            fits = checkInside(schema, member.value, at: member.key) && fits
            if !fits, !collects { return false }
        }
        marks.addAllMembers()
        return fits
    }
}
