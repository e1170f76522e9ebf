public import City

extension Store {
    /// Writes a case's row anew from what its events say.
    public func rewrite(_ row: CaseRow) async throws(StoreUnavailable) {
        let prepared = PreparedRow(row)
        try await put { batch in
            guard let standing = try batch.standing(row.caseID) else { return }
            try batch.rewrite(standing, as: prepared)
        }
    }
}
