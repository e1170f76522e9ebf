import City
import Civics
import Policies
import Web

extension Portal {
    /// What has to be uploaded, each with what is there already.
    func filesPage(
        _ application: Application, wrong: (place: Int, message: String)? = nil
    ) throws -> Page {
        let visit = application.visit
        let asked = application.askedFiles
        let title = visit.say(ApplyWord.filesTitle)
        let errors = wrong.map { [ErrorSummary.Item("m\($0.place)", $0.message)] } ?? []
        var parts = [
            try ErrorSummary.html(errors, visit),
            try Heading(
                title,
                above: visit.say(ApplyWord.above, ["name": visit.name(of: application.policy)]),
                lead: visit.say(asked.isEmpty ? ApplyWord.filesNone : .filesLead)
            ).html(),
        ]
        for item in asked {
            let message = wrong?.place == item.place ? wrong?.message : nil
            parts.append(try upload(item, application, wrong: message).html())
        }
        let back = visit.href(.draft(application.id))
        parts.append(try ButtonLink(visit.say(ApplyWord.toList), back).html())
        return Page(
            title, .joined(parts), hasErrors: wrong != nil,
            back: (visit.say(ApplyWord.draftTitle), back), isPrivate: true)
    }

    private func upload(
        _ item: Application.Asked, _ application: Application, wrong: String?
    ) throws -> UploadView {
        let visit = application.visit
        let material = item.material
        let name = material.title.text(in: visit.language)
        let held = application.files[material.name] ?? []
        var hints = [visit.kinds(of: material)].compactMap { $0 }
        if let later = visit.text(item.later) {
            hints.append(visit.say(ApplyWord.maybeLater, ["limit": later]))
        }
        if let hint = item.hint {
            hints.append(hint.text(in: visit.language))
        } else if item.isOptional {
            hints.append(visit.say(ServiceWord.fallback))
        }
        let most = material.largest ?? FileTaken.usualSize
        let size = ["size": Wording.size(most)] as KeyValuePairs
        let field = Field(
            "m\(item.place)",
            visit.say(held.isEmpty ? ApplyWord.choose : .uploadMore)
                + visit.say(ApplyWord.uploadAbout, ["name": name]),
            .file(
                accept: material.accepts.map { ".\($0)" }.joined(separator: ","), most: most,
                tooLarge: visit.say(ApplyWord.fileTooLarge, size)),
            hint: hints.isEmpty ? nil : visit.wording.list(hints), wrong: wrong)
        return UploadView(
            title: name, why: material.why, csrf: visit.csrf,
            held: held.map { HeldFile($0, application, item.place) },
            address: visit.href(.file(application.id, String(item.place))),
            field: try field.html(), send: visit.say(ApplyWord.upload),
            remove: visit.say(HouseWord.remove))
    }

    func upload(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        var application = try await visit.application()
        let place = Int(visit.call.path("place")) ?? -1
        guard let item = application.askedFiles.first(where: { $0.place == place }) else {
            throw Problem(.notFound)
        }
        switch try await visit.takeIn(
            posted.files.first, accepting: item.material.accepts,
            atMost: item.material.largest ?? FileTaken.usualSize)
        {
        case .wrong(let message):
            return .page(try filesPage(application, wrong: (place, message)))
        case .stored(let stored):
            var digests = application.materials[item.material.name] ?? []
            if !digests.contains(stored.digest) { digests.append(stored.digest) }
            application.materials[item.material.name] = digests
            try await application.saved()
            return .seeOther(.files(application.id))
        }
    }

    func removeFile(_ visit: Visit, _ posted: Posted) async throws -> PageAnswer {
        var application = try await visit.application()
        let place = Int(visit.call.path("place")) ?? -1
        guard let item = application.askedFiles.first(where: { $0.place == place }) else {
            throw Problem(.notFound)
        }
        application.materials[item.material.name]?.removeAll { $0 == posted["digest"] }
        try await application.saved()
        return .seeOther(.files(application.id))
    }
}

/// A file that was uploaded before.
struct HeldFile: Sendable {
    var name: String
    var size: String
    var state: String
    var digest: String
    var address: String
    var picture: String?
    var csrf: String
    var removeAddress: String
    var remove: String

    init(_ file: StoredAttachment, _ application: Application, _ place: Int) {
        let visit = application.visit
        name = file.name
        size = Wording.size(file.size)
        digest = file.digest
        address = visit.href(.attachment(file.digest))
        let isOpen = file.state == .released
        picture = isOpen && file.kind.isPicture ? address : nil
        state =
            switch file.state {
            case .released: visit.say(ApplyWord.uploaded)
            case .quarantined: visit.say(ApplyWord.checking)
            case .rejected: visit.say(ApplyWord.rejected)
            }
        csrf = visit.csrf
        removeAddress = visit.href(.removeFile(application.id, String(place)))
        remove = visit.say(HouseWord.remove)
    }
}

/// One material with its files and a form that takes one more.
struct UploadView: View {
    let title: String
    let why: String?
    let csrf: String
    let held: [HeldFile]
    let address: String
    let field: HTML
    let send: String
    let remove: String

    static let template = Template(
        "upload",
        """
        <section class="card"><h2>{{.title}}</h2>{{#.why}}<p class="small">{{.}}</p>{{/.why}}<ul class="files">{{#.held}}<li>{{#.picture}}<img src="{{.}}" alt="" width="72" height="72">{{/.picture}}<a href="{{.address}}">{{.name}}</a><span class="small">{{.size}}</span><span class="chip ok">{{.state}}</span><form action="{{.removeAddress}}" method="post"><input type="hidden" name="csrf" value="{{.csrf}}"><input type="hidden" name="digest" value="{{.digest}}"><button class="plain" type="submit">{{.remove}}<span class="unseen"> {{.name}}</span></button></form></li>{{/.held}}</ul>
        <form action="{{.address}}" method="post" enctype="multipart/form-data" data-sends-itself><input type="hidden" name="csrf" value="{{.csrf}}">{{{.field}}}<button class="button quiet" type="submit">{{.send}}<span class="unseen"> {{.title}}</span></button></form></section>
        """)
}
