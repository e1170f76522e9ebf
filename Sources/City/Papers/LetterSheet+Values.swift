import Cases
import Civics
import Policies

extension LetterSheet {
    /// What this kind of letter says beyond what every letter says.
    func own(in language: Language, _ words: FrameWords) -> [String: PaperValue] {
        switch letter.kind {
        case .applicationReceipt, .acceptance: handedIn(language)
        case .acceptanceRefused: acceptanceRefused
        case .supplementNotice: supplement(language)
        case .refusalIntended: refusalIntended(language)
        case .decision, .refusal: decided(language, words)
        case .extensionNotice: extended(language)
        case .suspensionNotice: suspended(language)
        case .deliveryReceipt: delivered(language, words)
        }
    }

    private func text(_ text: String?) -> PaperValue { .text(text ?? "") }

    /// Numbered rows of a list.
    private func rows(_ rows: [[String: String]]) -> PaperValue {
        .rows(
            rows.enumerated().map { place, row in
                row.merging(["序号": String(place + 1)]) { own, _ in own }
            })
    }

    private func unitName(_ unit: String?, _ language: Language) -> String {
        unit.flatMap { plan.units[$0]?.name.text(in: language) } ?? ""
    }

    /// What a material, a field, a branch or a paper is called.
    private func title(of name: String, _ language: Language) -> String {
        policy.materials[name]?.title.text(in: language)
            ?? policy.form?.fields.first { $0.name == name }?.title.text(in: language)
            ?? policy.title(of: name)?.text(in: language) ?? name
    }

    private func handedIn(_ language: Language) -> [String: PaperValue] {
        func named(_ states: Set<MaterialEntry.State>) -> PaperValue {
            rows(
                state.materials.filter { states.contains($0.value.state) }.keys.sorted()
                    .map { ["名称": title(of: $0, language)] })
        }
        return [
            "已收材料": named([.supplied, .generated]), "共享材料": named([.fetched]),
            "容缺材料": named([.promised]),
        ]
    }

    private var acceptanceRefused: [String: PaperValue] {
        guard case .acceptanceRefused(let refused) = event.what else { return [:] }
        let reason = [refused.ground, refused.text].filter { !$0.isEmpty }
        return [
            "理由": text(reason.joined(separator: "：")), "依据": text(refused.article),
        ]
    }

    private func supplement(_ language: Language) -> [String: PaperValue] {
        let items = (state.supplement?.items ?? []).map { item in
            [
                "名称": title(of: item.item.what, language), "说明": item.item.defect,
                "单位": unitName(item.unit, language),
            ]
        }
        return ["补正内容": rows(items), "期限日": text(end(at: .supplement, language))]
    }

    private func end(at role: WaitingPlace.Role, _ language: Language) -> String? {
        state.waiting.first {
            $0.role == role && (role == .supplement || $0.branch == letter.branch)
        }
        .flatMap { state.due(at: $0) }.map { PaperWording.end($0.end, in: language) }
    }

    private func refusalIntended(_ language: Language) -> [String: PaperValue] {
        guard case .refusalNoticed(let noticed) = event.what else { return [:] }
        return [
            "理由": text(noticed.reason), "依据": articles(noticed.articles, language),
            "期限日": text(end(at: .refusalAnswer, language)),
        ]
    }

    private func articles(_ articles: [String], _ language: Language) -> PaperValue {
        text(PaperWording.list(articles, in: language))
    }

    private func decided(_ language: Language, _ words: FrameWords) -> [String: PaperValue] {
        var values: [String: PaperValue] = [:]
        if case .caseDecided(let decided) = event.what {
            values["理由"] = text(decided.reason)
            values["依据"] = articles(decided.articles, language)
        }
        if case .branchDecided(let decided) = event.what {
            values["理由"] = text(decided.reason)
            values["依据"] = articles(decided.articles, language)
            return values
        }
        func branches(_ status: BranchState.Status) -> PaperValue {
            rows(
                state.branches.filter { $0.status == status }.map { branch in
                    [
                        "名称": title(of: branch.id, language),
                        "单位": unitName(branch.unit, language), "理由": branch.reason ?? "",
                    ]
                })
        }
        values["准予事项"] = branches(.granted)
        values["不予事项"] = branches(.refused)
        values["证照"] = papers(language, words)
        return values
    }

    private func papers(_ language: Language, _ words: FrameWords) -> PaperValue {
        rows(
            state.papers.map { paper in
                let from = paper.validFrom.text(in: language)
                let through = paper.validThrough?.text(in: language)
                return [
                    "名称": policy.papers[paper.paper]?.title.text(in: language) ?? paper.paper,
                    "证号": paper.number,
                    "有效期": through.map { words("period", ["起": from, "止": $0]) }
                        ?? words("unlimited"),
                ]
            })
    }

    private func extended(_ language: Language) -> [String: PaperValue] {
        guard case .clocksMoved(let moved) = event.what else { return [:] }
        let end = moved.changes.first?.mark?.end
        return [
            "理由": text(moved.ground.note), "依据": text(moved.ground.citation?.text(in: language)),
            "期限日": text(end.map { PaperWording.end($0, in: language) }),
        ]
    }

    private func suspended(_ language: Language) -> [String: PaperValue] {
        guard case .caseSuspended(let suspended) = event.what else { return [:] }
        let ground = policy.flow?.suspensions.first { $0.code == suspended.ground }
        let ends = suspended.endsAt.map { $0.date(at: offset).text(in: language) }
        return [
            "原因": text(ground?.title.text(in: language) ?? suspended.ground),
            "理由": text(suspended.note), "期限日": text(ends),
            "重新起算": text(suspended.restarts ? suspended.ground : nil),
        ]
    }

    private func delivered(_ language: Language, _ words: FrameWords) -> [String: PaperValue] {
        guard case .caseDelivered(let delivered) = event.what else { return [:] }
        let way = words("way-" + delivered.way)
        return [
            "送达方式": text(way.isEmpty ? delivered.way : way), "签收": text(delivered.receipt),
            "证照": papers(language, words),
        ]
    }
}
