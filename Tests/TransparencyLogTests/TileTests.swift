import Testing
import TransparencyLog

@Suite("Tiles")
struct TileTests {
    @Test(
        "Paths are written and read as C2SP does",
        arguments: [
            ("tile/0/000", TilePath.Kind.hashes(level: 0), 0, 256),
            ("tile/3/x001/x234/067", .hashes(level: 3), 1_234_067, 256),
            ("tile/entries/x001/000.p/255", .entries, 1_000, 255),
            ("tile/7/999.p/1", .hashes(level: 7), 999, 1),
        ])
    func paths(text: String, kind: TilePath.Kind, index: Int, width: Int) throws {
        let path = try #require(TilePath(kind, index: index, width: width))
        #expect(path.description == text)
        #expect(TilePath(parsing: text) == path)
    }

    @Test(
        "A path that would be a second address for a piece is refused",
        arguments: [
            "", "/tile/0/000", "tile/0/0", "tile/0/00", "tile/0/0000", "tile/00/000", "tile/8/000",
            "tile/-1/000", "tile/x/000", "tile/0/x000/000", "tile/0/x000", "tile/0/001/000",
            "tile/0/000.p/256", "tile/0/000.p/0", "tile/0/000.p/01", "tile/0/000.p/",
            "tile/0/000.p",
            "tile/0/000/", "tile/0//000", "tile/0/+01", "tile/0/x-01/000", "tile/data/000",
            "tile/entries", "tile/0", "tile", "tile/0/000?x", "tile/0/xx01/000", "tile/0/٠٠٠",
            "tile/0/x999/x999/x999/x999/x999/x999/999", "tile/0/000.p/1/000",
        ])
    func strictPaths(text: String) {
        #expect(TilePath(parsing: text) == nil)
    }

    @Test("A tree of 70,000 entries has the tiles that the specification counts")
    func seventyThousand() throws {
        let log = try MemoryLog.numbered(70_000)
        for (level, full, partial) in [(0, 273, 112), (1, 1, 17), (2, 0, 1)] {
            let paths = TilePath.paths(.hashes(level: level), treeSize: 70_000)
            #expect(paths.count { !$0.isPartial } == full)
            #expect(paths.last?.width == partial)
            #expect(paths.allSatisfy { log.pieces[$0.description]?.count == $0.width * 32 })
        }
        #expect(TilePath.paths(.hashes(level: 3), treeSize: 70_000).isEmpty)
        for path in TilePath.paths(.entries, treeSize: 70_000) {
            let bytes = try #require(log.pieces[path.description])
            let bundle = try #require(EntryBundle(parsing: bytes, width: path.width))
            #expect(bundle.bytes == bytes)
            #expect(bundle.entries.first == MemoryLog.entry(path.index * 256))
        }
    }

    @Test("A tree of 256 entries has a full tile and a partial one above it")
    func exactlyOneTile() throws {
        let log = try MemoryLog.numbered(256)
        #expect(log.pieces["tile/0/000"]?.count == 8_192)
        #expect(log.pieces["tile/1/000.p/1"]?.count == 32)
        #expect(log.pieces["tile/entries/000"] != nil)
    }

    @Test("A log taken up again at any size goes on as if it had never stopped")
    func resumes() async throws {
        for size in [0, 1, 5, 255, 256, 257, 511, 512, 1_000, 65_536, 65_537] {
            var log = try MemoryLog.numbered(size)
            var resumed = try await TiledLog(size: size, reading: log)
            #expect(resumed.root == log.sealer.root)
            let entries = (0..<700).map(MemoryLog.entry)
            let batch = try resumed.append(entries)
            let before = log.pieces
            try log.append(entries)
            #expect(batch.firstIndex == size)
            #expect(resumed.root == log.sealer.root)
            for piece in batch.pieces where before[piece.path.description] == nil {
                #expect(log.pieces[piece.path.description] == piece.bytes)
            }
        }
    }

    @Test("A size that no log could have costs nothing")
    func absurdSize() async throws {
        #expect(TilePath.paths(.entries, treeSize: .max).last?.width == 255)
        #expect(TilePath.paths(.entries, treeSize: -1).isEmpty)
        #expect(TileSet(size: -5).tilesNeededForTree().isEmpty)
        let tiles = TileSet(size: .max)
        #expect(tiles.tilesNeeded(forEntry: .max - 1).count == 8)
        #expect(!tiles.tilesNeeded(fromSize: .max - 1).isEmpty)
        await #expect(throws: MemoryLog.Absent.self) {
            try await TiledLog(size: .max, reading: MemoryLog())
        }
    }

    @Test("Damaged tiles and bundles are refused")
    func damaged() throws {
        #expect(Tile(parsing: [UInt8](repeating: 0, count: 33), width: 1) == nil)
        #expect(Tile(parsing: [], width: 0) == nil)
        #expect(Tile(hashes: []) == nil)
        #expect(EntryBundle(parsing: [0], width: 1) == nil)
        #expect(EntryBundle(parsing: [0, 2, 1], width: 1) == nil)
        #expect(EntryBundle(parsing: [0, 1, 1], width: 2) == nil)
        #expect(EntryBundle(parsing: [0, 0, 0, 1, 7], width: 2)?.entries == [[], [7]])
        #expect(EntryBundle(entries: [[UInt8](repeating: 0, count: 65_536)]) == nil)
        var log = TiledLog()
        let error = #expect(throws: EntryTooLong.self) {
            try log.append([[1], [UInt8](repeating: 0, count: 65_536)])
        }
        #expect(error?.position == 1)
        #expect(log.size == 0)
    }

    @Test("Base64 has one text for each run of bytes")
    func base64() {
        for (bytes, text) in [
            ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
            ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
        ] {
            #expect(Base64.encode(Array(bytes.utf8)) == text)
            #expect(Base64.decode(text) == Array(bytes.utf8))
        }
        for text in [
            "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "Zm9v\n", " Zm9v", "Zm-_", "Zg==Zg==",
        ] {
            #expect(Base64.decode(text) == nil)
        }
    }
}
