public import Civics
public import JSON
import Policies

extension CityHall {
    /// A document as a list shows it; with what runs and waits where the reader may know.
    public func view(of document: ShelfDocument, in language: Language) -> JSONValue {
        var object: JSONObject = [
            "id": .string(document.id),
            "title": .string(document.shown?.policy.title.text(in: language) ?? document.id),
            "issuer": .string(document.shown?.policy.issuer.body ?? ""),
            "versions": .array(document.versions.map { view(of: $0, in: language) }),
        ]
        object["inForce"] = document.inForce.map {
            .integer(Int64($0.policy.reference.version))
        }
        if !document.running.isEmpty {
            object["running"] = .array(
                document.running.sorted { $0.key < $1.key }.map { version, count in
                    ["version": .integer(Int64(version)), "cases": .integer(Int64(count))]
                })
        }
        object["proposed"] = document.proposed.map { summary(of: $0) }
        return .object(object)
    }

    /// One released version.
    public func view(of shelved: ShelvedPolicy, in language: Language) -> JSONValue {
        let policy = shelved.policy
        var object: JSONObject = [
            "id": .string(policy.reference.id),
            "version": .integer(Int64(policy.reference.version)),
            "title": .string(policy.title.text(in: language)),
            "digest": .string(policy.digest),
            "effective": .string(policy.effective.description),
            "from": .string(shelved.from.text(at: world.offset)),
            "releasedAt": .string(shelved.activated.text(at: world.offset)),
            "runningCases": .string(policy.runningCases.word),
        ]
        object["until"] = policy.until.map { .string($0.description) }
        return .object(object)
    }

    /// A publication with its steps.
    public func view(of publication: Publication) -> JSONValue {
        var object = summary(of: publication).object ?? [:]
        object["steps"] = .array(
            publication.events.map { event in
                var step: JSONObject = [
                    "event": .string(event.step.wireName),
                    "at": .string(event.at.text(at: world.offset)),
                ]
                step["seat"] = event.by.map { .string($0.seat.text) }
                return .object(step)
            })
        return .object(object)
    }

    /// What a review found.
    public func view(of review: PolicyReview, in language: Language) -> JSONValue {
        var object: JSONObject = [
            "faults": .integer(Int64(review.faults)),
            "findings": .array(review.findings.map { $0.line(in: language) }.map { .string($0) }),
            "situations": review.situations.json,
            "differences": .array(
                review.differences.map { .string($0.text.text(in: language)) }),
        ]
        if let policy = review.package.policy {
            object["document"] = .string(policy.reference.id)
            object["documentVersion"] = .integer(Int64(policy.reference.version))
            object["digest"] = .string(policy.digest)
            object["effective"] = .string(policy.effective.description)
            object["runningCases"] = .string(policy.runningCases.word)
        }
        object["running"] = .array(
            review.running.sorted { $0.key < $1.key }.map { version, count in
                ["version": .integer(Int64(version)), "cases": .integer(Int64(count))]
            })
        return .object(object)
    }
}
