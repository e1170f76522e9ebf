extension RegexProgram {
    /// The steps at which the run waits for a character, and whether it has arrived.
    struct Front {
        var waiting: [Int] = []
        var accepted = false
        private var visited: [Bool]

        init(_ count: Int) { visited = [Bool](repeating: false, count: count) }

        mutating func visit(_ step: Int) -> Bool {
            if visited[step] { return false }
            visited[step] = true
            return true
        }
    }

    /// What is known at a place between two characters.
    struct Place {
        var isStart: Bool
        var isEnd: Bool
        var text: [Unicode.Scalar] = []
        var position = 0
    }

    func matches(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        return matches(scalars, from: 0, step: 0, anywhere: true)
    }

    /// Follows all ways at once from `from`; `anywhere` starts anew at each place.
    private func matches(
        _ text: [Unicode.Scalar], from: Int, step first: Int, anywhere: Bool
    ) -> Bool {
        var waiting: [Int] = []
        for position in from...text.count {
            let place = Place(
                isStart: position == 0, isEnd: position == text.count, text: text,
                position: position)
            var front = Front(steps.count)
            for step in waiting { follow(step, place, &front) }
            if anywhere || position == from { follow(first, place, &front) }
            if front.accepted { return true }
            if position == text.count || (front.waiting.isEmpty && !anywhere) { return false }
            let kind = alphabet.kind(of: text[position].value)
            waiting = front.waiting.filter { takes($0, kind) }.map { $0 + 1 }
        }
        return false
    }

    func takes(_ step: Int, _ kind: Int) -> Bool {
        guard case .set(let set) = steps[step] else { return false }
        return alphabet.contains(set, kind)
    }

    /// Adds every step that is reached from `step` without a character.
    func follow(_ step: Int, _ place: Place, _ front: inout Front) {
        var pending = [step]
        while let step = pending.popLast() {
            guard front.visit(step) else { continue }
            switch steps[step] {
            case .set: front.waiting.append(step)
            case .split(let one, let other): pending += [other, one]
            case .jump(let next): pending.append(next)
            case .start: if place.isStart { pending.append(step + 1) }
            case .end: if place.isEnd { pending.append(step + 1) }
            case .boundary(let negated):
                if isBoundary(place) != negated { pending.append(step + 1) }
            case .look(let inner, let next, let negated):
                let found = matches(
                    place.text, from: place.position, step: inner, anywhere: false)
                if found != negated { pending.append(next) }
            case .accept: front.accepted = true
            }
        }
    }

    private func isBoundary(_ place: Place) -> Bool {
        let before = place.position > 0 ? place.text[place.position - 1] : nil
        let after = place.position < place.text.count ? place.text[place.position] : nil
        func isWord(_ scalar: Unicode.Scalar?) -> Bool {
            scalar.map { ScalarSet.word.contains($0.value) } ?? false
        }
        return isWord(before) != isWord(after)
    }
}
