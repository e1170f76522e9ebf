import FEEL

/// One compiled expression asked of one person at a time.
enum ScalarBench {
    static func run() async throws {
        let layout = ColumnLayout([
            .init("年龄", .integer), .init("月收入", .money), .init("户籍", .boolean),
        ])
        let source = "if 年龄 >= 80 and 户籍 = true then 四舍五入(月收入 * 0.255, 2) else 0"
        let expression = try Expression(parsing: source)
        let asker = ColumnProgram(layout, expression).asker()
        let vocabulary = Vocabulary(["年龄", "月收入", "户籍"])
        let people = (0..<10_000).map { number in
            Record(
                vocabulary,
                [
                    .known(.number(Number(number % 100))),
                    .known(
                        .number(Number(coefficient: UInt128(number * 37), exponent: -2) ?? .zero)),
                    .known(.boolean(number % 3 != 0)),
                ])
        }
        var sum = 0
        let typed = await Clocked.run(29) {
            for person in people where asker.outcome(in: person).value != .null { sum += 1 }
        }
        let bound = expression.bound(to: vocabulary)
        let plain = await Clocked.run(29) {
            for person in people where bound.evaluate(in: person).value != .null { sum += 1 }
        }
        print(
            "scalar expression, one person: \(10 / typed.median) M/s typed, "
                + "\(10 / plain.median) M/s interpreted; by processor time \(10 / typed.processor) M/s "
                + "typed, \(10 / plain.processor) M/s interpreted (\(sum))")
    }
}
