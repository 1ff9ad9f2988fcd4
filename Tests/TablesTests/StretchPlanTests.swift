import Testing

@testable import Tables

struct StretchPlanTests {
    /// Rows whose line ends stand inside quotes more often than outside.
    static let text: String = {
        var text = "a,b\n"
        for number in 0..<300 { text += "\(number),\"one\ntwo \"\"and\"\"\r\nthree, four\"\r\n" }
        return text
    }()

    @Test("in a file without faults every stretch begins at a record", arguments: [1, 2, 3, 8, 50])
    func beginnings(count: Int) throws {
        let stored = try TemporaryFile(Self.text)
        let file = try OpenFile(path: stored.path)
        let plan = try StretchPlan(file, from: 4, count: count, threads: 2, blockSize: 11)
        #expect(plan.starts.count == count)
        #expect(plan.starts.first == 4)
        let bytes = Array(Self.text.utf8)
        for start in plan.starts {
            // An odd number of quotes before it would mean that it stands inside a quoted cell.
            #expect(bytes[..<start].count { $0 == LineScan.quote }.isMultiple(of: 2))
            #expect(start == 4 || LineScan.isLineEnd(bytes[start - 1]))
        }
    }

    @Test("the plan does not depend on threads and blocks")
    func independence() throws {
        let stored = try TemporaryFile(Self.text)
        let file = try OpenFile(path: stored.path)
        let starts = try StretchPlan(file, from: 4, count: 20, threads: 1, blockSize: 1 << 20).starts
        for threads in [1, 2, 8] {
            for blockSize in [1, 7, 64] {
                #expect(
                    try StretchPlan(file, from: 4, count: 20, threads: threads, blockSize: blockSize).starts == starts)
            }
        }
    }

    @Test("a stretch without a line end outside quotes belongs to the one before")
    func noLineEnd() throws {
        let stored = try TemporaryFile("a,b\n1,\"" + String(repeating: "x\n", count: 100) + "\"\n2,3\n")
        let file = try OpenFile(path: stored.path)
        let plan = try StretchPlan(file, from: 4, count: 10, threads: 2, blockSize: 16)
        #expect(plan.starts == [4, 209])
    }
}
