extension PlanBuilder {
    /// One call, with the arguments by place.
    struct Call {
        let name: String
        let arguments: [Syntax]
        let position: SourcePosition

        var refusal: NotVectorisable { NotVectorisable(.function(name), position) }
    }

    func call(
        _ callee: Syntax, _ arguments: [Syntax.Argument], _ place: SourcePosition
    ) throws(NotVectorisable) -> Slot {
        guard case .name(let written) = callee.kind, let builtIn = BuiltIns.named(written),
            arguments.allSatisfy({ $0.name == nil }), builtIn.accepts(arguments.count)
        else { throw NotVectorisable(.form("this call"), place) }
        let call = Call(
            name: builtIn.name, arguments: arguments.map(\.value), position: place)
        if let slot = try numberCall(call) { return slot }
        if let slot = try textCall(call) { return slot }
        if let slot = try dateCall(call) { return slot }
        if let slot = try aggregate(call) { return slot }
        throw call.refusal
    }

    private func numberCall(_ call: Call) throws(NotVectorisable) -> Slot? {
        switch call.name {
        case "decimal": return try rounding(call, .halfEven)
        case "floor": return try rounding(call, .floor)
        case "ceiling": return try rounding(call, .ceiling)
        case "round up": return try rounding(call, .up)
        case "round down": return try rounding(call, .down)
        case "round half up": return try rounding(call, .halfUp)
        case "round half down": return try rounding(call, .halfDown)
        case "abs": return try absolute(call)
        case "modulo": return try modulo(call)
        case "min", "max": return call.arguments.count > 1 ? try extreme(call) : nil
        case "not": return negated(try truth(call.arguments[0]))
        case "is": return try same(call)
        case "分段累进": return try progressive(call)
        case "number": return try unchanged(call) { $0.isNumeric }
        default: return nil
        }
    }

    private func rounding(_ call: Call, _ mode: Rounding) throws(NotVectorisable) -> Slot {
        guard call.arguments.count > 1 else { return try rounded(call.arguments[0], 0, mode) }
        guard case .number(let number)? = constant(call.arguments[1]),
            let digits = number.rounded(scale: 0, .down)?.asInt, (0...9).contains(digits)
        else { throw call.refusal }
        return try rounded(call.arguments[0], digits, mode)
    }

    private func absolute(_ call: Call) throws(NotVectorisable) -> Slot {
        let slot = try compile(call.arguments[0])
        switch kind(slot) {
        case .number, .months, .seconds: return emit(.absolute, kind(slot), a: slot)
        case .nothing, .boolean, .wide, .text, .date: throw call.refusal
        }
    }

    private func modulo(_ call: Call) throws(NotVectorisable) -> Slot {
        let (one, other) = try unified(
            try compile(call.arguments[0]), try compile(call.arguments[1]), call.position)
        guard case .number = kind(one) else { throw call.refusal }
        return emit(.modulo, kind(one), a: one, b: other)
    }

    private func extreme(_ call: Call) throws(NotVectorisable) -> Slot {
        var best = try compile(call.arguments[0])
        for argument in call.arguments.dropFirst() {
            let (one, other) = try unified(best, try compile(argument), call.position)
            switch kind(one) {
            case .number, .date, .months, .seconds: break
            case .nothing, .boolean, .wide, .text: throw call.refusal
            }
            best = emit(call.name == "min" ? .minimum : .maximum, kind(one), a: one, b: other)
        }
        return best
    }

    /// `is` over values without a zone is equality that also tells kinds apart.
    private func same(_ call: Call) throws(NotVectorisable) -> Slot {
        let (one, other) = (try compile(call.arguments[0]), try compile(call.arguments[1]))
        guard kind(one) == kind(other) || (kind(one).isNumeric && kind(other).isNumeric) else {
            throw call.refusal
        }
        return try compare(one, .equal, other, call.position)
    }

    /// Each part of an amount at the rate of its bracket; the brackets must be fixed.
    private func progressive(_ call: Call) throws(NotVectorisable) -> Slot {
        let amount = try compile(call.arguments[0])
        guard case .number = kind(amount), case .list(let items)? = constant(call.arguments[1])
        else {
            throw call.refusal
        }
        var brackets: [(start: Number, rate: Number)] = []
        for item in items {
            guard case .context(let row) = item,
                case .number(let start)? = row["起"] ?? row["from"],
                case .number(let rate)? = row["率"] ?? row["rate"],
                brackets.last.map({ $0.start < start }) ?? true
            else { throw call.refusal }
            brackets.append((start, rate))
        }
        var total: Slot?
        for (index, bracket) in brackets.enumerated() {
            let next = index + 1 < brackets.count ? brackets[index + 1].start : nil
            let part = try self.part(of: amount, bracket.start, next, bracket.rate, call)
            guard let sum = total else {
                total = part
                continue
            }
            let (one, other) = try unified(sum, part, call.position)
            total = emit(.add, kind(one), a: one, b: other)
        }
        guard let total else { throw call.refusal }
        return total
    }

    /// What lies between two amounts, at a rate.
    private func part(
        of amount: Slot, _ start: Number, _ next: Number?, _ rate: Number, _ call: Call
    ) throws(NotVectorisable) -> Slot {
        var capped = amount
        if let next {
            let limit = try constantSlot(.number(next), call.position)
            let (one, other) = try unified(amount, limit, call.position)
            capped = emit(.minimum, kind(one), a: one, b: other)
        }
        let floor = try constantSlot(.number(start), call.position)
        let (from, low) = try unified(capped, floor, call.position)
        let rest = emit(.subtract, kind(from), a: from, b: low)
        let zero = emit(.constant, kind(rest), l: 1)
        let part = emit(.maximum, kind(rest), a: rest, b: zero)
        let factor = try constantSlot(.number(rate), call.position)
        guard case .number(let scale) = kind(part), case .number(let digits) = kind(factor),
            scale + digits <= 12
        else { throw call.refusal }
        return emit(.multiply, .number(scale + digits), a: part, b: factor)
    }

    func unchanged(
        _ call: Call, _ suits: (SlotKind) -> Bool
    ) throws(NotVectorisable) -> Slot {
        guard call.arguments.count == 1 else { throw call.refusal }
        let slot = try compile(call.arguments[0])
        guard suits(kind(slot)) else { throw call.refusal }
        return slot
    }

    // MARK: Texts

    private func textCall(_ call: Call) throws(NotVectorisable) -> Slot? {
        switch call.name {
        case "string": return try unchanged(call) { $0 == .text }
        case "string length", "starts with", "ends with", "contains", "substring", "upper case",
            "lower case", "substring before", "substring after":
            return try perWord(call)
        default: return nil
        }
    }

    /// A function of one text and fixed further arguments, worked out once for each word.
    private func perWord(_ call: Call) throws(NotVectorisable) -> Slot {
        let fixed = call.arguments.dropFirst().map { constant($0) }
        guard fixed.allSatisfy({ $0 != nil }), let function = BuiltIns.named(call.name) else {
            throw call.refusal
        }
        let slot = try compile(call.arguments[0])
        guard kind(slot) == .text else { throw call.refusal }
        let rest = fixed.compactMap { $0 }
        let options = layout.options
        let table = textTable(
            TextTable { word in
                let run = Run(Facts(options: options))
                switch run.call(function, [.string(word)] + rest, nil, .start) {
                case .boolean(let flag): return .units(flag ? 1 : 0)
                case .number(let number):
                    return number.asInt64(scale: 0).map { .units($0) } ?? .nothing
                case .string(let text): return .word(text)
                default: return .nothing
                }
            })
        switch function.result {
        case .boolean: return emit(.textTruth, .boolean, a: slot, k: table)
        case .string: return emit(.textNumber, .text, a: slot, k: table)
        default: return emit(.textNumber, .number(0), a: slot, k: table)
        }
    }
}
