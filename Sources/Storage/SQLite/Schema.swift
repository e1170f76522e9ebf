import GRDB

/// The tables, made forward in named steps. A step that was released is never edited: a further
/// one follows it.
enum Schema {
    /// One step.
    struct Step: Sendable {
        let name: String
        let statements: String
    }

    static let steps = [
        Step(name: "1 journal and cases", statements: journal + cases),
        Step(name: "2 queues and finding", statements: finding),
        Step(name: "3 shelves", statements: shelves),
        Step(name: "4 attachments and followers", statements: files),
        Step(name: "5 publications and running cases", statements: publications),
        Step(name: "6 house records", statements: house),
        Step(name: "7 entries follow from their rows", statements: commitments),
        Step(name: "8 audit search", statements: audit),
        Step(name: "9 loads of units", statements: loads),
        Step(name: "10 shown papers", statements: shownPapers),
        Step(name: "11 one row for the events of a step", statements: earlierEvents),
        Step(name: "12 queues by waiting time and by person", statements: queueOrders),
    ]

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        for step in steps {
            migrator.registerMigration(step.name) { try $0.execute(sql: step.statements) }
        }
        return migrator
    }

    /// A case's events are found from its head backwards, so the journal needs no second index and
    /// every insertion goes to its end.
    private static let journal = """
        CREATE TABLE node (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
        CREATE TABLE journal (
            position INTEGER PRIMARY KEY, case_no INTEGER NOT NULL, version INTEGER NOT NULL,
            previous INTEGER, name TEXT NOT NULL, schema INTEGER NOT NULL, at INTEGER NOT NULL,
            actor BLOB, role TEXT NOT NULL, unit TEXT, basis TEXT, leaf BLOB NOT NULL,
            entry BLOB NOT NULL, sealed BLOB
        ) STRICT;
        CREATE TABLE answers (
            number INTEGER PRIMARY KEY, key BLOB NOT NULL, request BLOB NOT NULL,
            answer BLOB NOT NULL, at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE answer_keys (
            key BLOB NOT NULL, number INTEGER NOT NULL, PRIMARY KEY (key, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE lagging (
            name TEXT NOT NULL, slice INTEGER NOT NULL, up_to INTEGER NOT NULL,
            PRIMARY KEY (name, slice)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE serials (
            series TEXT NOT NULL, day INTEGER NOT NULL, given INTEGER NOT NULL,
            PRIMARY KEY (series, day)
        ) STRICT, WITHOUT ROWID;

        """

    /// Events written before have their entries stored; later ones have an empty one and this.
    private static let commitments = """
        ALTER TABLE journal ADD COLUMN commitment BLOB;
        """

    /// Rows written before hold one event each and stay as they are; later ones hold all events
    /// that one commit told of a case, the ones before the last packed here.
    private static let earlierEvents = """
        ALTER TABLE journal ADD COLUMN earlier BLOB;
        """

    private static let cases = """
        CREATE TABLE cases (
            case_no INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, number TEXT NOT NULL UNIQUE,
            pseudonym BLOB NOT NULL, parent BLOB, opened INTEGER NOT NULL,
            version INTEGER NOT NULL, head INTEGER NOT NULL, leaf BLOB NOT NULL,
            internal_number TEXT, policy TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL,
            closed INTEGER NOT NULL, title TEXT NOT NULL, people BLOB NOT NULL,
            organisations BLOB NOT NULL, places BLOB NOT NULL, promised_due INTEGER,
            statutory_due INTEGER, light INTEGER NOT NULL, next_moment INTEGER,
            updated INTEGER NOT NULL, category TEXT, longitude INTEGER, latitude INTEGER
        ) STRICT;
        CREATE INDEX cases_by_parent ON cases (parent) WHERE parent IS NOT NULL;
        CREATE TABLE case_keys (case_no INTEGER PRIMARY KEY, seed BLOB NOT NULL) STRICT;
        CREATE TABLE tombstones (
            case_no INTEGER PRIMARY KEY, ordered_by BLOB NOT NULL, confirmed_by BLOB NOT NULL,
            basis TEXT NOT NULL, at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE tally (
            policy TEXT NOT NULL, kind TEXT NOT NULL, stage TEXT NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (policy, kind, stage)
        ) STRICT, WITHOUT ROWID;
        """

    private static let finding = """
        CREATE TABLE queue (
            unit TEXT NOT NULL, desk TEXT NOT NULL, due INTEGER NOT NULL, case_no INTEGER NOT NULL,
            path TEXT NOT NULL, light INTEGER NOT NULL, since INTEGER NOT NULL, assignee BLOB,
            stage TEXT NOT NULL, policy TEXT NOT NULL,
            PRIMARY KEY (unit, desk, due, case_no, path)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE moments (
            moment INTEGER NOT NULL, case_no INTEGER NOT NULL, PRIMARY KEY (moment, case_no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE parties (
            party BLOB NOT NULL, case_no INTEGER NOT NULL, PRIMARY KEY (party, case_no)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE spots (
            category TEXT NOT NULL, cell INTEGER NOT NULL, opened INTEGER NOT NULL,
            case_no INTEGER NOT NULL, PRIMARY KEY (category, cell, opened, case_no)
        ) STRICT, WITHOUT ROWID;
        """

    /// A queue is also listed by how long its places wait, and a desk asks for its own places: with
    /// tens of thousands waiting at one desk neither may walk through all of them. Few places are
    /// given to somebody.
    private static let queueOrders = """
        CREATE INDEX queue_by_since ON queue (unit, desk, since, case_no, path);
        CREATE INDEX queue_by_assignee ON queue (assignee, unit, desk)
            WHERE assignee IS NOT NULL;
        """

    private static let shelves = """
        CREATE TABLE accounts (
            number INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, name BLOB NOT NULL UNIQUE,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE TABLE sessions (
            digest TEXT PRIMARY KEY, account BLOB NOT NULL, began INTEGER NOT NULL,
            seen INTEGER NOT NULL, ends INTEGER NOT NULL, sealed BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX sessions_by_account ON sessions (account);
        CREATE TABLE registers (
            number INTEGER PRIMARY KEY, resource TEXT NOT NULL, key BLOB NOT NULL,
            sealed BLOB NOT NULL, source TEXT NOT NULL, at INTEGER NOT NULL,
            UNIQUE (resource, key)
        ) STRICT;
        CREATE TABLE policies (
            number INTEGER PRIMARY KEY, id TEXT NOT NULL, version INTEGER NOT NULL,
            digest TEXT NOT NULL, files BLOB NOT NULL, takes_effect INTEGER NOT NULL,
            activated INTEGER NOT NULL, released_by BLOB NOT NULL, UNIQUE (id, version)
        ) STRICT;
        CREATE TABLE licences (
            row INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE, code TEXT NOT NULL UNIQUE,
            case_id BLOB NOT NULL, person BLOB, organisation TEXT, issued INTEGER NOT NULL,
            sealed BLOB NOT NULL
        ) STRICT;
        CREATE INDEX licences_by_case ON licences (case_id);
        CREATE INDEX licences_by_person ON licences (person) WHERE person IS NOT NULL;
        CREATE INDEX licences_by_organisation ON licences (organisation)
            WHERE organisation IS NOT NULL;
        CREATE TABLE rating_tokens (
            digest TEXT PRIMARY KEY, case_id BLOB NOT NULL, ends INTEGER NOT NULL, spent INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE messages (
            person BLOB NOT NULL, id BLOB NOT NULL, case_id BLOB, kind TEXT NOT NULL,
            at INTEGER NOT NULL, read INTEGER, sealed BLOB NOT NULL, PRIMARY KEY (person, id)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX messages_by_case ON messages (case_id) WHERE case_id IS NOT NULL;
        CREATE TABLE drafts (
            id BLOB PRIMARY KEY, person BLOB NOT NULL, policy TEXT NOT NULL,
            version INTEGER NOT NULL, changed INTEGER NOT NULL, sealed BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX drafts_by_person ON drafts (person);
        CREATE TABLE accesses (
            number INTEGER PRIMARY KEY, at INTEGER NOT NULL, account BLOB, seat TEXT NOT NULL,
            act TEXT NOT NULL, case_id BLOB, subject BLOB, purpose TEXT NOT NULL,
            allowed INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX accesses_by_case ON accesses (case_id) WHERE case_id IS NOT NULL;
        CREATE INDEX accesses_by_subject ON accesses (subject) WHERE subject IS NOT NULL;
        """

    /// Payments, mandates: what the house keeps beside cases.
    private static let house = """
        CREATE TABLE house_records (
            kind TEXT NOT NULL, key TEXT NOT NULL, version INTEGER NOT NULL, at INTEGER NOT NULL,
            sealed BLOB NOT NULL, PRIMARY KEY (kind, key)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE house_record_holders (
            kind TEXT NOT NULL, holder BLOB NOT NULL, at INTEGER NOT NULL, key TEXT NOT NULL,
            PRIMARY KEY (kind, holder, at, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX house_record_holders_by_key ON house_record_holders (kind, key);
        """

    private static let shownPapers = """
        CREATE TABLE paper_shares (
            digest TEXT PRIMARY KEY, id BLOB NOT NULL UNIQUE, number TEXT NOT NULL,
            made INTEGER NOT NULL, ends INTEGER NOT NULL, revoked INTEGER
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX paper_shares_by_number ON paper_shares (number, made);
        """

    private static let files = """
        CREATE TABLE attachments (
            number INTEGER PRIMARY KEY, digest TEXT NOT NULL UNIQUE, size INTEGER NOT NULL,
            kind TEXT NOT NULL, name BLOB NOT NULL, account BLOB NOT NULL, at INTEGER NOT NULL,
            state TEXT NOT NULL, file TEXT NOT NULL, wrapped BLOB
        ) STRICT;
        CREATE INDEX attachments_waiting ON attachments (number) WHERE state = 'quarantined';
        CREATE TABLE attachment_uses (
            case_id BLOB NOT NULL, digest TEXT NOT NULL, purpose TEXT NOT NULL,
            PRIMARY KEY (case_id, digest, purpose)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attachment_uses_by_digest ON attachment_uses (digest);
        CREATE TABLE followers (name TEXT PRIMARY KEY, position INTEGER NOT NULL)
            STRICT, WITHOUT ROWID;
        CREATE TABLE follower_rows (
            follower TEXT NOT NULL, key TEXT NOT NULL, grouping TEXT NOT NULL,
            sort INTEGER NOT NULL, sealed BLOB NOT NULL, PRIMARY KEY (follower, key)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX follower_rows_by_group ON follower_rows (follower, grouping, sort, key);
        """

    /// The index of running cases serves whoever must tell all of a document's cases something, and
    /// the lists of a version's cases.
    private static let publications = """
        CREATE TABLE publications (
            id BLOB PRIMARY KEY, document TEXT NOT NULL, version INTEGER NOT NULL,
            stage TEXT NOT NULL, next INTEGER, files BLOB NOT NULL
        ) STRICT;
        CREATE INDEX publications_by_document ON publications (document, id);
        CREATE INDEX publications_due ON publications (next) WHERE next IS NOT NULL;
        CREATE INDEX cases_running ON cases (policy, id) WHERE closed = 0;
        """

    private static let audit = """
        CREATE INDEX accesses_by_account ON accesses (account, number) WHERE account IS NOT NULL;
        """

    /// What waits at each unit, counted with the places themselves.
    private static let loads = """
        CREATE TABLE unit_loads (
            unit TEXT NOT NULL, light INTEGER NOT NULL, count INTEGER NOT NULL,
            PRIMARY KEY (unit, light)
        ) STRICT, WITHOUT ROWID;
        INSERT INTO unit_loads SELECT unit, light, count(*) FROM queue GROUP BY unit, light;
        """
}
