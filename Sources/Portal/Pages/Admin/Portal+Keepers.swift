import Policies
import City
import Civics
import JSON
import Web

extension Portal {
    /// How the house stands: health, jobs, keys, calendars, backups, clock.
    var keeperRoutes: [Route] {
        [
            page("/admin/health", "admin-health-page", for: AdminPart.health.audience) { visit in
                .page(
                    try healthPage(visit, try await hall.houseState(for: visit.person)))
            },
            page("/admin/health.json", "admin-health-json", for: AdminPart.health.audience) {
                .reply(.json(HealthRows.json(try await hall.houseState(for: $0.person), $0)))
            },
            page("/admin/jobs", "admin-jobs-page", for: AdminPart.jobs.audience) {
                .page(try await jobsPage($0))
            },
            page("/admin/jobs.csv", "admin-jobs-csv", for: AdminPart.jobs.audience) { visit in
                let state = try await hall.houseState(for: visit.person)
                var table = CSVText(headings: visit.jobColumns)
                for job in state.jobs { table.add(row: visit.cells(job)) }
                return .reply(.csv(table, named: "jobs"))
            },
            page("/admin/jobs.json", "admin-jobs-json", for: AdminPart.jobs.audience) { visit in
                let state = try await hall.houseState(for: visit.person)
                return .reply(.json(["items": .array(state.jobs.map { visit.json($0) })]))
            },
            page("/admin/keys", "admin-keys-page", for: AdminPart.keys.audience) {
                .page(try await keysPage($0))
            },
            page("/admin/keys.json", "admin-keys-json", for: AdminPart.keys.audience) { visit in
                let keys = try await hall.keysShown(for: visit.person).map { key -> JSONValue in
                    [
                        "use": .string(key.use.rawValue), "fingerprint": .string(key.fingerprint),
                        "public": key.publicText.map { .string($0) } ?? .null,
                    ]
                }
                return .reply(.json(["items": .array(keys)]))
            },
            page("/admin/calendars", "admin-calendars-page", for: AdminPart.calendars.audience) {
                .page(try await calendarsPage($0))
            },
            page(
                "/admin/calendars.csv", "admin-calendars-csv", for: AdminPart.calendars.audience
            ) { visit in
                var table = CSVText(headings: visit.calendarColumns)
                for given in try await hall.calendarsGiven(for: visit.person) {
                    table.add(row: visit.cells(given))
                }
                return .reply(.csv(table, named: "calendars"))
            },
            page(
                "/admin/calendars.json", "admin-calendars-json",
                for: AdminPart.calendars.audience
            ) { visit in
                let given = try await hall.calendarsGiven(for: visit.person)
                return .reply(.json(["items": .array(given.map { visit.json($0) })]))
            },
        ] + backupRoutes + clockRoutes
    }

    // MARK: Health

    func healthPage(_ visit: Visit, _ state: CityHall.HouseState) throws -> Page {
        let title = visit.say(AdminWord.health)
        return visit.adminPage(
            title,
            [
                try Heading(title, lead: visit.say(AdminWord.healthLead)).html(),
                try HealthRows.html(state, visit),
            ])
    }

    // MARK: Jobs

    private func jobsPage(_ visit: Visit) async throws -> Page {
        let state = try await hall.houseState(for: visit.person)
        let title = visit.say(AdminWord.jobs)
        let jobs = DataTable(
            title,
            visit.jobColumns.enumerated().map { .init($1, isFigure: [2, 3].contains($0)) },
            state.jobs.map { job in
                visit.cells(job).enumerated().map { .init($1, isFigure: [2, 3].contains($0)) }
            })
        let sealing = FollowerPosition(
            name: visit.say(AdminWord.jobSealing), position: state.sealed)
        let columns = [AdminWord.follower, .position, .lag].map { visit.say($0) }
        let followers = DataTable(
            visit.say(AdminWord.followers),
            columns.enumerated().map { .init($1, isFigure: $0 > 0) },
            ([sealing] + state.followers).map { follower in
                [
                    .init(follower.name), .init(String(follower.position), isFigure: true),
                    .init(String(max(0, state.events - follower.position)), isFigure: true),
                ]
            })
        return visit.adminPage(
            title,
            [
                try Heading(title, lead: visit.say(AdminWord.jobsLead)).html(), try jobs.html(),
                try Twins(visit, path: "/admin/jobs").html(), try followers.html(),
                try Paragraphs(visit.say(AdminWord.jobsHow)).html(),
            ])
    }

    // MARK: Keys

    private func keysPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(AdminWord.keys)
        let sections = try await hall.keysShown(for: visit.person).map { key in
            var rows: [Rows.Row] = []
            if key.publicText != nil {
                rows.append(.init(visit.say(AdminWord.fingerprint), key.fingerprint))
            }
            if let text = key.publicText {
                rows.append(.init(visit.say(AdminWord.keyPublic), text))
            }
            rows.append(.init(visit.say(AdminWord.keyPlace), key.place))
            return try Section(visit.say(Self.word(key.use)), [try Rows(rows).html()]).html()
        }
        let how = Section(
            visit.say(AdminWord.rotation), id: "rotation",
            [
                try Paragraphs(
                    visit.say(AdminWord.rotationLedger), visit.say(AdminWord.rotationPapers)
                ).html()
            ])
        return visit.adminPage(
            title,
            [try Heading(title, lead: visit.say(AdminWord.keysLead)).html()] + sections
                + [try how.html()])
    }

    private static func word(_ use: KeyShown.Use) -> AdminWord {
        switch use {
        case .ledger: .keyLedger
        case .papers: .keyPapers
        case .data: .keyData
        }
    }

    // MARK: Calendars

    private func calendarsPage(_ visit: Visit) async throws -> Page {
        let title = visit.say(AdminWord.calendars)
        let given = try await hall.calendarsGiven(for: visit.person)
        let rows =
            missingYears(given).map { Self.missing($0, visit) } + given.map { Self.row($0, visit) }
        let table = DataTable(
            title,
            visit.calendarColumns.enumerated().map { .init($1, isFigure: [0, 3, 4].contains($0)) },
            rows)
        return visit.adminPage(
            title,
            [
                try Heading(title, lead: visit.say(AdminWord.calendarsLead)).html(),
                try table.html(), try Twins(visit, path: "/admin/calendars").html(),
                try Paragraphs(visit.say(AdminWord.calendarsHow)).html(),
            ])
    }

    private static func missing(_ year: Int, _ visit: Visit) -> [DataTable.Cell] {
        let chip = (try? Chip(.warn, visit.say(AdminWord.provisional)).html()) ?? .empty
        let nothing = DataTable.Cell("")
        return [
            DataTable.Cell(String(year), isFigure: true), nothing, nothing, nothing, nothing,
            DataTable.Cell(chip),
        ]
    }

    private static func row(
        _ given: CityHall.CalendarGiven, _ visit: Visit
    ) -> [DataTable.Cell] {
        let (tone, word): (Chip.Tone, AdminWord) =
            given.isInForce ? (.ok, .inForce) : (.still, .superseded)
        let chip = (try? Chip(tone, visit.say(word)).html()) ?? .empty
        var cells: [DataTable.Cell] = []
        for (place, text) in visit.cells(given).prefix(5).enumerated() {
            cells.append(DataTable.Cell(text, isFigure: [0, 3, 4].contains(place)))
        }
        return cells + [DataTable.Cell(chip)]
    }

    /// Of this year and the next, those nobody gave: what limits run into now.
    private func missingYears(_ given: [CityHall.CalendarGiven]) -> [Int] {
        let year = hall.today.year
        return [year + 1, year].filter { wanted in !given.contains { $0.year == wanted } }
    }
}

extension Visit {
    var jobColumns: [String] {
        [AdminWord.job, .lastRun, .runs, .failures, .lastError].map { say($0) }
    }

    func cells(_ job: JobState) -> [String] {
        let failure = job.lastFailure.map { at in
            wording.bracketed(job.lastError ?? "", wording.moment(at))
        }
        return [
            name(ofJob: job.name), job.lastRun.map { wording.moment($0) } ?? say(AdminWord.never),
            String(job.runs), String(job.failures), failure ?? "",
        ]
    }

    private func name(ofJob name: String) -> String {
        switch name {
        case "timers": say(AdminWord.jobTimers)
        case "access-notes": say(AdminWord.jobNotes)
        case "access-sealing": say(AdminWord.jobAccessSealing)
        case "file-scanner": say(AdminWord.jobScanner)
        case "announcements": say(AdminWord.jobAnnouncements)
        case "erasures": say(AdminWord.jobErasures)
        case "witnesses": say(AdminWord.jobWitnesses)
        case "forgetting": say(AdminWord.jobForgetting)
        case _: name
        }
    }

    func json(_ job: JobState) -> JSONValue {
        [
            "name": .string(job.name), "runs": .integer(Int64(job.runs)),
            "failures": .integer(Int64(job.failures)),
            "lastRun": job.lastRun.map { .string($0.text(at: hall.world.offset)) } ?? .null,
            "lastError": job.lastError.map { .string($0) } ?? .null,
        ]
    }

    var calendarColumns: [String] {
        [AdminWord.year, .calendarSource, .calendarDocument, .daysOff, .daysWorked, .state]
            .map { say($0) }
    }

    func cells(_ given: CityHall.CalendarGiven) -> [String] {
        [
            String(given.year), given.source,
            wording.bracketed(given.title.text(in: language), given.policy.description),
            String(given.holidays), String(given.makeUp),
            say(given.isInForce ? AdminWord.inForce : .superseded),
        ]
    }

    func json(_ given: CityHall.CalendarGiven) -> JSONValue {
        [
            "year": .integer(Int64(given.year)), "source": .string(given.source),
            "document": .string(given.policy.description),
            "daysOff": .integer(Int64(given.holidays)),
            "daysWorked": .integer(Int64(given.makeUp)), "inForce": .bool(given.isInForce),
        ]
    }
}
