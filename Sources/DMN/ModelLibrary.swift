/// The models of a folder, read in the order their imports need.
public struct ModelLibrary: Sendable {
    private let models: [String: Model]
    /// Files that could not be read, with the reason.
    public let failures: [String: ModelError]

    /// Reads all files; where models import each other in a
    /// circle, one of them is read without the import, which is a finding.
    public init(_ files: [String: [UInt8]]) {
        var models: [String: Model] = [:]
        var failures: [String: ModelError] = [:]
        var waiting = files.keys.sorted()
        var wants: [String: Set<String>] = [:]
        var spaces: [String: String] = [:]
        for name in waiting {
            guard let root = try? XMLDocument.parse(files[name] ?? []) else { continue }
            let namespace = root.attribute("namespace") ?? ""
            spaces[name] = namespace
            wants[name] = Set(root.all("import").compactMap { $0.attribute("namespace") })
        }
        while !waiting.isEmpty {
            let open = Set(waiting.compactMap { spaces[$0] })
            let next = waiting.first { name in
                (wants[name] ?? []).subtracting([spaces[name] ?? ""]).isDisjoint(with: open)
            }
            let name = next ?? waiting[0]
            waiting.removeAll { $0 == name }
            let circular = next == nil ? open.intersection(wants[name] ?? []) : []
            do throws(ModelError) {
                models[name] = try Model(
                    xml: files[name] ?? [], imports: Array(models.values), circular: circular)
            } catch {
                failures[name] = error
            }
        }
        self.models = models
        self.failures = failures
    }

    /// The same models, written and read again.
    func rewritten() -> ModelLibrary {
        ModelLibrary(models.mapValues { Array($0.xml().utf8) })
    }

    /// The model read from a file.
    public func model(file: String) -> Model? { models[file] }

    /// The model a test file belongs to by its name.
    func model(beside test: String) -> Model? {
        guard let range = test.range(ofMarker: "-test-") else { return nil }
        return models[String(test[..<range]) + ".dmn"]
    }
}

extension String {
    /// Where a marker begins.
    fileprivate func range(ofMarker marker: String) -> String.Index? {
        indices.first { self[$0...].hasPrefix(marker) }
    }
}
