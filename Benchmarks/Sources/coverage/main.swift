/// Prints how often each kind of interval that a report prints contains the truth, in populations whose truth is known:
/// the tables of docs/coverage.md. The same bytes on every machine; an argument of 10 takes a tenth of the samples.
let divisor = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1
let parts: [@Sendable (Int) async throws -> String] = [
    ScoreCoverage.table, AllEqualCoverage.table, RankCoverage.table, SignFlipLevel.table, AlphaCoverage.table,
    CoderCoverage.table, ContractCoverage.table, FeldtCoverage.table,
]
for part in parts { print(try await part(max(divisor, 1)), terminator: "\n\n") }
