extension Worksheet {
    func performLogic(_ step: Instruction) {
        switch step.operation {
        case .and: combine(step, decisive: two)
        case .or: combine(step, decisive: one)
        case .not: eachWord(step) { word in (two(step.a)[word], one(step.a)[word]) }
        case .isNull, .wideIsNull:
            eachWord(step) { word in (~one(step.a)[word], one(step.a)[word]) }
        case .isNullTruth:
            eachWord(step) { word in
                let known = one(step.a)[word] | two(step.a)[word]
                return (~known, known)
            }
        case .isTruth:
            let source = step.k == 1 ? one(step.a) : two(step.a)
            eachWord(step) { word in (source[word], ~source[word]) }
        case .equalTruth: equalTruth(step)
        case .between, .rangeBoth: bounded(step)
        case .anyOf: anyOf(step)
        default: selectTruth(step)
        }
    }

    private func eachWord(_ step: Instruction, _ body: (Int) -> (UInt64, UInt64)) {
        join(step.out, step.a)
        for word in 0..<span { (one(step.out)[word], two(step.out)[word]) = body(word) }
    }

    /// Three-valued `and` and `or`; a side that decides without hanging frees the whole.
    private func combine(
        _ step: Instruction, decisive: (Slot) -> UnsafeMutablePointer<UInt64>
    ) {
        let isAnd = step.operation == .and
        let any = hangs(step.a) || hangs(step.b)
        setHangs(step.out, any)
        for word in 0..<span {
            let (trueA, trueB) = (one(step.a)[word], one(step.b)[word])
            let (falseA, falseB) = (two(step.a)[word], two(step.b)[word])
            if any {
                let (goneA, goneB) = (gone(step.a, word), gone(step.b, word))
                let freed = decisive(step.a)[word] & ~goneA | decisive(step.b)[word] & ~goneB
                gone(step.out)[word] = (goneA | goneB) & ~freed
            }
            one(step.out)[word] = isAnd ? trueA & trueB : trueA | trueB
            two(step.out)[word] = isAnd ? falseA | falseB : falseA & falseB
        }
    }

    private func equalTruth(_ step: Instruction) {
        join(step.out, step.a, step.b)
        for word in 0..<span {
            let (trueA, trueB) = (one(step.a)[word], one(step.b)[word])
            let (falseA, falseB) = (two(step.a)[word], two(step.b)[word])
            let nulls = ~(trueA | falseA) & ~(trueB | falseB)
            let same = trueA & trueB | falseA & falseB | nulls
            one(step.out)[word] = same
            two(step.out)[word] = ~same
        }
    }

    /// `between` is null where either side is; a range is false once its lower bound fails.
    private func bounded(_ step: Instruction) {
        join(step.out, step.a, step.b)
        for word in 0..<span {
            let (trueA, trueB) = (one(step.a)[word], one(step.b)[word])
            let (falseA, falseB) = (two(step.a)[word], two(step.b)[word])
            let both = trueA & trueB
            one(step.out)[word] = both
            two(step.out)[word] =
                step.operation == .rangeBoth
                ? falseA | trueA & falseB : (trueA | falseA) & (trueB | falseB) & ~both
        }
    }

    /// Tests in turn until one passes; one that passes without hanging frees those before it.
    private func anyOf(_ step: Instruction) {
        let tests = plan.lists[Int(step.k)]
        let any = tests.contains { hangs($0) }
        setHangs(step.out, any)
        for word in 0..<span {
            var (open, null, before, left): (UInt64, UInt64, UInt64, UInt64) = (.max, 0, 0, 0)
            for test in tests {
                let passes = one(test)[word]
                let hanging = gone(test, word)
                left |= open & passes & hanging
                before |= open & hanging
                open &= ~passes
                null |= open & ~two(test)[word]
            }
            one(step.out)[word] = ~open
            two(step.out)[word] = open & ~null
            if any { gone(step.out)[word] = left | open & before }
        }
    }

    private func selectTruth(_ step: Instruction) {
        joinChoice(step)
        for word in 0..<span {
            let test = one(step.c)[word]
            one(step.out)[word] = test & one(step.a)[word] | ~test & one(step.b)[word]
            two(step.out)[word] = test & two(step.a)[word] | ~test & two(step.b)[word]
        }
    }

    /// The condition and the branch taken may hang, the other branch does not matter.
    func joinChoice(_ step: Instruction) {
        let any = hangs(step.a) || hangs(step.b) || hangs(step.c)
        setHangs(step.out, any)
        guard any else { return }
        for word in 0..<span {
            let test = one(step.c)[word]
            gone(step.out)[word] =
                gone(step.c, word) | test & gone(step.a, word)
                | ~test & gone(step.b, word)
        }
    }

    // MARK: Comparisons

    func performComparison(_ step: Instruction) {
        let (a, b) = (units(step.a), units(step.b))
        switch step.operation {
        case .within:
            join(step.out, step.a)
            let isEmpty = step.k > step.l
            let reach = UInt64(bitPattern: step.l &- step.k)
            pack(one(step.out)) { row in UInt64(bitPattern: a[row] &- step.k) <= reach }
            verdict(step, nullIsFalse: step.c == 1, isEmpty: isEmpty)
        case .isText:
            join(step.out, step.a)
            let word = texts.numbers[Int(step.k)]
            pack(one(step.out)) { row in a[row] == word }
            verdict(step, nullIsFalse: true, isEmpty: false)
        case .textTruth: textTruth(step)
        case .equal: equal(step)
        case .less:
            pack(one(step.out)) { row in a[row] < b[row] }
            order(step)
        default:
            pack(one(step.out)) { row in a[row] <= b[row] }
            order(step)
        }
    }

    private func verdict(_ step: Instruction, nullIsFalse: Bool, isEmpty: Bool) {
        for word in 0..<span {
            let known = one(step.a)[word]
            let holds = isEmpty ? 0 : one(step.out)[word] & known
            one(step.out)[word] = holds
            two(step.out)[word] = nullIsFalse ? ~holds : known & ~holds
        }
    }

    private func order(_ step: Instruction) {
        join(step.out, step.a, step.b)
        for word in 0..<span {
            let known = one(step.a)[word] & one(step.b)[word]
            two(step.out)[word] = known & ~one(step.out)[word]
            one(step.out)[word] &= known
        }
    }

    private func equal(_ step: Instruction) {
        let (a, b) = (units(step.a), units(step.b))
        pack(one(step.out)) { row in a[row] == b[row] }
        join(step.out, step.a, step.b)
        for word in 0..<span {
            let (knownA, knownB) = (one(step.a)[word], one(step.b)[word])
            let same = one(step.out)[word] & knownA & knownB | ~knownA & ~knownB
            one(step.out)[word] = same
            two(step.out)[word] = ~same
        }
    }

    private func textTruth(_ step: Instruction) {
        join(step.out, step.a)
        let a = units(step.a)
        texts.tables[Int(step.k)].withUnsafeBufferPointer { table in
            pack(one(step.out)) { row in
                let place = Int(a[row])
                return place >= 0 && place < table.count && table[place] == 1
            }
        }
        verdict(step, nullIsFalse: false, isEmpty: false)
    }
}
