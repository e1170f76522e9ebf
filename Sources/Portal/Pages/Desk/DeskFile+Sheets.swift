import City
import Civics
import JSON
import Policies

/// What an action's page asks, and what is sent with it besides.
struct ActSheet: Sendable {
    var lead: String?
    var inputs: [ActInput] = []
    /// Fields of the command that nobody types.
    var fixed = JSONObject()
    var weight = FormView.Button.Weight.plain
    /// The letter it makes, of which a preview can be seen.
    var letter: Letter.Kind?
}

extension DeskFile {
    /// The sheet of an action, from the document where it says what may be chosen.
    func sheet(_ action: DeskAction, staff: [PersonID: Colleague]) -> ActSheet {
        var sheet =
            intake(action) ?? examining(action) ?? deciding(action) ?? events(action)
            ?? oversight(action, staff) ?? ActSheet()
        if action.name != "check-commitment" {
            sheet.fixed["branch"] = action.branch.map { .string($0) }
        }
        sheet.fixed["place"] = action.place.map { .string($0) }
        return sheet
    }

    func say(_ word: DeskActWord, _ facts: KeyValuePairs<String, String> = [:]) -> String {
        visit.say(word, facts)
    }

    // MARK: Window

    private func intake(_ action: DeskAction) -> ActSheet? {
        switch action.name {
        case "accept":
            let missing = action.missing.map { file.name(of: $0) }
            let lead =
                missing.isEmpty
                ? nil : say(.missing, ["names": visit.wording.list(missing)])
            guard !gapOptions.isEmpty else { return ActSheet(lead: lead) }
            return ActSheet(
                lead: lead,
                inputs: [
                    ActInput(
                        name: "gaps", label: say(.gaps), kind: .anyOf(gapOptions),
                        hint: say(.gapsHint), isRequired: false,
                        preset: action.missing)
                ])
        case "refuse-to-accept":
            return ActSheet(
                inputs: [
                    groundInput,
                    ActInput(
                        name: "text", label: say(.letterText), kind: .words(rows: 5),
                        hint: say(.letterTextHint)),
                ], weight: .grave, letter: .turnedAway)
        case "deliver":
            let ways: [(String, DeskActWord)] = [
                ("当面", .wayInPerson), ("邮寄", .wayPost), ("电子", .wayElectronic),
            ]
            return ActSheet(inputs: [
                ActInput(
                    name: "way", label: say(.way), kind: .oneOf(ways.map { .init($0.0, say($0.1)) })
                ),
                ActInput(name: "receipt", label: say(.receipt), kind: .line, isRequired: false),
            ])
        case "pay":
            let payment = file.json["payments"]?.array?.first {
                $0["order"]?.string == action.subject
            }
            return ActSheet(
                lead: payment?["totalFen"]?.int.map {
                    say(.payLead, ["amount": Money(fen: $0).text(in: visit.language)])
                },
                inputs: [ActInput(name: "reference", label: say(.payReference), kind: .line)],
                fixed: [
                    "order": .string(action.subject ?? ""),
                    "amount": payment?["totalFen"] ?? .null,
                ])
        case "take-on", "put-back", "sign-for": return ActSheet()
        case _: return nil
        }
    }

    /// Grounds of refusal as the step of acceptance lists them; free words where it lists none.
    private var groundInput: ActInput {
        let step = step(ofBranch: nil) { if case .accept = $0 { true } else { false } }
        if case .accept(let grounds, _)? = step?.pattern, !grounds.isEmpty {
            return ActInput(
                name: "ground", label: say(.ground), kind: .oneOf(grounds.map { .init($0, $0) }))
        }
        return ActInput(name: "ground", label: say(.groundOther), kind: .line, most: 100)
    }

    /// Materials the document lets follow later and that are not there.
    private var gapOptions: [Field.Option] {
        (file.policy?.materials ?? NamedList()).compactMap { material in
            guard material.mayFollow,
                !["fetched", "supplied", "generated"].contains(
                    file.json["materials"]?[material.name]?["state"]?.string ?? "")
            else { return nil }
            return .init(material.name, material.title.text(in: visit.language))
        }
    }

    // MARK: Examiner

    private func examining(_ action: DeskAction) -> ActSheet? {
        switch action.name {
        case "ask-for-supplement": supplementSheet
        case "send-supplement-notice": ActSheet(letter: .supplement)
        case "record-opinion": opinionSheet(action)
        case "book-visit":
            ActSheet(inputs: [
                ActInput(name: "on", label: say(.visitDay), kind: .day),
                ActInput(name: "at", label: say(.visitTime), kind: .time, preset: ["10:00"]),
            ])
        case "record-visit":
            ActSheet(inputs: [
                passed(.visitPassed),
                ActInput(
                    name: "note", label: say(.note), kind: .words(rows: 4),
                    hint: say(.visitNoteHint), isRequired: false),
                ActInput(
                    name: "evidence", label: say(.evidenceAny), kind: .files(kind: nil),
                    isRequired: false),
            ])
        case "suspend":
            ActSheet(inputs: [
                ActInput(name: "ground", label: say(.ground), kind: .oneOf(suspensions)),
                ActInput(name: "note", label: say(.note), kind: .words(rows: 3)),
            ])
        case "hold":
            ActSheet(inputs: [
                ActInput(name: "reason", label: say(.ground), kind: .oneOf(suspensions))
            ])
        case "resume": ActSheet()
        case "return-place":
            ActSheet(inputs: [
                ActInput(
                    name: "proposedUnit", label: say(.returnUnit), kind: .list(otherUnits)),
                ActInput(name: "reason", label: say(.ground), kind: .words(rows: 3)),
                ActInput(
                    name: "proof", label: say(.returnProof), kind: .files(kind: nil),
                    isRequired: isHandling(action)),
            ])
        case "check-commitment":
            ActSheet(
                inputs: [
                    passed(.visitPassed),
                    ActInput(
                        name: "note", label: say(.note), kind: .words(rows: 4),
                        hint: say(.visitNoteHint), isRequired: false),
                ], fixed: ["branch": .string(action.branch ?? "")])
        case _: nil
        }
    }

    func passed(_ word: DeskActWord) -> ActInput {
        ActInput(
            name: "passed", label: say(word),
            kind: .yesNo(yes: visit.say(HouseWord.yes), no: visit.say(HouseWord.no), noHint: nil))
    }

    private func isHandling(_ action: DeskAction) -> Bool {
        if case .handle? = step(action.place)?.pattern { true } else { false }
    }

    private var suspensions: [Field.Option] {
        (file.policy?.flow?.suspensions ?? []).map { ground in
            let most = ground.atMost.map {
                say(.extendMost, ["limit": $0.text(in: visit.language)])
            }
            return .init(ground.code, ground.title.text(in: visit.language), hint: most)
        }
    }

    private var supplementSheet: ActSheet {
        let asked = Dictionary(
            (file.json["supplement"]?["items"]?.array ?? []).compactMap { item in
                item["what"]?.string.map { what in
                    (what, item["unit"]?.string.map { visit.unit($0) } ?? "")
                }
            }, uniquingKeysWith: { first, _ in first })
        let given = file.json["materials"]?.object ?? [:]
        let materials = (file.policy?.materials ?? NamedList()).filter { material in
            given[material.name] != nil || asked[material.name] != nil
                || material.when == nil && material.isOwn
        }.map { Field.Option($0.name, $0.title.text(in: visit.language)) }
        let fields = (file.policy?.form?.fields ?? []).filter { asked[$0.name] == nil }.map {
            Field.Option($0.name, $0.title.text(in: visit.language))
        }
        return ActSheet(
            lead: visit.say(DeskWord.supplementGathering),
            inputs: [
                ActInput(
                    name: "items", label: visit.say(DeskWord.materials),
                    kind: .defects(of: materials, asked: asked, fields: fields),
                    hint: say(.defectHint))
            ], letter: .supplement)
    }

    private func opinionSheet(_ action: DeskAction) -> ActSheet {
        let step = step(ofBranch: action.branch) { if case .review = $0 { true } else { false } }
        var inputs = [
            ActInput(
                name: "passes", label: say(.opinionPasses),
                kind: .yesNo(yes: say(.opinionYes), no: say(.opinionNo), noHint: nil))
        ]
        if case .review(let items)? = step?.pattern, !items.isEmpty, let policy = file.policy {
            let article = (policy.basis(ofBranch: action.branch) ?? step?.citation).map {
                visit.say(DeskWord.basis, ["article": visit.article($0, of: policy)])
            }
            inputs.append(
                ActInput(
                    name: "checked", label: say(.opinionChecked),
                    kind: .anyOf(items.map { .init($0, $0) }),
                    hint: say(.opinionCheckedHint, ["article": article ?? ""]), isRequired: false))
        }
        inputs.append(
            ActInput(
                name: "text", label: say(.opinionText), kind: .words(rows: 4),
                hint: say(.opinionTextHint), isRequired: false))
        inputs.append(
            ActInput(
                name: "evidence", label: say(.evidenceAny), kind: .files(kind: nil),
                isRequired: false))
        return ActSheet(inputs: inputs)
    }

    // MARK: Approver

    private func deciding(_ action: DeskAction) -> ActSheet? {
        switch action.name {
        case "decide", "decide-branch": decisionSheet(action)
        case "extend", "ask-for-extension": extensionSheet(action)
        case "refuse-extension":
            ActSheet(
                lead: wanted(action).map { told(request: $0) },
                inputs: [
                    ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3))
                ])
        case "call-joint-review":
            ActSheet(inputs: [
                ActInput(name: "units", label: say(.units), kind: .anyOf(otherUnits)),
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3)),
            ])
        case "issue":
            ActSheet()
        case "revoke-paper":
            ActSheet(
                inputs: [
                    ActInput(name: "ground", label: say(.revokeGround), kind: .words(rows: 3))
                ], fixed: ["number": .string(action.subject ?? "")], weight: .grave)
        case "invite-department":
            ActSheet(inputs: [
                ActInput(name: "unit", label: say(.unit), kind: .list(otherUnits)),
                ActInput(name: "reason", label: say(.decisionReason), kind: .words(rows: 3)),
                ActInput(
                    name: "within", label: say(.within), kind: .limit(.workingDay),
                    isRequired: false),
            ])
        case _: nil
        }
    }

    private func decisionSheet(_ action: DeskAction) -> ActSheet {
        let policy = file.policy
        let branch = policy?.branches.first { $0.branch.id == action.branch }?.branch
        let own = policy?.basis(ofBranch: action.branch)?.description
        let articles = (policy?.articles ?? []).compactMap { article in
            article.citation.map { Field.Option($0.description, article.heading) }
        }
        return ActSheet(
            lead: branch?.veto == true ? say(.grantedVeto) : nil,
            inputs: [
                ActInput(
                    name: "granted", label: say(.granted),
                    kind: .yesNo(
                        yes: say(.grantedYes), no: say(.grantedNo), noHint: say(.grantedNoHint))),
                ActInput(
                    name: "reason", label: say(.decisionReason), kind: .words(rows: 4),
                    isRequired: false),
                ActInput(
                    name: "articles", label: say(.articles), kind: .anyOf(articles),
                    isRequired: false, preset: [own].compactMap(\.self)),
            ], letter: .decision)
    }
}
