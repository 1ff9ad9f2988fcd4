import Dataset
import Scoring
import Statistics

/// What a contract says, in a sentence or two.
struct ContractWords {
    let run: RunContext

    /// "to design, build, finance, operate and transfer; for 21 years; design and operation risk with the vendor".
    func summary(_ contract: ContractInvolvement) -> Markdown {
        var parts: [Markdown] = []
        let roles = contract.roles.standings.filter { $0.standing == .stated }.map {
            Markdown(escaping: $0.role.rawValue)
        }
        if !roles.isEmpty {
            parts.append("to " + Counting.list(roles))
        } else if let form = contract.row.form {
            parts.append("form \(form.rawValue), roles not stated")
        }
        if let years = contract.term.years { parts.append("for \(run.figures.short(years)) years") }
        if let risks = risks(contract, borne: 1) { parts.append(risks + " risk with the vendor") }
        if let risks = risks(contract, borne: 0) { parts.append(risks + " risk with the public side") }
        if let amount = contract.value.amount {
            parts.append("worth \(Figures.whole(amount)) \(run.method.baseCurrency.text)")
        }
        return parts.isEmpty ? "nothing but its name is on record" : parts.joined(by: "; ")
    }

    private func risks(_ contract: ContractInvolvement, borne part: Rational) -> Markdown? {
        let risks = contract.risk.parts.filter { $0.isStated && $0.part == Interval(exactly: part) }
        return risks.isEmpty ? nil : Counting.list(risks.map { Markdown(escaping: $0.risk.name) })
    }

    /// "2017–2038", "from 2017", or nothing: the years that the contract covers.
    func years(_ row: ContractRow) -> String {
        guard let from = (row.starts ?? row.signed)?.year else { return "" }
        if let ends = row.ends { return "\(from)–\(ends.year)" }
        if let years = row.years, let whole = Int(years.fixed(0)) { return "\(from)–\(from + whole)" }
        return "from \(from)"
    }

    /// The title with its years, as a chart labels it.
    func label(_ row: ContractRow) -> String {
        let years = years(row)
        return (row.title ?? row.contract.text) + (years.isEmpty ? "" : ", " + years)
    }
}
