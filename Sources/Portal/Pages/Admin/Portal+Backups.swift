import City
import Civics
import JSON
import Web

extension Portal {
    var backupRoutes: [Route] {
        let audience = AdminPart.backups.audience
        return [
            page("/admin/backups", "admin-backups-page", for: audience) {
                .page(try await backupsPage($0))
            },
            page("/admin/backups.json", "admin-backups-json", for: audience) { visit in
                let items = try await hall.backups(for: visit.person).map { visit.json($0) }
                return .reply(.json(["items": .array(items)]))
            },
            page("/admin/backups.csv", "admin-backups-csv", for: audience) { visit in
                var table = CSVText(headings: visit.backupColumns)
                for backup in try await hall.backups(for: visit.person) {
                    table.add(row: visit.cells(backup))
                }
                return .reply(.csv(table, named: "backups"))
            },
            form("/admin/backups", "admin-backup-start", for: audience) { visit, _ in
                do { try await hall.startBackup(by: visit.person) } catch {
                    return .page(try await backupsPage(visit, [try visit.item(error)]))
                }
                return .seeOther(AdminPart.backups.site)
            }.limited(.heavy),
        ]
    }

    private func backupsPage(
        _ visit: Visit, _ errors: [ErrorSummary.Item] = []
    ) async throws -> Page {
        let title = visit.say(AdminWord.backups)
        let backups = try await hall.backups(for: visit.person)
        let isRunning = backups.contains { $0.result == .running }
        let table = DataTable(
            title,
            visit.backupColumns.enumerated().map { .init($1, isFigure: [1, 2].contains($0)) },
            backups.map { backup in
                visit.cells(backup).enumerated().map { place, text in
                    place == 3
                        ? .init(visit.chip(backup)) : .init(text, isFigure: [1, 2].contains(place))
                }
            })
        var parts = [
            try ErrorSummary.html(errors, visit),
            try Heading(title, lead: visit.say(AdminWord.backupsLead)).html(),
        ]
        if isRunning {
            parts.append(
                try Notice(
                    .info, visit.say(AdminWord.backupStarted),
                    links: [
                        .init(visit.say(AdminWord.reload), visit.href(AdminPart.backups.site))
                    ]
                ).html())
        } else {
            parts.append(
                try FormView(
                    visit, to: visit.href(AdminPart.backups.site), fields: [],
                    buttons: [.init(visit.say(AdminWord.backupNow))]
                ).html())
        }
        parts.append(
            backups.isEmpty
                ? try Paragraphs(visit.say(AdminWord.noBackups)).html() : try table.html())
        parts.append(try Twins(visit, path: "/admin/backups").html())
        return visit.adminPage(title, parts, hasErrors: !errors.isEmpty)
    }

    // MARK: Clock

    var clockRoutes: [Route] {
        let audience = AdminPart.clock.audience
        return [
            page("/admin/clock", "admin-clock-page", for: audience) {
                .page(try clockPage($0))
            },
            form("/admin/clock", "admin-clock-set", for: audience) { visit, posted in
                do {
                    guard let moment = wanted(posted) else { throw Problem(.refused) }
                    try await hall.setClock(forwardTo: moment, by: visit.person)
                } catch let problem as Problem where problem.kind == .refused {
                    let item = ErrorSummary.Item("day", visit.say(AdminWord.clockWrong))
                    return .page(try clockPage(visit, posted, [item]))
                }
                return .seeOther(AdminPart.clock.site)
            },
        ]
    }

    /// A step from now, or the day and time typed.
    private func wanted(_ posted: Posted) -> Instant? {
        if let hours = posted["hours"].flatMap({ Int64($0) }), (1...24 * 400).contains(hours) {
            return hall.world.now().adding(milliseconds: hours * 3_600_000)
        }
        guard let day = posted["day"], let time = posted["time"], time.utf8.count == 5,
            let local = LocalDateTime("\(day)T\(time):00")
        else { return nil }
        return Instant(local, offset: hall.world.offset)
    }

    private func clockSignsOut(_ visit: Visit) -> String {
        let minutes = String(SessionToken.idleMilliseconds / 60_000)
        return visit.say(AdminWord.clockSignsOut, ["minutes": minutes])
    }

    private func clockPage(
        _ visit: Visit, _ posted: Posted? = nil, _ errors: [ErrorSummary.Item] = []
    ) throws -> Page {
        guard hall.house.canSetClock else { throw Problem(.notFound) }
        let title = visit.say(AdminWord.clockTitle)
        let now = visit.wording.moment(hall.world.now())
        let address = visit.href(AdminPart.clock.site)
        let steps = FormView(
            visit, to: address, fields: [],
            buttons: [
                .init(visit.say(AdminWord.clockHours), weight: .quiet, name: "hours", value: "4"),
                .init(visit.say(AdminWord.clockOneDay), weight: .quiet, name: "hours", value: "24"),
                .init(visit.say(AdminWord.clockWeek), weight: .quiet, name: "hours", value: "168"),
            ])
        let form = FormView(
            visit, to: address,
            fields: [
                try Field(
                    "day", visit.say(AdminWord.clockDay), .line(type: "date", isShort: true),
                    values: [posted?["day"] ?? hall.today.description],
                    wrong: errors.first?.message
                ).html(),
                try Field(
                    "time", visit.say(AdminWord.time), .line(isShort: true),
                    values: [posted?["time"] ?? "09:00"],
                    hint: visit.say(AdminWord.clockTimeHint), most: 5
                ).html(),
            ], buttons: [.init(visit.say(AdminWord.clockSet))])
        return visit.adminPage(
            title,
            [
                try ErrorSummary.html(errors, visit),
                try Heading(title, lead: visit.say(AdminWord.clockLead)).html(),
                try Notice(.info, visit.say(AdminWord.clockNow, ["now": now])).html(),
                try Paragraphs(clockSignsOut(visit)).html(), try steps.html(), try form.html(),
            ], hasErrors: !errors.isEmpty)
    }
}

extension Visit {
    var backupColumns: [String] {
        [AdminWord.began, .took, .size, .result, .place, .keys].map { say($0) }
    }

    func cells(_ backup: BackupState) -> [String] {
        let took = backup.ended.map { ended in
            let milliseconds =
                ended.millisecondsSinceEpoch - backup.began.millisecondsSinceEpoch
            return say(AdminWord.seconds, ["n": String(max(1, (milliseconds + 500) / 1000))])
        }
        return [
            wording.moment(backup.began), took ?? "", Wording.size(Int(clamping: backup.bytes)),
            result(backup), backup.place, backup.keysPlace,
        ]
    }

    private func result(_ backup: BackupState) -> String {
        switch backup.result {
        case .done: return say(AdminWord.backupDone)
        case .failed: return say(AdminWord.backupFailed, ["fault": backup.fault ?? ""])
        case .running:
            let percent = backup.expected > 0 ? min(99, backup.bytes * 100 / backup.expected) : 0
            return say(AdminWord.running, ["percent": String(percent)])
        }
    }

    func chip(_ backup: BackupState) -> HTML {
        let tone: Chip.Tone =
            switch backup.result {
            case .done: .ok
            case .failed: .bad
            case .running: .info
            }
        return (try? Chip(tone, result(backup)).html()) ?? .empty
    }

    func json(_ backup: BackupState) -> JSONValue {
        var object: JSONObject = [
            "began": .string(backup.began.text(at: hall.world.offset)),
            "result": .string(backup.result.rawValue), "bytes": .integer(backup.bytes),
            "events": .integer(backup.events), "place": .string(backup.place),
            "keys": .string(backup.keysPlace),
        ]
        object["ended"] = backup.ended.map { .string($0.text(at: hall.world.offset)) }
        object["fault"] = backup.fault.map { .string($0) }
        return .object(object)
    }
}
