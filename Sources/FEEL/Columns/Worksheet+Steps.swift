extension Worksheet {
    func perform(_ step: Instruction, _ columns: [Column], _ start: Int, _ phantom: Bool) {
        switch step.operation {
        case .load:
            if phantom { return clear(step.out) }
            if readsDirectly(step.out, columns, start) { return setHangs(step.out, false) }
            load(columns, Int(step.k), start, step.out)
        case .outer: gather(step)
        case .constant, .truthConstant, .textConstant, .wideConstant: break
        case .settle: settle(step)
        case .and, .or, .not, .isNull, .wideIsNull, .isNullTruth, .isTruth, .equalTruth, .between,
            .rangeBoth, .anyOf, .selectTruth:
            performLogic(step)
        case .isText, .within, .equal, .less, .atMost, .textTruth: performComparison(step)
        case .add, .subtract, .multiply, .negate, .scaleUp, .round, .quotient, .absolute,
            .minimum, .maximum, .modulo, .select, .truncatedDivide, .remainder, .textNumber:
            performNumber(step)
        case .datePart, .monthsBetween, .makeDate, .addMonths, .addSeconds, .secondsBetween:
            performDate(step)
        case .widen, .wideArithmetic, .wideNegate, .wideCompare, .wideRound, .selectWide:
            performWide(step)
        case .aggregate: aggregate(plan.aggregates[Int(step.k)], columns, start, step.out)
        case .table: decide(Int(step.k), columns, start)
        case .pick, .pickTruth, .pickWide: pick(step)
        }
    }

    /// Whether a table reads this fact where it stands in its column.
    func readsDirectly(_ slot: Slot, _ columns: [Column], _ start: Int) -> Bool {
        guard let field = plan.direct[slot] else { return false }
        return columns[field].count > start && columns[field].unknown.count == 0
            && columns[field].odd.isEmpty && start & 63 == 0
    }

    /// Rows of an item that is not there.
    private func clear(_ out: Slot) {
        setHangs(out, false)
        for word in 0..<span {
            one(out)[word] = 0
            two(out)[word] = 0
        }
    }

    private func load(_ columns: [Column], _ field: Int, _ start: Int, _ out: Slot) {
        if !columns[field].odd.isEmpty { markOdd(columns[field], start) }
        let hasUnknown = columns[field].unknown.count > start
        setHangs(out, hasUnknown)
        if hasUnknown { copy(columns[field].unknown.words, start, gone(out)) }
        if plan.kinds[Int(out)] == .boolean {
            copy(columns[field].isTrue.words, start, one(out))
            copy(columns[field].isFalse.words, start, two(out))
            return
        }
        copy(columns[field].known.words, start, one(out))
        let target = units(out)
        let rows = self.rows
        if columns[field].wide.isEmpty {
            columns[field].narrow.withUnsafeBufferPointer { source in
                for row in 0..<rows { target[row] = Int64(source[start + row]) }
            }
        } else {
            columns[field].wide.withUnsafeBufferPointer { source in
                for row in 0..<rows { target[row] = source[start + row] }
            }
        }
    }

    private func markOdd(_ column: Column, _ start: Int) {
        for row in column.odd.keys where row >= start && row < start + rows {
            markRedo(row - start)
        }
    }

    /// Bits from any row on; bits beyond the end are whatever follows.
    private func copy(_ source: [UInt64], _ start: Int, _ target: UnsafeMutablePointer<UInt64>) {
        let first = start >> 6
        let shift = UInt64(start & 63)
        source.withUnsafeBufferPointer { source in
            for word in 0..<span {
                let place = first + word
                let low = place < source.count ? source[place] : 0
                guard shift != 0 else {
                    target[word] = low
                    continue
                }
                let high = place + 1 < source.count ? source[place + 1] : 0
                target[word] = low >> shift | high << (64 - shift)
            }
        }
    }

    /// Values of the row each child row belongs to.
    private func gather(_ step: Instruction) {
        guard let outer else { return clear(step.out) }
        let any = outer.hangs(step.a)
        setHangs(step.out, any)
        if any { spread(outer.gone(step.a), gone(step.out)) }
        spread(outer.one(step.a), one(step.out))
        switch plan.kinds[Int(step.out)] {
        case .boolean: spread(outer.two(step.a), two(step.out))
        case .wide:
            let (source, target) = (outer.wides(step.a), wides(step.out))
            for row in 0..<rows { target[row] = source[Int(parents[row])] }
        case .nothing, .number, .text, .date, .months, .seconds:
            let (source, target) = (outer.units(step.a), units(step.out))
            for row in 0..<rows { target[row] = source[Int(parents[row])] }
        }
    }

    private func spread(
        _ source: UnsafeMutablePointer<UInt64>, _ target: UnsafeMutablePointer<UInt64>
    ) {
        pack(target) { row in self.has(source, Int(self.parents[row])) }
    }

    /// One bit for each row.
    @inline(__always)
    func pack(_ target: UnsafeMutablePointer<UInt64>, _ test: (Int) -> Bool) {
        var row = 0
        for word in 0..<span {
            let end = min(row + 64, rows)
            var bits: UInt64 = 0
            var place: UInt64 = 0
            while row < end {
                bits |= (test(row) ? 1 : 0) &<< place
                place &+= 1
                row &+= 1
            }
            target[word] = bits
        }
    }

    func fill(_ step: Instruction) {
        setHangs(step.out, false)
        var value = step.k
        var isGiven = step.l == 1
        switch step.operation {
        case .truthConstant:
            for word in 0..<span {
                one(step.out)[word] = step.k == 1 ? .max : 0
                two(step.out)[word] = step.k == 0 ? .max : 0
            }
            return
        case .textConstant: (value, isGiven) = (texts.numbers[Int(step.k)], true)
        case .wideConstant:
            let number = plan.wides[Int(step.k)]
            isGiven = number != nil
            for row in 0..<rows { wides(step.out)[row] = number ?? .zero }
        default: break
        }
        for word in 0..<span { one(step.out)[word] = isGiven ? .max : 0 }
        guard step.operation != .wideConstant else { return }
        let target = units(step.out)
        for row in 0..<rows { target[row] = value }
    }

    /// A definition that hangs on facts nobody has given has itself no value.
    private func settle(_ step: Instruction) {
        join(step.out, step.a)
        for word in 0..<span {
            let keep = ~gone(step.out, word)
            one(step.out)[word] = one(step.a)[word] & keep
            two(step.out)[word] = two(step.a)[word] & keep
        }
    }
}
