import Civics
import HTTPTypes
import Web

extension CityAPI {
    /// Addresses fixed by C2SP tlog-tiles: anyone may read and mirror the sealed ledger.
    var ledgerRoutes: [Route] {
        [
            Route(.get, "/checkpoint", "checkpoint", for: .anyone) { _ in
                Self.open(try Call.found(try await city.checkpoint()), as: .text).cached(seconds: 1)
            }
            .summary("The newest signed checkpoint (C2SP tlog-checkpoint).").topic("ledger")
            .limited(.exempt).answering(ResponseShape(200, .text, "A signed note."))
            .refusing(.notFound),
            Route(.get, "/checkpoint/witnessed", "witnessedCheckpoint", for: .anyone) { _ in
                Self.open(try Call.found(try await city.witnessedCheckpoint()), as: .text)
                    .cached(seconds: 1)
            }
            .summary("The newest checkpoint that enough witnesses cosigned (C2SP tlog-witness).")
            .topic("ledger").limited(.exempt)
            .answering(ResponseShape(200, .text, "A signed note with cosignatures."))
            .refusing(.notFound),
            Route(.get, "/tile/{path...}", "tile", for: .anyone) { call in
                Self.open(try Call.found(try await city.tile(call.path("path"))), as: .bytes)
                    .immutable()
            }
            .path("path", .restOfPath, "Level and number, 0/x001/234.p/5 or entries/000.")
            .summary("A tile of the Merkle tree or a bundle of entries (C2SP tlog-tiles).")
            .topic("ledger").limited(.exempt).answering(ResponseShape(200, .bytes, "The tile.")),
        ]
    }

    private static func open(_ bytes: [UInt8], as mediaType: MediaType) -> Reply {
        Reply.bytes(bytes, as: mediaType).with(.crossOriginResourcePolicy, "cross-origin")
    }
}
