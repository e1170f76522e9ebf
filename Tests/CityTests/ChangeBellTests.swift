import Civics
import Testing

@testable import City

@Suite("Listening for changes")
struct ChangeBellTests {
    private let person = WatchSubject.person(PersonID(high: 1, low: 1))
    private let other = WatchSubject.person(PersonID(high: 2, low: 2))

    @Test("Only who listens to a subject hears of it, and the newest number overtakes")
    func hearing() async {
        let bell = ChangeBell()
        let mine = bell.listen(to: [person])
        bell.ring([other: 3], upTo: 3)
        bell.ring([person: 4], upTo: 4)
        bell.ring([person: 9], upTo: 9)
        var heard = mine.makeAsyncIterator()
        #expect(await heard.next() == 9)
    }

    @Test("What was missed is told at once; what was seen is not told again")
    func missed() {
        let bell = ChangeBell()
        bell.ring([other: 5], upTo: 5)
        bell.ring([person: 7], upTo: 8)
        #expect(bell.missed([person], since: 6) == 7)
        #expect(bell.missed([person], since: 7) == nil)
        #expect(bell.missed([other], since: 6) == nil)
    }

    @Test("What happened while nobody listened counts as a change")
    func unknown() {
        let bell = ChangeBell()
        bell.skip(to: 100)
        #expect(bell.missed([person], since: 40) == 100)
        #expect(bell.missed([person], since: 100) == nil)
        bell.ring([other: 120], upTo: 120)
        #expect(bell.missed([person], since: 100) == nil)
    }

    @Test("Nobody is kept who has stopped listening")
    func leaving() async {
        let bell = ChangeBell()
        do {
            let numbers = bell.listen(to: [person])
            #expect(bell.isWatched && bell.isWatchedWidely)
            _ = numbers
        }
        #expect(!bell.isWatched)
        let one = bell.listen(to: [.ofCase(CaseID(high: 3, low: 3))])
        #expect(bell.isWatched && !bell.isWatchedWidely)
        _ = one
    }
}
