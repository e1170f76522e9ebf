public import Civics

/// Serials of case numbers: each area counts from 1 again each day.
///
/// No serial is ever given twice. After a crash a few may have been given to nobody; they are never
/// given later.
public protocol NumberSerials: Sendable {
    /// The next serial of a series on a day, from 1.
    func nextSerial(
        of series: String, on day: CivilDate
    ) async throws(JournalRefusal) -> Int
}
