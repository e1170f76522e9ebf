import Testing
import TransparencyLog

@Suite("Merkle trees and proofs")
struct MerkleTests {
    @Test("The eight standard inputs of Certificate Transparency give their roots")
    func standardInputs() {
        let inputs: [[UInt8]] = [
            [], [0x00], [0x10], [0x20, 0x21], [0x30, 0x31], [0x40, 0x41, 0x42, 0x43],
            Array(0x50...0x57), Array(0x60...0x6f),
        ]
        let roots = [
            "6e340b9c", "fac54203", "aeb6bcfe", "d37ee418", "4e3bbb1f", "76e67dad", "ddb89be4",
            "5dc9da79",
        ]
        var tree = MerkleTree()
        #expect(tree.root.description.hasPrefix("e3b0c442"))
        for (input, root) in zip(inputs, roots) {
            tree.append(.leaf(input))
            #expect(tree.root.description.hasPrefix(root))
        }
    }

    @Test("A growing tree has the root that RFC 6962 defines, at every size")
    func rootsAtEverySize() {
        let leaves = (0..<300).map { LogHash.leaf(MemoryLog.entry($0)) }
        var tree = MerkleTree()
        for size in 0...leaves.count {
            #expect(tree.root == Reference.root(leaves[..<size]))
            #expect(MerkleTree(size: size, peaks: tree.peaks) == tree)
            if size < leaves.count { tree.append(leaves[size]) }
        }
        #expect(MerkleTree(size: 3, peaks: []) == nil)
        #expect(MerkleTree(size: -1, peaks: tree.peaks) == nil)
    }

    @Test("Every inclusion proof in small trees is RFC 6962's and holds only where it belongs")
    func everyInclusion() async throws {
        let leaves = (0..<40).map { LogHash.leaf(MemoryLog.entry($0)) }
        for size in 1...leaves.count {
            let log = try MemoryLog.numbered(size)
            let root = Reference.root(leaves[..<size])
            for index in 0..<size {
                let proof = try await log.inclusionProof(of: index, size: size)
                #expect(proof.hashes == Reference.path(index, leaves[..<size]))
                try proof.verify(leaf: leaves[index], root: root)
                #expect(throws: ProofFault.self) {
                    try proof.verify(leaf: leaves[(index + 1) % 40], root: root)
                }
                let moved = InclusionProof(
                    index: size - 1 - index, size: size, hashes: proof.hashes)
                guard moved.index != index else { continue }
                #expect(throws: ProofFault.self) {
                    try moved.verify(leaf: leaves[index], root: root)
                }
            }
        }
    }

    @Test("Every consistency proof between small trees is RFC 6962's and holds")
    func everyConsistency() async throws {
        let leaves = (0..<40).map { LogHash.leaf(MemoryLog.entry($0)) }
        for new in 1...leaves.count {
            let log = try MemoryLog.numbered(new)
            for old in 1...new {
                let proof = try await log.consistencyProof(from: old, size: new)
                #expect(proof.hashes == Reference.proof(old, leaves[..<new]))
                let roots = (Reference.root(leaves[..<old]), Reference.root(leaves[..<new]))
                try proof.verify(oldRoot: roots.0, newRoot: roots.1)
                #expect(throws: ProofFault.self) {
                    try proof.verify(oldRoot: .ofNothing, newRoot: roots.1)
                }
                #expect(throws: ProofFault.self) {
                    try proof.verify(oldRoot: roots.0, newRoot: .ofNothing)
                }
            }
        }
    }

    @Test("Proofs across tile edges hold", arguments: [255, 256, 257, 511, 512, 513, 70_000])
    func acrossTiles(size: Int) async throws {
        let log = try MemoryLog.numbered(size)
        let olds = Set([1, 2, 255, 256, 257, size / 2, size - 1, size]).filter { $0 <= size }
        var tree = MerkleTree()
        var roots: [Int: LogHash] = [:]
        for number in 0..<size {
            tree.append(.leaf(MemoryLog.entry(number)))
            if olds.contains(tree.size) { roots[tree.size] = tree.root }
        }
        #expect(log.sealer.root == tree.root)
        for index in Set([0, 1, 254, 255, 256, size / 2, size - 2, size - 1]) where index < size {
            let proof = try await log.inclusionProof(of: index, size: size)
            try proof.verify(leaf: .leaf(MemoryLog.entry(index)), root: tree.root)
        }
        for old in olds {
            let proof = try await log.consistencyProof(from: old, size: size)
            try proof.verify(oldRoot: try #require(roots[old]), newRoot: tree.root)
        }
    }

    @Test("Proofs that cannot exist are refused")
    func impossibleProofs() async throws {
        let log = try MemoryLog.numbered(10)
        for index in [-1, 10, Int.max] {
            await #expect(throws: ProofFault.indexOutOfRange) {
                try await log.inclusionProof(of: index, size: 10)
            }
        }
        for old in [-1, 0, 11] {
            await #expect(throws: ProofFault.sizesOutOfOrder) {
                try await log.consistencyProof(from: old, size: 10)
            }
        }
        let empty = InclusionProof(index: Int.min, size: Int.max, hashes: [])
        #expect(throws: ProofFault.indexOutOfRange) { try empty.root(leaf: .ofNothing) }
        let backwards = ConsistencyProof(oldSize: .max, newSize: .min, hashes: [])
        #expect(throws: ProofFault.sizesOutOfOrder) {
            try backwards.verify(oldRoot: .ofNothing, newRoot: .ofNothing)
        }
        let tiles = TileSet(size: 10)
        #expect(throws: MissingTile.self) { try tiles.inclusion(of: 3) }
    }

    @Test(
        "transparency-dev's cases are judged as they say",
        .enabled(
            if: Conformance.isPresent("merkle"),
            "The public Merkle cases are not at $TONGBAN_CONFORMANCE, so they are skipped."))
    func publicCases() throws {
        let files = try Conformance.files("merkle")
        let report = MerkleConformance.run(files: files)
        #expect(report.failures == [])
        #expect(report.passed == files.count)
        #expect(report.passed > 100)
        #expect(report.description == "\(files.count) passed, 0 failed")
    }

    @Test("A case judged wrongly is reported by its path")
    func reportsFailures() {
        let report = MerkleConformance.run(files: [
            ("a.json", Array("{}".utf8)),
            (
                "b.json",
                Array(
                    #"{"wantErr":false,"size1":1,"size2":1,"root1":"","root2":"","proof":null}"#
                        .utf8)
            ),
        ])
        #expect(report.failures == ["a.json", "b.json"])
        #expect(report.description == "0 passed, 2 failed")
    }
}
