public import Civics
public import JSON

/// One event of one case: what happened, when, and by whom.
///
/// On the wire an event is a name, a schema version and a JSON payload:
///
///     { "name": "case.urged", "schema": 1, "at": 1764554400000,
///       "by": { "desk": "applicant" }, "what": { "place": "受理" } }
///
/// Whatever was written once is read for ever; the golden corpus of the tests holds one of each.
public struct CaseEvent: Hashable, Sendable {
    public let at: Instant
    public let by: Actor
    public let what: Happening

    /// The schema written today.
    public static let schemaVersion = 1

    /// `case.accepted` and the like.
    public var wireName: String { what.wireName }

    /// The event as the journal keeps it: canonical JSON (``JSONValue/canonical()``), the same bytes
    /// for the same event in every process.
    public var canonical: [UInt8] {
        var writer = FieldWriter()
        writer.text.beginObject()
        writer("at", at)
        writer("by", by)
        writer("name", wireName)
        writer("schema", Self.schemaVersion)
        writer.text.beginMember("what")
        what.write(to: &writer)
        writer.text.endMember()
        writer.text.endObject()
        return writer.text.bytes
    }

    /// Reads what ``canonical`` wrote, now or years ago.
    ///
    /// - Throws: ``EventFault``. An unknown name or a newer schema means that a newer Tongban wrote
    ///   the journal: run that version. A malformed field means a damaged journal.
    public init(json: JSONValue) throws(EventFault) {
        guard let object = json.object else { throw .malformed(field: "") }
        let fields = Fields(object)
        let name: String = try fields("name")
        let schema: Int = try fields("schema")
        guard schema <= Self.schemaVersion else { throw .newerSchema(name: name, version: schema) }
        at = try fields("at")
        by = try fields("by")
        guard let payload = object["what"]?.object else { throw .malformed(field: "what") }
        do { what = try Happening.read(name, Fields(payload)) } catch { throw error.within("what") }
    }

    init(at: Instant, by: Actor, what: Happening) {
        (self.at, self.by, self.what) = (at, by, what)
    }
}

/// Why an event cannot be read. Nothing of the event's content is repeated.
public enum EventFault: Error, Hashable, Sendable {
    /// No event of this version has the name; a newer version wrote it.
    case unknownName(String)
    /// The event's schema is newer than this version reads.
    case newerSchema(name: String, version: Int)
    /// A member is missing or not of its kind; where, as `what.place`.
    case malformed(field: String)

    func within(_ name: String) -> EventFault {
        switch self {
        case .malformed(let field): .malformed(field: field.isEmpty ? name : "\(name).\(field)")
        case .unknownName, .newerSchema: self
        }
    }
}
