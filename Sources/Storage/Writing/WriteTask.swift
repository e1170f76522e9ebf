import City

/// One piece of work for the writer, with someone waiting for it.
protocol WriteTask: AnyObject, Sendable {
    /// Looks before it writes: when it refuses, it has written nothing, so it needs no savepoint.
    var looksFirst: Bool { get }

    /// Does the work within the batch's transaction and keeps what came of it.
    ///
    /// - Throws: ``SQLFault`` or another failure of the store; refusals are kept, not thrown.
    ///   Returns whether what it wrote may stay.
    func run(in batch: WriteBatch) throws -> Bool

    /// Keeps a refusal in place of what came of the work.
    func refuse(_ refusal: JournalRefusal)

    /// Tells whoever waits; `fault` in place of what came of it.
    func finish(_ fault: StoreUnavailable?)
}

/// A piece of work that gives a value or a refusal.
final class Write<Made: Sendable>: WriteTask, @unchecked Sendable {
    // Safety: `outcome` is touched on the writer's queue only; everything else is constant.
    private var outcome: Result<Made, JournalRefusal> = .failure(.unavailable(.closed))
    private let work: @Sendable (WriteBatch) throws -> Made
    private let waiting: CheckedContinuation<Result<Made, JournalRefusal>, Never>
    let looksFirst: Bool

    init(
        looksFirst: Bool, waiting: CheckedContinuation<Result<Made, JournalRefusal>, Never>,
        work: @escaping @Sendable (WriteBatch) throws -> Made
    ) {
        (self.looksFirst, self.waiting, self.work) = (looksFirst, waiting, work)
    }

    func run(in batch: WriteBatch) throws -> Bool {
        do {
            outcome = .success(try work(batch))
            return true
        } catch let refusal as JournalRefusal {
            outcome = .failure(refusal)
            return false
        } catch is DamagedRecord {
            outcome = .failure(.unavailable(.unreadable(reason: "a stored record is damaged")))
            return false
        }
    }

    func refuse(_ refusal: JournalRefusal) { outcome = .failure(refusal) }

    func finish(_ fault: StoreUnavailable?) {
        waiting.resume(returning: fault.map { .failure(.unavailable($0)) } ?? outcome)
    }
}
