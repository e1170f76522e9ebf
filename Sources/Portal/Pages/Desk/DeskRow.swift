import City
import Civics
import Policies

/// One place of a queue as its page shows it.
struct DeskRow: Sendable {
    let item: QueueItem
    let visit: Visit
    /// Who has it, by name; `nil` for nobody.
    let who: String?
    let notes: Set<QueueNote>

    var number: String { item.row.number }
    var grouped: String { (try? CaseNumber(number))?.grouped ?? number }
    var address: String { visit.href(.other("/desk/cases/\(number)")) }
    var title: String { visit.caseTitle(item.row.policy, else: item.row.title) }

    /// Branch and step as the document calls them.
    var step: String {
        let policy = PolicyReference(item.row.policy).flatMap { visit.hall.rules[$0]?.policy }
        return policy.map { visit.place(item.place.path, of: $0) } ?? item.place.path
    }

    var due: Chip { visit.dueChip(item.place.due, light: item.place.light) }

    var since: String {
        visit.wording.moment(item.place.since.local(at: visit.hall.world.offset))
    }

    var noteChips: [HTML] {
        QueueNote.allCases.filter(notes.contains).map { note in
            switch note {
            case .supplied: visit.chip(.info, DeskWord.supplied)
            case .returned: visit.chip(.warn, DeskWord.returned)
            case .urged: visit.chip(.warn, DeskWord.urged)
            }
        }
    }
}

extension Visit {
    /// `food-permit/审查` as people read it.
    func place(_ path: String, of policy: Policy) -> String {
        let parts = path.split(separator: "/", maxSplits: 1).map(String.init)
        let branch = parts.count == 2 ? parts[0] : nil
        let last = parts.last ?? path
        let id = last.split(separator: "@").first.map(String.init) ?? last
        let title = policy.step(id, ofBranch: branch)?.title.text(in: language) ?? special(id)
        guard let branch else { return title }
        let known = policy.branches.first { $0.branch.id == branch }
        let name = known?.branch.title.text(in: language) ?? invited(branch)
        return say(ApplyWord.fieldProblem, ["name": name, "problem": title])
    }

    private func invited(_ branch: String) -> String {
        guard branch.hasPrefix("invited:") else { return branch }
        return unit(String(branch.dropFirst("invited:".count)))
    }

    /// Places the engine opens by itself, which are no steps of the document.
    private func special(_ id: String) -> String {
        switch id {
        case "supplement": say(DeskActWord.placeSupplement)
        case "answer-refusal": say(DeskActWord.placeRefusal)
        case "post-check": say(DeskActWord.placePostCheck)
        case "opinion": say(DeskActWord.placeOpinion)
        case "contact": say(DeskActWord.placeContact)
        case "mend": say(DeskActWord.placeMend)
        case _: id.hasPrefix("joint-review") ? say(DeskActWord.placeJointReview) : id
        }
    }

    /// Rows with who has them and what has come about with them.
    func rows(_ items: [QueueItem]) async throws -> [DeskRow] {
        let staff = try await hall.staff(for: person)
        let notes = try await hall.queueNotes(items, of: person)
        return items.map { item in
            let who = item.place.assignee.map { assignee in
                assignee == person?.person
                    ? say(DeskWord.you) : staff[assignee]?.name ?? say(DeskWord.colleague)
            }
            return DeskRow(
                item: item, visit: self, who: who, notes: notes[item.row.caseID] ?? [])
        }
    }
}
