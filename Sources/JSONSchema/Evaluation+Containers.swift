import JSON

extension Evaluation {
    mutating func apply(
        _ rule: ArrayRule, of node: SchemaNode, to elements: [JSONValue], _ marks: inout Marks
    ) -> Bool {
        var fits = true
        if let least = rule.minItems, elements.count < least {
            fits = failCount("minItems", least, node, elements.count)
        }
        if let most = rule.maxItems, elements.count > most {
            fits = failCount("maxItems", most, node, elements.count)
        }
        if rule.unique, !Self.areUnique(elements) {
            fits = fail(node, "uniqueItems", .bool(true), .bool(false))
        }
        guard fits || collects else { return false }
        fits = applyItems(rule, to: elements, &marks) && fits
        guard fits || collects, let schema = rule.contains else { return fits }
        return applyContains(rule, schema, of: node, to: elements, &marks) && fits
    }

    private mutating func applyItems(
        _ rule: ArrayRule, to elements: [JSONValue], _ marks: inout Marks
    ) -> Bool {
        var fits = true
        for position in elements.indices {
            let isInPrefix = position < rule.prefix.count
            guard let schema = isInPrefix ? rule.prefix[position] : rule.items else { break }
            fits = checkInside(schema, elements[position], at: String(position)) && fits
            if !fits, !collects { return false }
        }
        if rule.items != nil { marks.addAllItems() }
        marks.addItems(upTo: rule.prefix.count)
        return fits
    }

    private mutating func applyContains(
        _ rule: ArrayRule, _ schema: Int, of node: SchemaNode, to elements: [JSONValue],
        _ marks: inout Marks
    ) -> Bool {
        var count = 0
        for position in elements.indices {
            var unseen = Marks(tracks: false)
            guard tries(schema, elements[position], &unseen) == nil else { continue }
            count += 1
            if marks.tracks { marks.addItem(position) }
        }
        var fits = true
        if count < rule.minContains {
            let keyword = rule.minContains == 1 ? "contains" : "minContains"
            fits = failCount(keyword, rule.minContains, node, count)
        }
        if let most = rule.maxContains, count > most {
            fits = failCount("maxContains", most, node, count)
        }
        return fits
    }

    private static func areUnique(_ elements: [JSONValue]) -> Bool {
        guard elements.count <= 8 else { return Set(elements).count == elements.count }
        for position in elements.indices
        where elements[(position + 1)...].contains(elements[position]) {
            return false
        }
        return true
    }

    mutating func apply(
        _ rule: ObjectRule, of node: SchemaNode, to object: JSONObject, _ marks: inout Marks
    ) -> Bool {
        var fits = applyCounts(rule, of: node, to: object)
        for name in rule.required where object.position(of: name) == nil {
            fits = fail(node, "required", .string(name), .null)
        }
        for dependent in rule.dependentRequired
        where object.position(of: dependent.name) != nil {
            for name in dependent.required where object.position(of: name) == nil {
                fits = fail(node, "dependentRequired", .string(name), .null)
            }
        }
        guard fits || collects else { return false }
        let inside =
            rule.looksAtAll
            ? applyToAll(rule, object, &marks) : applyToNamed(rule, object, &marks)
        return inside && fits
    }

    private mutating func applyCounts(
        _ rule: ObjectRule, of node: SchemaNode, to object: JSONObject
    ) -> Bool {
        var fits = true
        if let least = rule.minProperties, object.count < least {
            fits = failCount("minProperties", least, node, object.count)
        }
        if let most = rule.maxProperties, object.count > most {
            fits = failCount("maxProperties", most, node, object.count)
        }
        return fits
    }

    private mutating func applyToNamed(
        _ rule: ObjectRule, _ object: JSONObject, _ marks: inout Marks
    ) -> Bool {
        var fits = true
        for entry in rule.properties.entries {
            guard let position = object.position(of: entry.name) else { continue }
            if marks.tracks { marks.addMember(position) }
            fits = checkInside(entry.schema, object[position].value, at: entry.name) && fits
            if !fits, !collects { return false }
        }
        return fits
    }

    private mutating func applyToAll(
        _ rule: ObjectRule, _ object: JSONObject, _ marks: inout Marks
    ) -> Bool {
        var fits = true
        for position in object.indices {
            let member = object[position]
            fits = apply(rule, to: member, at: position, &marks) && fits
            if let names = rule.names {
                fits = checkInside(names, .string(member.key), at: member.key) && fits
            }
            if !fits, !collects { return false }
        }
        return fits
    }

    private mutating func apply(
        _ rule: ObjectRule, to member: JSONObject.Member, at position: Int, _ marks: inout Marks
    ) -> Bool {
        var (fits, isKnown) = (true, false)
        if let schema = rule.properties.schema(member.key) {
            isKnown = true
            fits = checkInside(schema, member.value, at: member.key)
        }
        for entry in rule.patterns where entry.pattern.matches(member.key) {
            isKnown = true
            fits = checkInside(entry.schema, member.value, at: member.key) && fits
        }
        if !isKnown, let schema = rule.additional {
            isKnown = true
            fits = checkInside(schema, member.value, at: member.key)
        }
        if isKnown, marks.tracks { marks.addMember(position) }
        return fits
    }
}
