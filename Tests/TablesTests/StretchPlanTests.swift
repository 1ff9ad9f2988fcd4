import Testing

@testable import Tables

struct StretchPlanTests {
    /// Rows whose line ends stand inside quotes more often than outside.
    static let text: String = {
        var text = "a,b\n"
        for number in 0..<300 { text += "\(number),\"one\ntwo \"\"and\"\"\r\nthree, four\"\r\n" }
        return text
    }()

    /// A plan with evenly spaced bounds.
    static func plan(
        _ file: OpenFile, count: Int, columns: Int = 2, threads: Int = 2, blockSize: Int
    ) throws -> StretchPlan {
        let bounds = (0..<count).map { 4 + (file.byteCount - 4) * $0 / count }
        return try StretchPlan(
            file, from: 4, bounds: bounds, columnCount: columns, delimiter: UInt8(ascii: ","), threads: threads,
            blockSize: blockSize)
    }

    @Test("in a file without faults every stretch begins at a record", arguments: [1, 2, 3, 8, 50])
    func beginnings(count: Int) throws {
        let stored = try TemporaryFile(Self.text)
        let file = try OpenFile(path: stored.path)
        let plan = try Self.plan(file, count: count, blockSize: 11)
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
        let starts = try Self.plan(file, count: 20, threads: 1, blockSize: 1 << 20).starts
        #expect(starts.count == 20)
        for threads in [1, 2, 8] {
            for blockSize in [1, 7, 64] {
                #expect(try Self.plan(file, count: 20, threads: threads, blockSize: blockSize).starts == starts)
            }
        }
    }

    @Test("a stretch without a line end outside quotes belongs to the one before")
    func noLineEnd() throws {
        let stored = try TemporaryFile("a,b\n1,\"" + String(repeating: "x\n", count: 100) + "\"\n2,3\n")
        let file = try OpenFile(path: stored.path)
        let plan = try Self.plan(file, count: 10, blockSize: 16)
        #expect(plan.starts == [4, 209])
    }

    @Test("where the bytes behind a bound tell, a stray quote before it does not lead astray")
    func guessing() throws {
        let stored = try TemporaryFile("a,b\n1,5\" pipe\n" + Self.text.dropFirst(4))
        let file = try OpenFile(path: stored.path)
        let bytes = try readFile(stored.path)
        // Now a record begins where the number of quotes before is odd.
        let plan = try Self.plan(file, count: 8, blockSize: 1 << 20)
        #expect(plan.starts.count == 8)
        var quotes = 0
        for (index, byte) in bytes.enumerated() {
            if index > 20, plan.starts.contains(index) { #expect(!quotes.isMultiple(of: 2)) }
            quotes += byte == LineScan.quote ? 1 : 0
        }
        // Counting is led astray, and so is every plan that has to count.
        #expect(try Self.plan(file, count: 8, blockSize: 11).starts != plan.starts)
        #expect(try Self.plan(file, count: 8, columns: 3, blockSize: 1 << 20).starts != plan.starts)
    }
}
