import Parallel
import Synchronization
import Testing

@Suite("Folding on several threads")
struct ConcurrentFoldTests {
    private struct Fault: Error, Equatable {
        let index: Int
    }

    /// Work that takes a different time for each index.
    private static func work(_ index: Int) -> [Int] {
        var sum = 0
        for step in 0..<(index * 7_919 % 13) * 500 { sum &+= step * index }
        return [sum == .min ? -1 : index]
    }

    @Test("results are joined in the order of their indices", arguments: [1, 2, 3, 8], [0, 1, 2, 7, 200])
    func order(threads: Int, count: Int) {
        for _ in 0..<20 {
            let joined = concurrentFold(
                count, threads: threads, mayJoin: { _, _ in true }, join: { $0 += $1 }, Self.work)
            #expect(joined == (count == 0 ? [] : [Array(0..<count)]))
        }
    }

    @Test("joining ends with the first result that may not be joined", arguments: [1, 2, 5])
    func refusal(threads: Int) {
        for _ in 0..<20 {
            let joined = concurrentFold(
                40, threads: threads, mayJoin: { $1 != [17] && $1 != [30] }, join: { $0 += $1 }, Self.work)
            #expect(joined == [Array(0..<17)] + (17..<40).map { [$0] })
        }
    }

    @Test("nothing is joined twice at a time")
    func alone() {
        let isJoining = Atomic(false)
        let joined = concurrentFold(
            500, threads: 8, mayJoin: { _, _ in true },
            join: { whole, next in
                #expect(isJoining.exchange(true, ordering: .acquiringAndReleasing) == false)
                whole += next
                isJoining.store(false, ordering: .releasing)
            }, Self.work)
        #expect(joined.count == 1)
    }

    @Test("the error of the lowest index is thrown", arguments: [1, 4])
    func errors(threads: Int) {
        #expect(throws: Fault(index: 11)) {
            try concurrentFold(
                50, threads: threads, mayJoin: { _, _ in true }, join: { $0 += $1 },
                { index throws(Fault) in
                    if index % 20 == 11 { throw Fault(index: index) }
                    return [index]
                })
        }
    }
}
