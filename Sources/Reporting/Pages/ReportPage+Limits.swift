import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// What is not known, and what the figures rest on.
    func limits(_ page: inout MarkdownPage) {
        page.heading(2, "Limits")
        let quality = RecordQuality(run)
        var items: [Markdown] = quality.measures
            .filter { $0.isLack && $0.count > 0 }
            .map { "\($0.count) of \($0.of) \($0.name)." }
        items += run.scored.steps.notTaken.map {
            "\(run.label($0.what)): *\($0.step)* was not possible – \($0.reason)."
        }
        for vendor in vendors {
            let inferred = vendor.involvement.contracts.filter { $0.counts && $0.withoutInference != nil }
            for contract in inferred {
                guard let without = contract.withoutInference, without != contract.involvement.involvement else {
                    continue
                }
                items.append(
                    "\(evidence.title(contract.row)) (\(link(vendor.vendor))): \(figures.text(contract.involvement.involvement)), and \(figures.text(without)) without what is inferred: \(evidence.inferences(contract.row.inferred))."
                )
            }
            for contract in vendor.involvement.contracts {
                guard case .duplicate(let original) = contract.standing,
                    let inference = contract.row.inferred.first(where: { $0.column == "same_as" })
                else { continue }
                items.append(
                    "\(evidence.title(contract.row)) (\(link(vendor.vendor))) counts as “\(original.text)” under another name. That is inferred (\(inference.reason)); without it, it would be one more contract, of which the bounds are \(figures.text(contract.involvement.involvement))."
                )
            }
        }
        items += sureness
        if quality.hasSharedContracts { items.append("A contract of several vendors counts once for each of them.") }
        items.append("A score says what this record shows under this method, and nothing else.")
        page.bullets(items)
    }

    /// Where the figures can be had and checked.
    func data(_ page: inout MarkdownPage) {
        page.heading(2, "Data, method and how to cite")
        page.bullets([
            "\(Link.to("comparison.md", "All vendors side by side")); a page a vendor: "
                + Counting.list(vendors.map { link($0.vendor) }) + ".",
            "\(Link.to("method.md", "The method")) in prose, tables and formulas; every figure in `tables/`, described in \(Link.to("datapackage.json", "datapackage.json")).",
            "The rows that the figures rest on are in `inputs/`: `candour verify` scores them again and compares every byte, and `candour explain` leads from a figure to its rows and sources.",
            Markdown(source: "Cite as: ")
                + "\(run.method.title)\(authors), version \(run.method.version), \(run.period.description), edition "
                + Markdown(source: "`\(run.edition)`") + ", scored by Candour \(run.release)."
                + (run.method.licence.map { " Licence: \($0)." } ?? ""),
        ])
    }

    private var authors: String {
        run.method.authors.isEmpty ? "" : ", " + run.method.authors.joined(separator: ", ")
    }
}
