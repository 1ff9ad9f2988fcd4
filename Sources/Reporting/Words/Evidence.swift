import Dataset
import Scoring
import Statistics

/// Writes quotes and sources for one page, and keeps the page's notes.
struct Evidence {
    let run: RunContext

    /// A quote in quotation marks, marked where its wording is not that of record.
    func quote(_ text: String?, _ wording: Wording?) -> Markdown {
        guard let text else { return "*(no quote on record)*" }
        let mark: Markdown = wording.map { " *(\($0.rawValue) wording)*" } ?? ""
        return "“\(text)”" + mark
    }

    /// The mark of a note with the source; nothing where none is given.
    func note(_ source: Identifier?, on page: inout MarkdownPage) -> Markdown {
        guard let source else { return "" }
        return page.note(source.text, description(source))
    }

    /// The source in a line: title, dates, where it can be read.
    func description(_ identifier: Identifier) -> Markdown {
        guard let row = run.source(identifier) else { return "\(identifier.text) (not described in the dataset)" }
        var parts: [Markdown] = []
        let title: Markdown = "\(row.title ?? row.source.text)"
        if let url = row.url {
            let link = Link.out(to: url, title)
            parts.append(link == title ? "\(title), \(url)" : link)
        } else {
            parts.append(title)
        }
        if let published = row.published { parts.append("published \(published.inWords)") }
        if let archived = row.archived { parts.append(Link.out(to: archived, "archived")) }
        if let accessed = row.accessed { parts.append("seen \(accessed.inWords)") }
        var text = parts.joined(by: ", ")
        if let note = row.note { text = text + ". \(note)" }
        return text
    }

    /// A contract as running text names it.
    func title(_ contract: ContractRow) -> Markdown { "“\(contract.title ?? contract.contract.text)”" }

    /// What a claim asserts, in words.
    func assertion(_ claim: ClaimRow) -> Markdown {
        switch claim.assertion {
        case .roles(let words):
            let held = Role.allCases.filter(words.stated.contains).map { Markdown(escaping: "does \($0.rawValue)") }
            let denied = Role.allCases.filter(words.denied.contains).map {
                Markdown(escaping: "does not \($0.rawValue)")
            }
            return "it " + Counting.list(held + denied)
        case .risk(let risk, .bearer(.vendor)): return "\(risk.name) risk lies with the vendor"
        case .risk(let risk, .bearer(.shared)): return "\(risk.name) risk is shared"
        case .risk(let risk, .bearer(.public)): return "\(risk.name) risk lies with the public side"
        case .risk(let risk, .part(let part)):
            return "\(Figures.percent(part)) of \(risk.name) risk lies with the vendor"
        case .years(let years): return "the term is \(run.figures.short(years)) \(years == 1 ? "year" : "years")"
        case .statement: return "a statement, about no feature of a contract"
        }
    }

    /// The reasons for what is inferred, as a list in running text.
    func inferences(_ inferred: [Inference]) -> Markdown {
        Counting.list(inferred.map { "**\($0.column)** (\($0.reason))" })
    }
}

extension Verdict {
    /// The verdict as a page prints it, with what it rests on.
    var sentence: Markdown {
        switch self {
        case .contradicted: "**contradicted** by a document"
        case .inTension: "**in tension** with a document"
        case .consistent: "**consistent** with the documents"
        case .untested: "**untested**"
        }
    }
}
