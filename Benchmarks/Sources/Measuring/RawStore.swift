/// The bare database to compare with: one table, one prepared statement, the same rows in
/// transactions of the same length, WAL and `synchronous=FULL`.
package enum RawStore {}

extension Duration {
    package var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) / 1e18
    }
}
