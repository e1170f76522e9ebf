extension PlanBuilder {
    /// Brings two slots to one kind.
    func unified(
        _ one: Slot, _ other: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> (Slot, Slot) {
        let (left, right) = (kind(one), kind(other))
        if left == right { return (one, other) }
        if left == .nothing { return (null(right), other) }
        if right == .nothing { return (one, null(left)) }
        switch (left, right) {
        case (.number(let scale), .number(let otherScale)):
            if scale < otherScale { return (scaledUp(one, to: otherScale), other) }
            return (one, scaledUp(other, to: scale))
        case (.number, .wide): return (widened(one), other)
        case (.wide, .number): return (one, widened(other))
        default: throw NotVectorisable(.types("\(left) and \(right)"), place)
        }
    }

    func scaledUp(_ slot: Slot, to scale: Int) -> Slot {
        guard case .number(let own) = kind(slot), own < scale else { return slot }
        if let fixed = constantUnits(slot) {
            let (units, overflow) = fixed.multipliedReportingOverflow(by: Powers.of(scale - own))
            if !overflow { return emit(.constant, .number(scale), k: units, l: 1) }
        }
        return emit(.scaleUp, .number(scale), a: slot, k: Powers.of(scale - own))
    }

    /// The units of a slot that is the same for everybody.
    func constantUnits(_ slot: Slot) -> Int64? {
        guard let made = plan.instructions.last(where: { $0.out == slot }),
            made.operation == .constant, made.l == 1
        else { return nil }
        return made.k
    }

    func widened(_ slot: Slot) -> Slot {
        guard case .number(let scale) = kind(slot) else { return slot }
        return emit(.widen, .wide, a: slot, k: Int64(scale))
    }

    func negation(_ operand: Syntax, _ place: SourcePosition) throws(NotVectorisable) -> Slot {
        let slot = try compile(operand)
        switch kind(slot) {
        case .number, .months, .seconds: return emit(.negate, kind(slot), a: slot)
        case .wide: return emit(.wideNegate, .wide, a: slot)
        case .nothing: return slot
        case .boolean, .text, .date:
            throw NotVectorisable(.types("- and \(kind(slot))"), place)
        }
    }

    func arithmetic(
        _ sign: Syntax.Arithmetic, _ left: Syntax, _ right: Syntax, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        if sign == .divide, let product = try exactQuotient(left, right) { return product }
        let (one, other) = (try compile(left), try compile(right))
        switch (kind(one), kind(other)) {
        case (.nothing, _), (_, .nothing):
            throw NotVectorisable(.types("arithmetic and null"), place)
        case (.number, .number), (.number, .wide), (.wide, .number), (.wide, .wide):
            return try numbers(sign, one, other, place)
        default:
            guard let slot = days(sign, one, other) else {
                throw NotVectorisable(
                    .types("\(kind(one)) \(sign.rawValue) \(kind(other))"), place)
            }
            return slot
        }
    }

    private func numbers(
        _ sign: Syntax.Arithmetic, _ one: Slot, _ other: Slot, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        guard case .number(let scale) = kind(one), case .number(let otherScale) = kind(other) else {
            return wide(sign, one, other)
        }
        switch sign {
        case .add, .subtract:
            let (one, other) = try unified(one, other, place)
            return emit(sign == .add ? .add : .subtract, kind(one), a: one, b: other)
        case .multiply where scale + otherScale <= 12:
            return emit(.multiply, .number(scale + otherScale), a: one, b: other)
        case .multiply, .divide, .power: return wide(sign, one, other)
        }
    }

    private func wide(_ sign: Syntax.Arithmetic, _ one: Slot, _ other: Slot) -> Slot {
        let (one, other) = (widened(one), widened(other))
        let index = Syntax.Arithmetic.allCases.firstIndex(of: sign) ?? 0
        return emit(.wideArithmetic, .wide, a: one, b: other, k: Int64(index))
    }

    /// Division by 2, 5, 100 and other numbers whose reciprocal ends is a multiplication.
    private func exactQuotient(
        _ left: Syntax, _ right: Syntax
    ) throws(NotVectorisable) -> Slot? {
        guard case .number(let divisor)? = constant(right), !divisor.isZero,
            let reciprocal = Number.one.divided(by: divisor),
            reciprocal.multiplied(by: divisor) == .one
        else { return nil }
        let one = try compile(left)
        let scale = max(0, -Int(reciprocal.canonical.exponent))
        guard case .number(let own) = kind(one), scale <= 6, own + scale <= 12,
            let units = reciprocal.asInt64(scale: scale)
        else { return nil }
        let factor = emit(.constant, .number(scale), k: units, l: 1)
        return emit(.multiply, .number(own + scale), a: one, b: factor)
    }

    /// A number brought to so many digits behind the point.
    func rounded(
        _ syntax: Syntax, _ digits: Int, _ mode: Rounding
    ) throws(NotVectorisable) -> Slot {
        let way = mode.place
        if case .arithmetic(.divide, let left, let right) = syntax.kind, constant(syntax) == nil {
            if let product = try exactQuotient(left, right) {
                return try rounded(product, digits, way, syntax.position)
            }
            let (one, other) = (try compile(left), try compile(right))
            if case .number(let scale) = kind(one), case .number(let otherScale) = kind(other) {
                return emit(
                    .quotient, .number(digits), a: one, b: other,
                    k: Int64(otherScale - scale + digits), l: way)
            }
        }
        return try rounded(try compile(syntax), digits, way, syntax.position)
    }

    private func rounded(
        _ slot: Slot, _ digits: Int, _ way: Int64, _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        switch kind(slot) {
        case .number(let scale) where scale <= digits: return slot
        case .number(let scale):
            return emit(.round, .number(digits), a: slot, k: Int64(scale - digits), l: way)
        case .wide: return emit(.wideRound, .number(digits), a: slot, k: Int64(digits), l: way)
        case .nothing, .boolean, .text, .date, .months, .seconds:
            throw NotVectorisable(.types("rounding and \(kind(slot))"), place)
        }
    }

    /// Days moved by spans, spans added, days apart.
    private func days(_ sign: Syntax.Arithmetic, _ one: Slot, _ other: Slot) -> Slot? {
        let step: Int64 = sign == .subtract ? -1 : 1
        switch (kind(one), sign, kind(other)) {
        case (.date, .add, .months), (.date, .subtract, .months):
            return emit(.addMonths, .date, a: one, b: other, k: step, l: monthEnd)
        case (.months, .add, .date):
            return emit(.addMonths, .date, a: other, b: one, k: 1, l: monthEnd)
        case (.date, .add, .seconds), (.date, .subtract, .seconds):
            return emit(.addSeconds, .date, a: one, b: other, k: step)
        case (.seconds, .add, .date): return emit(.addSeconds, .date, a: other, b: one, k: 1)
        case (.date, .subtract, .date): return emit(.secondsBetween, .seconds, a: one, b: other)
        case (.months, .add, .months), (.seconds, .add, .seconds):
            return emit(.add, kind(one), a: one, b: other)
        case (.months, .subtract, .months), (.seconds, .subtract, .seconds):
            return emit(.subtract, kind(one), a: one, b: other)
        default: return nil
        }
    }

    private var monthEnd: Int64 { layout.options.monthEnd == .up ? 1 : 0 }
}

/// Powers of ten in 64 bits.
enum Powers {
    private static let table: [Int64] = {
        var table: [Int64] = [1]
        for index in 1...18 { table.append(table[index - 1] * 10) }
        return table
    }()

    /// 10 to the `index`; indices outside 0...18 count as the nearest of them.
    static func of(_ index: Int) -> Int64 { table[min(max(index, 0), 18)] }
}
