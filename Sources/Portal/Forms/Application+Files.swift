import City
import Civics
import JSON
import Policies

extension Application {
    /// A material somebody is asked to upload.
    struct Asked: Sendable {
        /// Its place in the document; stands in addresses.
        var place: Int
        var material: Material
        /// May follow after submission, within this time.
        var later: Limit?
        /// Only the office itself can look it up, once the application is in (another parent's
        /// record); until then nobody must bring it.
        var isOptional = false
        /// What the form says about it, where it is one of the form's own fields.
        var hint: LocalizedText?
    }

    /// Materials to upload, given the answers so far; one that cannot be told yet is not asked.
    var askedFiles: [Asked] {
        var asking = asking()
        return asking.materials().compactMap { need in
            guard need.answer == .yes,
                let place = policy.materials.firstIndex(where: { $0.name == need.material.name })
            else { return nil }
            return asked(need.material, need.material.how, place)
        } + fieldFiles(&asking)
    }

    /// Fields of the form that are answered with a file, after the materials.
    private func fieldFiles(_ asking: inout RuleAsking) -> [Asked] {
        (policy.form?.fields ?? []).enumerated().compactMap { place, field in
            guard let material = field.file, asking.answer(field.visible) != .no else {
                return nil
            }
            return Asked(
                place: policy.materials.count + place, material: material, later: nil,
                isOptional: !field.alwaysRequired, hint: field.hint)
        }
    }

    private func asked(_ material: Material, _ way: Material.Way, _ place: Int) -> Asked? {
        switch way {
        case .own: Asked(place: place, material: material, later: nil)
        case .later(let until, _): Asked(place: place, material: material, later: until)
        case .generated: nil
        case .fetch(let from, let otherwise):
            fetched(material, from, otherwise, place)
        }
    }

    private func fetched(
        _ material: Material, _ from: String, _ otherwise: Material.Way?, _ place: Int
    ) -> Asked? {
        let facts = facts(from: from)
        let isHeld = facts.contains { held[$0.name].map { !$0.value.isNull } ?? false }
        if heldMaterials.contains(material.name) || isHeld { return nil }
        var asked = otherwise.flatMap { self.asked(material, $0, place) }
        asked?.isOptional = !facts.isEmpty && facts.allSatisfy { held[$0.name] == nil }
        return asked
    }

    /// Facts of a resource, or of one field of it.
    private func facts(from: String) -> [Fact] {
        policy.facts.filter { fact in
            guard case .register(let resource, let field, _) = fact.source else { return false }
            return from == resource || from == "\(resource).\(field)"
        }
    }

    /// Must still be uploaded before submission.
    var missingFiles: [Asked] {
        askedFiles.filter {
            $0.later == nil && !$0.isOptional && (materials[$0.material.name] ?? []).isEmpty
        }
    }

    /// Nothing must be handed in, and nothing has been.
    var isWithoutFiles: Bool {
        askedFiles.allSatisfy { $0.isOptional && (materials[$0.material.name] ?? []).isEmpty }
    }

    var filesProgress: Progress {
        let asked = askedFiles
        if asked.isEmpty { return .notNeeded }
        if missingFiles.isEmpty { return .done }
        return asked.contains { !(materials[$0.material.name] ?? []).isEmpty } ? .begun : .todo
    }
}

/// A file of a form on its way into the city.
struct FileBody: AsyncSequence, Sendable {
    typealias Element = [UInt8]
    typealias Failure = any Error
    let bytes: [UInt8]

    struct Iterator: AsyncIteratorProtocol {
        var left: [UInt8]?

        mutating func next() async throws -> [UInt8]? {
            defer { left = nil }
            return left
        }
    }

    func makeAsyncIterator() -> Iterator { Iterator(left: bytes) }
}

extension AttachmentKind {
    /// Endings by which documents name this kind.
    var words: Set<String> {
        switch self {
        case .pdf: ["pdf"]
        case .jpeg: ["jpeg", "jpg"]
        case .png: ["png"]
        case .webp: ["webp"]
        case .heic: ["heic"]
        case .plainText: ["txt", "text"]
        case .csv: ["csv"]
        case .ofd: ["ofd"]
        case .zip: ["zip"]
        }
    }

    var isPicture: Bool {
        switch self {
        case .jpeg, .png, .webp: true
        case .pdf, .heic, .plainText, .csv, .ofd, .zip: false
        }
    }
}

extension Visit {
    /// Takes a file in.
    ///
    /// - Parameters:
    ///   - accepts: Kinds of file as documents name them; any known kind where there are none.
    ///   - most: Bytes.
    ///
    /// - Returns: The file, or what is wrong with it.
    func takeIn(
        _ file: PostedFile?, accepting accepts: [String], atMost most: Int
    ) async throws -> FileTaken {
        guard let file else { return .wrong(say(ApplyWord.fileMissing)) }
        if file.bytes.isEmpty { return .wrong(say(ApplyWord.fileEmpty)) }
        if file.bytes.count > most {
            return .wrong(say(ApplyWord.fileTooLarge, ["size": Wording.size(most)]))
        }
        let kinds = wording.list(accepts.map { $0.uppercased() })
        let wrongKind = FileTaken.wrong(
            say(ApplyWord.fileKind, ["kinds": kinds.isEmpty ? "PDF, JPEG, PNG" : kinds]))
        do {
            let stored = try await hall.takeIn(
                FileBody(bytes: file.bytes), name: file.name, by: try signedIn())
            let isTaken =
                accepts.isEmpty || !stored.kind.words.isDisjoint(with: accepts)
            return isTaken ? .stored(stored) : wrongKind
        } catch let refusal as AttachmentRefusal {
            switch refusal {
            case .tooLarge(let limit):
                return .wrong(say(ApplyWord.fileTooLarge, ["size": Wording.size(limit)]))
            case .empty: return .wrong(say(ApplyWord.fileEmpty))
            case .kindNotTaken: return wrongKind
            case .brokenOff, .unavailable: throw refusal
            }
        }
    }
}

/// What became of an uploaded file.
enum FileTaken {
    case stored(StoredAttachment)
    case wrong(String)

    /// What is taken where a document says nothing, or where something is asked for freely.
    static let usualKinds = ["pdf", "jpeg", "png"]
    static let usualSize = 10_000_000
}
