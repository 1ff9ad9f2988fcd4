import Synchronization
import Testing

@testable import Parallel

struct ConcurrentMapTests {
    struct Refusal: Error, Equatable { var index: Int }

    @Test("results stand in index order for any number of threads", arguments: [-1, 0, 1, 2, 8, 100])
    func order(threads: Int) {
        let results = concurrentMap(1_000, threads: threads) { index in
            // Early indices take longer, so that late ones finish first.
            var sum = 0
            for number in 0..<((1_000 - index) * 20) { sum &+= number }
            return index * 2 + (sum == -1 ? 1 : 0)
        }
        #expect(results == (0..<1_000).map { $0 * 2 })
    }

    @Test("each index is run exactly once", arguments: [1, 2, 8])
    func once(threads: Int) {
        let calls = Atomic(0)
        let results = concurrentMap(257, threads: threads) { index in
            calls.wrappingAdd(1, ordering: .relaxed)
            return index
        }
        #expect(results == Array(0..<257))
        #expect(calls.load(ordering: .relaxed) == 257)
    }

    @Test("no indices give no results", arguments: [0, -5])
    func empty(count: Int) {
        #expect(concurrentMap(count, threads: 4) { $0 }.isEmpty)
    }

    @Test("results that are optional keep their nils")
    func optionals() {
        let results = concurrentMap(10, threads: 3) { index -> Int? in index.isMultiple(of: 2) ? nil : index }
        #expect(results == [nil, 1, nil, 3, nil, 5, nil, 7, nil, 9])
    }

    @Test("the error of the lowest failing index is thrown", arguments: [1, 2, 8])
    func lowestError(threads: Int) {
        for _ in 0..<50 {
            #expect(throws: Refusal(index: 13)) {
                _ = try concurrentMap(200, threads: threads) { index throws(Refusal) -> Int in
                    if index == 13 {
                        var sum = 0
                        for number in 0..<50_000 { sum &+= number }
                        if sum != -1 { throw Refusal(index: index) }
                    }
                    if index > 13 && index.isMultiple(of: 7) { throw Refusal(index: index) }
                    return index
                }
            }
        }
    }

    @Test("a map inside a map finishes")
    func nested() {
        let results = concurrentMap(8, threads: 4) { outer in
            concurrentMap(8, threads: 4) { inner in outer * 8 + inner }
        }
        #expect(results.flatMap { $0 } == Array(0..<64))
    }
}
