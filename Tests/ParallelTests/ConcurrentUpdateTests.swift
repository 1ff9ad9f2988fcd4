import Testing

@testable import Parallel

struct ConcurrentUpdateTests {
    @Test("each element is changed once, where it stands", arguments: [1, 2, 8], [0, 1, 64, 65, 5_000])
    func update(threads: Int, count: Int) {
        var elements = (0..<count).map { ["element number \($0)"] }
        let before = elements
        concurrentUpdate(&elements, threads: threads) { index, element in element.append(String(index)) }
        #expect(elements == (0..<count).map { ["element number \($0)", String($0)] })
        #expect(before == (0..<count).map { ["element number \($0)"] })
    }
}
