import Civics
import HTTPTypes
import Testing
import WebTesting

@testable import Web

@Suite("Limits")
struct LimitTests {
    let clock = StandingClock()
    let here = CallSource("192.0.2.1")!
    let elsewhere = CallSource("2001:db8::1")!

    @Test("A bucket gives its burst exactly, then its rate, and each key has its own")
    func bucket() {
        let buckets = TokenBuckets<CallSource>(
            Rate(burst: 5, perSecond: 2), time: clock.monotonic)
        for _ in 1...5 { #expect(buckets.take(here) == nil) }
        #expect(buckets.take(here) == 1)
        #expect(buckets.take(elsewhere) == nil)
        clock.pass(seconds: 0.5)
        #expect(buckets.take(here) == nil)
        #expect(buckets.take(here) == 1)
        clock.pass(seconds: 3600)
        for _ in 1...5 { #expect(buckets.take(here) == nil) }
        #expect(buckets.take(here) != nil)
    }

    @Test("A flood of new keys takes no more memory than the limit and frees no spent key early")
    func flood() {
        let buckets = TokenBuckets<Int>(
            Rate(burst: 2, perSecond: 0.001), keys: 64, time: clock.monotonic)
        #expect(buckets.take(-1) == nil)
        #expect(buckets.take(-1) == nil)
        for key in 0..<10_000 { _ = buckets.take(key) }
        #expect(buckets.take(-1) != nil)
    }

    @Test("Calls over the place's limit are told when to come again")
    func callLimit() async throws {
        let rates = RateLimits(
            source: Rate(burst: 3, perSecond: 0.5), account: nil, heavy: nil, time: clock.monotonic)
        let visitor = try SmallHouse.visitor(rates: rates)
        for _ in 1...3 { #expect(try await visitor.call("GET", "/open").status == 200) }
        let answer = try await visitor.call("GET", "/open")
        #expect(answer.problem == "too-many-requests")
        #expect(answer["Retry-After"] == "2")
        #expect(try await visitor.call("GET", "/nowhere").status == 429)
        clock.pass(seconds: 2)
        #expect(try await visitor.call("GET", "/open").status == 200)
    }

    @Test("One account's calls do not use up another's")
    func accountLimit() async throws {
        let rates = RateLimits(
            source: nil, account: Rate(burst: 2, perSecond: 0.1), heavy: nil, time: clock.monotonic)
        let visitor = try SmallHouse.visitor(rates: rates)
        let clerk = visitor.bearing("clerk")
        for _ in 1...2 { #expect(try await clerk.call("GET", "/open").status == 200) }
        #expect(try await clerk.call("GET", "/open").status == 429)
        #expect(try await visitor.bearing("resident").call("GET", "/open").status == 200)
        #expect(try await visitor.call("GET", "/open").status == 200)
    }

    @Test("Five wrong passwords lock one name from one place for 15 minutes, and nobody else")
    func signInLock() throws {
        let lock = SignInLock(time: clock.monotonic)
        for _ in 1...4 { lock.failed("wang", from: here) }
        try lock.enter("wang", from: here)
        lock.failed("wang", from: here)
        #expect(throws: Problem(.signInLocked)) { try lock.enter("wang", from: here) }
        try lock.enter("wang", from: elsewhere)
        try lock.enter("li", from: here)
        clock.pass(seconds: 15 * 60 - 1)
        #expect(throws: Problem(.signInLocked)) { try lock.enter("wang", from: here) }
        clock.pass(seconds: 2)
        try lock.enter("wang", from: here)
    }

    @Test("A right password forgets the wrong ones before it, and so do 15 minutes")
    func forgiven() throws {
        let lock = SignInLock(time: clock.monotonic)
        for _ in 1...4 { lock.failed("wang", from: here) }
        lock.succeeded("wang", from: here)
        for _ in 1...4 { lock.failed("wang", from: here) }
        clock.pass(seconds: 901)
        lock.failed("wang", from: here)
        try lock.enter("wang", from: here)
    }

    @Test("A place that fails for many names is locked as a place")
    func sourceLock() throws {
        let lock = SignInLock(failuresOfSource: 50, time: clock.monotonic)
        for name in 1...50 { lock.failed("name\(name)", from: here) }
        #expect(throws: Problem(.signInLocked)) { try lock.enter("li", from: here) }
        try lock.enter("li", from: elsewhere)
    }

    @Test("A proxy of ours is believed about the caller, anybody else is not")
    func proxies() {
        let proxy = CallSource("10.0.0.1")!
        let trusted = TrustedProxies([proxy])
        func source(_ connection: CallSource, _ forwarded: String) -> CallSource {
            trusted.source(of: connection, fields: [.forwardedFor: forwarded])
        }
        #expect(source(proxy, "198.51.100.9, 192.0.2.1") == here)
        #expect(source(proxy, "192.0.2.1, 10.0.0.1") == here)
        #expect(source(elsewhere, "192.0.2.1") == elsewhere)
        #expect(source(proxy, "junk") == proxy)
        #expect(CallSource("::ffff:192.0.2.1") == here)
        #expect(CallSource("2001:db8::2") == elsewhere)
        #expect(CallSource("2001:db8:1::1") != elsewhere)
    }
}
