import Dataset
import Scoring
import Statistics

extension MethodPage {
    private var rules: ContractRules { method.contracts }

    func contracts(_ page: inout MarkdownPage) {
        page.heading(2, "Involvement of a contract")
        page.paragraph(
            "How deeply a contract involves its vendor in what the customer does. Each feature is an interval: what the record settles is a point, what it leaves open is everything that it could be. Involvement rises with every feature, so its bounds are exact. The contract's score is its lower end: *evidenced involvement*. It is a stated convention, not a legal finding."
        )
        page.formula(
            Markdown(
                source:
                    "I = 100\\,(\(number(rules.weights.roles))\\,R + \(number(rules.weights.risk))\\,K + \(number(rules.weights.term))\\,T + \(number(rules.weights.value))\\,V)"
            ))
        roles(&page)
        risks(&page)
        curves(&page)
        vendor(&page)
    }

    private func number(_ value: Rational) -> String { value.exactDecimal ?? value.description }

    private func roles(_ page: inout MarkdownPage) {
        page.heading(3, "R, roles")
        page.paragraph("The sum of the weights of the roles held.")
        page.table(
            [("role", .left), ("weight", .right)],
            Role.allCases.map { ["\($0.rawValue)", "\(number(rules.roles[$0] ?? 0))"] })
        page.paragraph(
            "Roles that the row states are certain; those that it denies are certainly not held; who builds a system supplies it. Where the row states none, the form settles what it can. Where it states some, the others are possible as far as the form allows them."
        )
        page.table(
            [("form", .left), ("certainly", .left), ("possibly", .left)],
            Form.allCases.map { form in
                let rule = rules.forms[form] ?? ContractRules.unknownForm
                return ["\(form.rawValue)", "\(listed(rule.certain))", "\(listed(rule.possible))"]
            } + [["*not known*", "–", "any"]])
    }

    private func listed(_ roles: Set<Role>) -> String {
        if roles.count == Role.allCases.count { return "any" }
        let names = Role.allCases.filter(roles.contains).map(\.rawValue)
        return names.isEmpty ? "–" : names.joined(separator: ", ")
    }

    private func risks(_ page: inout MarkdownPage) {
        page.heading(3, "K, risk")
        page.paragraph(
            "Σ weight × part borne by the vendor: vendor \(number(rules.bearers[.vendor] ?? 1)), shared \(number(rules.bearers[.shared] ?? 0)), public \(number(rules.bearers[.public] ?? 0)), or the part that the row states; not known, anything from 0 to 1."
        )
        page.table(
            [("risk", .left), ("weight", .right)],
            Risk.allCases.map { ["\($0.name)", "\(number(rules.risks[$0] ?? 0))"] })
    }

    private func curves(_ page: inout MarkdownPage) {
        page.heading(3, "T, term")
        page.formula(
            Markdown(
                source:
                    "T = \\min\\left(1, \\frac{\\ln(1 + \\mathrm{years})}{\\ln(1 + \(number(rules.fullYears)))}\\right)"
            ))
        page.paragraph(
            "Years as stated, or from the start to the end: whole years, and the days that remain over 365. Not known: anything from 0 to 1."
        )
        page.heading(3, "V, value")
        page.formula(
            Markdown(
                source:
                    "V = \\frac{\\ln v - \\ln \(number(rules.zeroValue))}{\\ln \(number(rules.fullValue)) - \\ln \(number(rules.zeroValue))}"
            ))
        page.paragraph(
            "Kept within 0 and 1; v is the nominal value in \(method.baseCurrency.text) at the rate of the year of signing, or else of the start. Without a value or a rate: anything from 0 to 1."
        )
    }

    private func vendor(_ page: inout MarkdownPage) {
        page.heading(2, "Involvement of a vendor")
        let left = ContractStatus.allCases.filter(rules.statusesLeftOut.contains).map(\.rawValue)
        let counting: Markdown =
            rules.isInForceOnly ? "It counts only while it runs." : "It stays after it has ended."
        page.paragraph(
            "A contract counts from the end of the day it was signed; without that, it started; without that, its source was published. The highest version by the quarter's end counts. "
                + counting
                + (left.isEmpty ? "" : " Left out: \(left.joined(separator: ", ")).")
                + " A confirmed duplicate counts once.")
        page.table(
            [("measure", .left), ("formula", .left), ("says", .left)],
            [
                ["deepest", "largest lower end; largest upper end", "the most it is shown to do anywhere"],
                [
                    "typical", "Σ w I / Σ w, w = share × ln(1 + v / \(Figures.grouped(number(rules.typicalScale))))",
                    "what it usually does",
                ],
                ["power", "(Σ w Iᵖ / Σ w)^(1/p), p = \(number(rules.power))", "between the two"],
                ["exposure", "Σ share × v × I / 100; Σ years × I / 100", "how much of it there is"],
            ])
        page.paragraph(
            "The headline is **\(rules.rollUp.rawValue)**. A value that is not known weighs as anything from \(Figures.grouped(number(rules.unknownValue.lowerBound))) to \(Figures.grouped(number(rules.unknownValue.upperBound))) \(method.baseCurrency.text); a share is 1 for a sole vendor, and each blank share of several is anything that the known ones leave. Bounds of means then follow Karnik and Mendel (2001), with weight and involvement taken as independent: they hold for certain, and need not be the narrowest."
        )
    }

    func gap(_ page: inout MarkdownPage) {
        page.heading(2, "The candour gap")
        page.paragraph(
            "A claim asserts a value of a contract's feature, or it is a statement about something that no feature speaks of, which is never tested. It stands from its date until it is withdrawn, and is held against the contracts of the group signed by then, in the version of that day."
        )
        page.table(
            [("verdict", .left), ("when", .left)],
            [
                ["contradicted", "what is claimed and what a contract's row states, with a quote, can't both hold"],
                ["in tension", "they can't both hold, but only the contract's form says so, or there is no quote"],
                ["consistent", "all that the documents allow lies within what is claimed"],
                ["untested", "anything else"],
            ])
        page.paragraph(
            "*Acknowledged involvement* takes the features claimed as claimed, by the latest claim about each, and all others as documented. The gap is the sum over the features claimed:"
        )
        page.formula(#"\mathrm{gap} = \sum_f \mathrm{weight}_f\,(\mathrm{documented}_f - \mathrm{claimed}_f)"#)
        page.paragraph(
            "It is an interval where a document leaves the feature open, and a headline only where its lower end is above 0. A vendor's gap is the largest of its contracts, never a difference of vendors' figures."
        )
    }
}
