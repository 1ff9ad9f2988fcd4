import Foundation
import Testing

/// What of the test vectors is not compared, and why; everything else must be.
private let notImplemented: [String: String] = [
    "irt/expected": "research only (design: statistics, section 10): a model of answers needs 300 vendors and more",
    "irt/expected_mml": "research only (design: statistics, section 10): a model of answers needs 300 vendors and more",
]

@Suite("The test vectors")
struct OracleTopicsTests {
    @Test(
        "Every table of expectations is compared by a test, or listed with a reason",
        .enabled(if: Oracles.available, Oracles.absent))
    func all() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        let sources = try FileManager.default.contentsOfDirectory(atPath: folder.path)
            .filter { $0.hasSuffix(".swift") }
            .map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }
        let tables = try Oracles.expectationTables()
        #expect(tables.count >= 28)
        for (topic, name) in tables {
            let call = name == "expected" ? "expectations(\"\(topic)\")" : "expectations(\"\(topic)\", \"\(name)\")"
            let isCompared = sources.contains { $0.contains(call) }
            let reason = notImplemented["\(topic)/\(name)"]
            #expect(isCompared != (reason != nil), "\(topic)/\(name).csv is neither compared nor listed, or it is both")
        }
        let present = Set(tables.map { "\($0.topic)/\($0.name)" })
        #expect(Set(notImplemented.keys).subtracting(present).sorted() == [], "listed, and not there")
    }
}
