import Parallel
import Testing

struct AlongsideTests {
    private struct Fault: Error {}

    @Test("Both results come back, on one thread and on several", arguments: [1, 2, 8])
    func bothResults(threads: Int) {
        let (aside, main) = alongside(threads: threads) {
            (0..<1_000).reduce(0, +)
        } _: {
            concurrentMap(100, threads: threads) { $0 * 2 }
        }
        #expect(aside == 499_500)
        #expect(main == (0..<100).map { $0 * 2 })
    }

    @Test("The error of what is done meanwhile is thrown", arguments: [1, 2])
    func throwsTheError(threads: Int) {
        #expect(throws: Fault.self) {
            try alongside(threads: threads) {
                1
            } _: { () throws(Fault) -> Int in
                throw Fault()
            }
        }
    }
}
