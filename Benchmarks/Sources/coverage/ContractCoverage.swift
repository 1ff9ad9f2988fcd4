import Dataset
import Foundation
import Scoring
import Statistics

/// Involvement where contracts are a sample: contracts resampled within their vendor, for the mean that weighs by value.
///
/// Each vendor of a dataset is a sample of its own, scored as any dataset is; the truth is that of a vendor with 20,000
/// contracts.
enum ContractCoverage {
    @Sendable static func table(_ divisor: Int) async throws -> String {
        var rows: [[String]] = []
        for count in [5, 10, 20, 50] {
            let covered = try await samples(1_000 / divisor, of: count)
            rows.append(["\(count)", Simulation.percent(covered.compactMap { $0 }), "\(covered.count { $0 == nil })"])
        }
        return Simulation.table(
            "Involvement: contracts drawn from a vendor's business",
            ["contracts", "typical involvement", "no interval"],
            rows)
    }

    /// For each sample whether the interval holds the truth; nil where there is none.
    private static func samples(_ vendors: Int, of count: Int) async throws -> [Bool?] {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "contract-coverage-\(count)-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let draws = try await Simulation.run("contracts \(count)", 1) { $0 }[0]
        try write(vendors, of: count, to: folder, draws)
        let reading = try DatasetFolder(folder.path, options: ReadingOptions(threads: 2)).read()
        guard let dataset = reading.dataset, let period = Period("2026-Q1") else {
            fatalError("the simulated dataset has faults: \(reading.diagnostics.prefix(3))")
        }
        let scored = try Scorer.score(dataset, period: period, threads: 2)
        guard let truth = scored.vendor("all")?.standing(in: Method.involvement, scored.method).value else {
            fatalError("the simulated dataset has no truth")
        }
        let uncertainty = try Uncertainty(scored, threads: 2)
        return scored.vendors.filter { $0.vendor != "all" }.map { vendor in
            uncertainty.interval(of: vendor.vendor, at: Method.involvement).value
                .map { $0.lower <= truth && truth <= $0.upper }
        }
    }

    private static func write(_ vendors: Int, of count: Int, to folder: URL, _ draws: RandomDraws) throws {
        var draws = draws
        var names = "vendor,name\nall,All\n"
        var contracts =
            "contract,vendor,roles,risk_design,risk_construction,risk_operation,risk_maintenance,risk_demand,"
        contracts +=
            "risk_finance,risk_legal_political,risk_force_majeure,risk_termination,years,value,currency,signed\n"
        let roles = [
            "supply", "supply;maintain", "supply;build;!operate", "supply;design;build;operate",
            "supply;design;build;finance;maintain;operate",
        ]
        let bearers = ["vendor", "shared", "public"]
        var number = 0
        func add(_ vendor: String, _ contractCount: Int) {
            for _ in 0..<contractCount {
                number += 1
                let held = roles[draws.index(below: roles.count) ?? 0]
                let risks = (0..<9).map { _ in bearers[draws.index(below: 3) ?? 0] }.joined(separator: ",")
                let years = 1 + (draws.index(below: 25) ?? 0)
                // Most are small, a few are very large.
                let size = 1 + (draws.index(below: 30) ?? 0)
                contracts +=
                    "c\(number),\(vendor),\(held),\(risks),\(years),\(size * size * size * size * 1_000),USD,2025\n"
            }
        }
        add("all", 20_000)
        for vendor in 0..<vendors {
            names += "v\(vendor),Vendor \(vendor)\n"
            add("v\(vendor)", count)
        }
        let method = """
            candour: 1
            title: Simulation
            target: {for: contracts sampled, replicates: 1999}
            contracts: {rollup: typical}
            indices: [involvement]

            """
        for (name, text) in [("vendors.csv", names), ("contracts.csv", contracts), ("method.yaml", method)] {
            try Data(text.utf8).write(to: folder.appendingPathComponent(name))
        }
    }
}

extension NodeScore.Standing {
    /// The score, where there is one.
    fileprivate var value: Rational? {
        if case .scored(let score) = self { score.value } else { nil }
    }
}
