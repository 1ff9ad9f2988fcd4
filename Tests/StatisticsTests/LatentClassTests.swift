import Testing

@testable import Statistics

@Suite("Latent classes of Dawid and Skene")
struct LatentClassTests {
    private static let subjects = ["dawid_skene_1979_anaesthesia", "t60_w4_k3", "two_coders"]

    private struct Data {
        var labels: [LatentClasses.Label] = []
        let tasks: [String]
        let coders: [String]
        let classes: [String]

        init(_ name: String) throws {
            let rows = try Oracles.table("dawid_skene", name).rows
            tasks = Set(rows.map { $0[0] }).sorted()
            coders = Set(rows.map { $0[1] }).sorted()
            classes = Set(rows.map { $0[2] }).sorted()
            for row in rows {
                labels.append(
                    LatentClasses.Label(
                        unit: try #require(tasks.firstIndex(of: row[0])),
                        coder: try #require(coders.firstIndex(of: row[1])),
                        label: try #require(classes.firstIndex(of: row[2]))))
            }
        }

        func classes(after steps: Int) throws -> LatentClasses {
            try LatentClasses(
                anyCoders: labels, units: tasks.count, coders: coders.count, classes: classes.count, steps: steps)
        }
    }

    @Test(
        "Probabilities, shares, errors and likelihood agree with the oracle, every row of it",
        .enabled(if: Oracles.available, Oracles.absent), arguments: subjects)
    func oracle(_ name: String) throws {
        let data = try Data(name)
        let rows = try Oracles.expectations("dawid_skene").filter { $0.subject == name }
        #expect(rows.count == ["two_coders": 364, "t60_w4_k3": 880][name] ?? 1_060)
        for (text, rows) in Dictionary(grouping: rows, by: { $0.quantity.split(separator: "_iter")[1] }) {
            let classes = try data.classes(after: #require(Int(text)))
            for row in rows {
                let parts = row.key.split(separator: ":").map(String.init)
                func place(_ list: [String], _ part: Int, after prefix: String = "") throws -> Int {
                    try #require(list.firstIndex(of: String(parts[part].dropFirst(prefix.count))))
                }
                switch row.quantity.split(separator: "_")[0] {
                case "posterior":
                    let value = try classes.probabilities[place(data.tasks, 0)][place(data.classes, 1)]
                    row.check { try DoubleDouble(value) }
                case "prior":
                    let value = try classes.shares[place(data.classes, 0)]
                    row.check { try DoubleDouble(value) }
                case "error":
                    let table = try classes.errors[place(data.coders, 0)]
                    let value = try table[place(data.classes, 1, after: "true")][place(data.classes, 2, after: "obs")]
                    row.check { try DoubleDouble(value) }
                default:
                    row.check {
                        try classes.likelihoods.reduce(DoubleDouble.zero) { try $0 + .log(DoubleDouble($1)) }
                    }
                }
            }
        }
    }

    @Test("Two coders are refused, and the order of the labels changes no bit")
    func edges() throws {
        let labels = (0..<12).flatMap { unit in
            (0..<3).map { LatentClasses.Label(unit: unit, coder: $0, label: (unit + ($0 == unit % 3 ? 1 : 0)) % 2) }
        }
        let classes = try LatentClasses(labels, units: 12, coders: 3, classes: 2, steps: 20)
        #expect(try classes == LatentClasses(labels.reversed(), units: 12, coders: 3, classes: 2, steps: 20))
        #expect(throws: NotAvailable.tooFew(needed: 3)) {
            try LatentClasses(labels, units: 12, coders: 2, classes: 2, steps: 1)
        }
        #expect(throws: NotAvailable.arithmetic(.outOfDomain)) {
            try LatentClasses(labels, units: 11, coders: 3, classes: 2, steps: 1)
        }
    }
}
