import JSON

/// Runs the public cases of inclusion and consistency proofs that transparency-dev keeps (their
/// `testdata`), good ones and damaged ones.
public enum MerkleConformance {
    /// What became of the cases.
    public struct Report: Hashable, Sendable, CustomStringConvertible {
        public internal(set) var passed = 0
        /// Files whose case was judged otherwise than it says, or could not be read.
        public internal(set) var failures: [String] = []

        /// `N passed, N failed`.
        public var description: String { "\(passed) passed, \(failures.count) failed" }
    }

    /// Runs every case.
    ///
    /// - Parameter files: Each JSON file's path under the suite's directory, and its bytes.
    public static func run(files: some Sequence<(path: String, bytes: [UInt8])>) -> Report {
        var report = Report()
        for (path, bytes) in files {
            guard let value = try? JSONValue(parsing: bytes),
                let wantsError = value["wantErr"]?.bool, holds(value) == !wantsError
            else {
                report.failures.append(path)
                continue
            }
            report.passed += 1
        }
        return report
    }

    /// Whether the case's proof holds; a case whose hashes are no hashes does not.
    private static func holds(_ value: JSONValue) -> Bool {
        guard let hashes = proof(value["proof"]) else { return false }
        if value["leafIdx"] != nil {
            guard let index = int(value["leafIdx"]), let size = int(value["treeSize"]),
                let leaf = hash(value["leafHash"]), let root = hash(value["root"])
            else { return false }
            let proof = InclusionProof(index: index, size: size, hashes: hashes)
            return (try? proof.verify(leaf: leaf, root: root)) != nil
        }
        guard let old = int(value["size1"]), let new = int(value["size2"]),
            let oldRoot = hash(value["root1"]), let newRoot = hash(value["root2"])
        else { return false }
        let proof = ConsistencyProof(oldSize: old, newSize: new, hashes: hashes)
        return (try? proof.verify(oldRoot: oldRoot, newRoot: newRoot)) != nil
    }

    private static func int(_ value: JSONValue?) -> Int? {
        value?.int.flatMap { Int(exactly: $0) }
    }

    private static func hash(_ value: JSONValue?) -> LogHash? {
        value?.string.flatMap { LogHash(base64: $0) }
    }

    private static func proof(_ value: JSONValue?) -> [LogHash]? {
        guard let value, !value.isNull else { return [] }
        guard let texts = value.array else { return nil }
        let hashes = texts.compactMap { hash($0) }
        return hashes.count == texts.count ? hashes : nil
    }
}
