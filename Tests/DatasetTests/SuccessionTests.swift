import Testing

@testable import Dataset

@Suite("Keys that follow each other")
struct SuccessionTests {
    @Test("have the place at which they were first met, in whatever order they come")
    func places() {
        var succession = Succession<Int>()
        let met = [3, 3, 1, 4, 3, 1, 4, 1, 5, 5, 3, 4, 9, 3]
        var first: [Int] = []
        for key in met {
            if !first.contains(key) { first.append(key) }
            #expect(succession.place(of: key) == first.firstIndex(of: key))
        }
        #expect(succession.keys == [3, 1, 4, 5, 9])
    }
}
