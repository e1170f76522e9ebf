// Documents named for cases that grow out of one.
extension PolicyChecker {
    mutating func checkChildren() {
        guard let flow = policy.flow else { return }
        for (word, document) in flow.children.named {
            checkDocument(document, at: flow.children.places[word] ?? flow.place)
        }
        for step in policy.allSteps {
            if case .child(let document) = step.pattern { checkDocument(document, at: step.place) }
        }
        if case .goto(let step) = flow.children.upheld,
            !flow.steps.contains(where: { $0.id == step })
        {
            missing(
                ("步骤", "step"), step, among: flow.steps.map(\.id),
                at: flow.children.places["appeal"] ?? flow.place)
        }
        checkUse(flow)
    }

    /// A case is never its own child: it would open one for ever.
    private mutating func checkDocument(_ document: String, at place: Place) {
        if document == policy.reference.id {
            found(
                "own-child", at: place,
                ("文件不能指定自己办理后续。", "A document cannot be its own child document."),
                expected: ("另一份文件", "another document"),
                remedy: ("改为另一份文件的标识。", "Name another document."))
        } else if let documents = surroundings.documents, !documents.contains(document) {
            missing(
                ("文件", "document"), document, among: documents.sorted(), at: place,
                kind: "unknown-document")
        }
    }

    private mutating func checkUse(_ flow: Flow) {
        let commits = policy.allSteps.contains { $0.pattern.stepWord == .commit }
        if flow.children.postCheck != nil, !commits {
            unused("post-check", ("没有告知承诺", "there is no `commit`"), flow)
        }
        if flow.children.correction != nil, flow.rating == nil {
            unused("correction", ("没有评价", "there is no rating"), flow)
        }
    }

    private mutating func unused(_ word: String, _ why: (zh: String, en: String), _ flow: Flow) {
        found(
            "child-never-filed", .warning, at: flow.children.places[word] ?? flow.place,
            ("“\(word)”用不上：\(why.zh)。", "`\(word)` is never used: \(why.en)."),
            expected: ("用得上的后续办件", "a child that may come about"),
            remedy: ("删去这一行，或写出相应步骤。", "Remove the line, or write the step."))
    }
}
