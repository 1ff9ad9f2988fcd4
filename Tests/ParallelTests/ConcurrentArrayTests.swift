import Testing

@testable import Parallel

struct ConcurrentArrayTests {
    @Test("elements stand in index order for any number of threads", arguments: [-1, 1, 2, 8], [0, 1, 16_384, 40_000])
    func order(threads: Int, count: Int) {
        // Objects, so that one that is lost or given up twice is noticed.
        let elements = concurrentArray(count, threads: threads) { String(repeating: "n", count: 20) + String($0) }
        #expect(elements == (0..<count).map { String(repeating: "n", count: 20) + String($0) })
    }

    @Test("stretches follow each other and cover every index once", arguments: [1, 2, 8], [0, 1, 16_385, 40_000])
    func stretches(threads: Int, count: Int) {
        let stretches = concurrentStretches(of: count, threads: threads) { $0 }
        #expect(Array(stretches.joined()) == Array(0..<count))
        #expect(stretches.allSatisfy { !$0.isEmpty })
    }
}
