import Civics

// Services and bundles: promises within the statute, units, results.
extension PolicyChecker {
    mutating func checkServices() {
        for service in policy.services {
            checkPromise(service.promised, service.statutory, of: service.name, at: service.place)
            if service.benefit == nil, policy.flow != nil {
                checkUnit(service.unit, at: service.place)
            }
            checkResult(service)
            if let item = service.itemCode, let implementation = service.implementationCode,
                !implementation.text.contains(item.text)
            {
                found(
                    "codes-disagree", .warning, at: service.place,
                    ("实施编码里不含基本编码。", "The implementation code does not contain the item code."),
                    expected: (item.text, item.text), remedy: ("核对两个编码。", "Compare the two codes."))
            }
        }
        guard let bundle = policy.bundle else { return }
        checkPromise(bundle.promised, bundle.statutory, of: bundle.id, at: bundle.place)
        checkUnit(bundle.lead, at: bundle.place)
        for service in bundle.services where policy.services[service] == nil {
            missing(("事项", "service"), service, among: policy.services.names, at: bundle.place)
        }
    }

    private mutating func checkResult(_ service: PublicService) {
        guard let result = service.result else { return }
        if service.benefit != nil {
            guard policy.rules.type(of: result) == nil else { return }
            missing(
                ("表或判定", "table or decision"), result,
                among: policy.tables.names + policy.decisions.names, at: service.place)
        } else if !policy.papers.isEmpty, policy.papers[result] == nil {
            missing(("证照", "paper"), result, among: policy.papers.names, at: service.place)
        }
    }

    /// 承诺时限不得超过法定时限 (国务院令第 752 号等优化营商环境规定).
    mutating func checkPromise(
        _ promised: Limit?, _ statutory: Limit?, of name: String, at place: Place
    ) {
        guard let promised, let statutory else { return }
        switch promised.compared(to: statutory) {
        case .longer:
            found(
                "promise-over-statute", at: place,
                (
                    "“\(name)”承诺 \(promised.text(in: .zhHans)),长于法定 \(statutory.text(in: .zhHans))。",
                    "`\(name)` promises \(promised), longer than the statutory \(statutory)."
                ),
                expected: ("不长于 \(statutory.text(in: .zhHans))", "at most \(statutory)"),
                remedy: ("缩短承诺时限。", "Shorten the promise."))
        case .cannotTell:
            found(
                "limits-not-comparable", .note, at: place,
                (
                    "“\(name)”的承诺与法定时限计时方式不同,无法比较。",
                    "Promise and statute of `\(name)` run on different clocks."
                ),
                expected: ("同一种计时方式", "one kind of clock"),
                remedy: ("人工核对。", "Compare them by hand."))
        case .within: break
        }
    }

    mutating func checkUnit(_ unit: String, at place: Place) {
        if unit.isEmpty {
            found(
                "no-unit", at: place, ("没有写明由哪个单位办。", "No unit is named."),
                expected: ("`unit: 单位`", "`unit: UNIT`"), remedy: ("写明单位。", "Name the unit."))
        } else if let units = surroundings.units, !units.contains(unit) {
            missing(("单位", "unit"), unit, among: units.sorted(), at: place, kind: "unknown-unit")
        }
    }
}

extension Limit {
    enum Comparison { case within, longer, cannotTell }

    /// Whether this ends no later than `other`, whatever the day. Working days against calendar
    /// days can be told one way only: a working day is never shorter than a calendar day.
    func compared(to other: Limit) -> Comparison {
        if kind == other.kind { return amount <= other.amount ? .within : .longer }
        switch (kind, other.kind) {
        case (.calendarDay, .workingDay) where amount <= other.amount: return .within
        case (.workingDay, .calendarDay) where amount > other.amount: return .longer
        case _: return .cannotTell
        }
    }
}
