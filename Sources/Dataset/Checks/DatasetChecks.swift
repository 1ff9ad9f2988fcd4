import Parallel
import Tables

/// What the rows of a dataset must satisfy together.
///
/// Each check is a file of its own; adding one is that file and a line here.
enum DatasetChecks {
    static func run(_ tables: DatasetTables, method: Method?, gaps: [String: TableGaps], threads: Int) -> Findings {
        let index = DatasetIndex(tables, gaps)
        var findings = Findings()
        KeyChecks.run(tables, threads: threads, &findings)
        VendorChecks.run(tables, index, &findings)
        // Nothing but the names of vendors is read, on one thread.
        let (variants, others) = alongside(threads: threads) {
            var findings = Findings()
            VendorVariants.run(tables, &findings)
            return findings
        } _: {
            runOthers(tables, index, method, threads: threads)
        }
        findings.merge(variants)
        findings.merge(others)
        for finding in findings.ofUnanswered { findings.add(finding) }
        return findings
    }

    private static func runOthers(
        _ tables: DatasetTables, _ index: DatasetIndex, _ method: Method?, threads: Int
    ) -> Findings {
        var findings = Findings()
        RequestChecks.run(tables, index, &findings)
        ContractChecks.run(tables, index, &findings)
        ShareChecks.run(tables, &findings)
        DuplicateContracts.run(tables, &findings)
        ClaimChecks.run(tables, index, &findings)
        SourceChecks.run(tables, index, &findings)
        if let method {
            QuestionChecks.run(tables, method, &findings)
            ResponseChecks.run(tables, index, method, threads: threads, &findings)
            SettledChecks.run(tables, index, method, &findings)
            WeightChecks.run(tables, index, method, &findings)
            RoleChecks.run(tables, method, &findings)
            RateChecks.run(tables, index, method, &findings)
        }
        return findings
    }
}

/// The identifiers that rows may refer to, and what a row refers to.
package struct DatasetIndex: Sendable {
    let vendors: RowsByIdentifier<VendorRow>
    let questions: [Identifier: QuestionRow]
    let sources: RowsByIdentifier<SourceRow>
    let requests: [Pair: RequestRow]
    let rates: Set<RateKey>
    let gaps: [String: TableGaps]

    let vendorTarget: ReferenceTarget
    let questionTarget: ReferenceTarget
    let contractTarget: ReferenceTarget
    let sourceTarget: ReferenceTarget

    struct Pair: Hashable, Sendable {
        let vendor: Identifier
        let question: Identifier
    }

    struct RateKey: Hashable, Sendable {
        let currency: Identifier
        let year: Int
    }

    package init(_ tables: DatasetTables, _ gaps: [String: TableGaps]) {
        self.gaps = gaps
        vendors = RowsByIdentifier(tables.vendors) { tables.vendors[$0].vendor }
        questions = Dictionary(tables.questions.map { ($0.question, $0) }, uniquingKeysWith: { first, _ in first })
        sources = RowsByIdentifier(tables.sources) { tables.sources[$0].source }
        requests = Dictionary(
            tables.requests.map { (Pair(vendor: $0.vendor, question: $0.question), $0) },
            uniquingKeysWith: { first, _ in first })
        rates = Set(tables.rates.map { RateKey(currency: $0.currency, year: $0.year) })
        vendorTarget = ReferenceTarget("vendor", Set(vendors.identifiers), of: VendorRow.schema, tables, gaps)
        questionTarget = ReferenceTarget("question", Set(questions.keys), of: QuestionRow.schema, tables, gaps)
        contractTarget = ReferenceTarget(
            "contract", Set(tables.contracts.map(\.contract)), of: ContractRow.schema, tables, gaps)
        sourceTarget = ReferenceTarget("source", Set(sources.identifiers), of: SourceRow.schema, tables, gaps)
    }

    /// Whether a row that is missed may stand in a table and only not have been readable.
    func mayHold(_ schema: TableSchema, where isMeant: ([Identifier]) -> Bool) -> Bool {
        guard let gap = gaps[schema.name] else { return false }
        return gap.isUnread || gap.brokenLine != nil || gap.refusedKeys.contains(where: isMeant)
    }
}

/// The order of the UTF-8 bytes of two texts.
func byBytes(_ left: String, _ right: String) -> Bool { left.utf8.lexicographicallyPrecedes(right.utf8) }
