import Dataset
import Scoring
import Statistics

extension ReportPage {
    /// What was found, in a few sentences; each stands only where the figures support it.
    struct Findings {
        let page: ReportPage
        private var run: RunContext { page.run }
        private var figures: Figures { page.run.figures }
        private var vendors: [ScoredVendor] { page.vendors }

        init(_ page: ReportPage) { self.page = page }

        var bullets: [Markdown] {
            var bullets: [Markdown] = []
            if let index = run.transparency, let ranking = run.scored.ranking(index) {
                if let order = page.order(index) {
                    bullets += [OrderWords(page: page, ranking: ranking, order: order).leaders].compactMap { $0 }
                } else if vendors.count > 1 {
                    bullets += [leaders(ranking)].compactMap { $0 }
                }
                if let changes = run.uncertainty.changes(of: index) {
                    bullets += [ChangeWords(page: page, index: index, changes: changes).finding].compactMap { $0 }
                }
                bullets += [answers].compactMap { $0 }
                bullets += [silence(ranking)].compactMap { $0 }
            }
            bullets += [deepest, contradictions, questions].compactMap { $0 }
            return bullets.isEmpty ? ["Nothing on record for this quarter."] : bullets
        }

        /// Who stands first, and whether that is certain.
        private func leaders(_ ranking: Ranking) -> Markdown? {
            guard let first = ranking.places.first, ranking.places.count > 1 else { return nil }
            func named(_ place: Place) -> Markdown {
                "\(page.link(place.vendor)) (\(figures.text(place.score.value)))"
            }
            if run.dependsOnOthers(ranking.index) {
                return
                    "\(named(first)) has **the highest score**. Scores depend on who is in the run, so nothing says who else could be first once what is not known is known."
            }
            let others = ranking.places.count - 1
            let rivals = ranking.places.filter { $0.best == 1 && $0.vendor != first.vendor }
            if rivals.isEmpty {
                return
                    "**\(run.name(first.vendor)) answers most openly**: \(named(first)), above the other \(Counting.word(others)) that are ranked, whatever the answers that were due and are not rated turn out to be\(pendingMark)."
            }
            guard rivals.count <= 4 else {
                return
                    "**No vendor leads for certain.** \(named(first)) has the highest score, but \(Counting.word(rivals.count)) others could be first once what is not known is known."
            }
            let together = Counting.list(([first] + rivals).map(named))
            return
                "**\(Counting.capitalised(rivals.count + 1)) vendors could be first**: \(together) can't be told apart on what is known."
        }

        /// Answers not yet due are outside of the bounds, so nothing is said of them.
        private var pendingMark: String {
            vendors.contains { $0.leaves.contains { $0.status == .pending } } ? "; what is not yet due is left out" : ""
        }

        /// What became of the questions.
        private var answers: Markdown? {
            var counts: [LeafStatus: Int] = [:]
            var full = 0
            var nothing = 0
            for leaf in vendors.flatMap(\.leaves) {
                counts[leaf.status, default: 0] += 1
                guard leaf.status == .scored else { continue }
                if let range = leaf.range, leaf.value == range.upperBound { full += 1 }
                if let range = leaf.range, leaf.value == range.lowerBound { nothing += 1 }
            }
            let expected = counts.reduce(0) { $0 + ($1.key == .notApplicable ? 0 : $1.value) }
            guard expected > 0 else { return nil }
            let part = (counts[.scored] ?? 0) - full - nothing
            var parts: [Markdown] = [
                "\(Counting.word(full)) \(full == 1 ? "was" : "were") answered in full",
                "\(Counting.word(part)) in part",
            ]
            if full == 0 { parts[0] = "none was answered in full" }
            if part == 0 { parts[1] = "none in part" }
            if nothing > 0 {
                parts.append("\(Counting.word(nothing)) with an answer that is worth nothing on its scale")
            }
            let others: [(LeafStatus, String)] = [
                (.nonresponse, "refused or never answered"), (.pending, "not yet due"), (.unrated, "not rated"),
                (.unresolved, "on which the coders disagree without a winner"),
            ]
            for (status, words) in others {
                if let count = counts[status], count > 0 { parts.append("\(Counting.word(count)) \(words)") }
            }
            let who: Markdown =
                vendors.count == 1 ? "\(run.name(vendors[0].vendor))" : "\(Counting.capitalised(vendors.count)) vendors"
            let verb = vendors.count == 1 ? "had been asked" : "had been asked, in all,"
            return "**\(who) \(verb) \(Counting.inWords(expected, "question")) by the quarter's end**: "
                + Counting.list(parts) + "."
        }

        /// The vendor whose rank rests most on the rule for what is refused or never answered.
        private func silence(_ ranking: Ranking) -> Markdown? {
            let counting = ranking.places
            let leavingOut = Ranking(
                ranking.index,
                vendors.map { vendor in
                    guard let value = vendor.node(ranking.index)?.withoutNonresponse else {
                        return (vendor.vendor, .notScored("no answer given"))
                    }
                    return (vendor.vendor, .scored(Score(exactly: value)))
                }, run.method.basisDecimals)
            var largest: (vendor: Identifier, from: Int, to: Int)?
            for place in counting {
                guard let from = place.rank, let to = leavingOut.place(of: place.vendor)?.rank else { continue }
                if abs(to - from) > largest.map({ abs($0.to - $0.from) }) ?? 1 { largest = (place.vendor, from, to) }
            }
            guard let largest, run.method.missing.nonresponse == .minimum else { return nil }
            return
                "**The rank of \(run.name(largest.vendor)) rests on the rule for silence.** Counting what was refused or never answered as the least, as the method does, it ranks \(Counting.ordinal(largest.from)); leaving it out would put it \(Counting.ordinal(largest.to))."
        }

        /// The deepest contract on record.
        private var deepest: Markdown? {
            var found: (vendor: ScoredVendor, contract: VendorContract)?
            for vendor in vendors {
                guard let contract = vendor.involvement.deepestContract else { continue }
                let lower = contract.involvement.involvement.lower
                if found.map({ lower > $0.contract.involvement.involvement.lower }) ?? true {
                    found = (vendor, contract)
                }
            }
            guard let found, found.contract.involvement.involvement.lower > 0 else { return nil }
            let involvement = found.contract.involvement
            var text: Markdown =
                "**The deepest involvement on record is \(run.name(found.vendor.vendor))'s**: \(page.evidence.title(found.contract.row)), \(figures.text(involvement.involvement)) of 100 – \(page.contracts.summary(involvement))."
            let nameOnly = found.vendor.involvement.nameOnly
            if nameOnly > 0 {
                text =
                    text
                    + " \(Counting.capitalised(nameOnly)) more of its contracts \(nameOnly == 1 ? "is" : "are") known by name only and could lie anywhere from 0 to 100."
            }
            return text
        }

        /// How many vendors say what documents contradict, and the widest gap.
        private var contradictions: Markdown? {
            let speaking = vendors.filter { $0.claims.contains { $0.row.assertion != .statement } }
            guard !speaking.isEmpty else { return nil }
            let contradicted = speaking.filter { $0.claims.contains { $0.verdict == .contradicted } }
            let tense = speaking.filter { vendor in
                vendor.claims.contains { $0.verdict == .inTension }
                    && !vendor.claims.contains { $0.verdict == .contradicted }
            }
            var text: Markdown
            if speaking.count == 1, let vendor = speaking.first {
                let claims = vendor.claims.filter { $0.verdict == .contradicted }.count
                guard claims > 0 else { return nil }
                text =
                    "**What \(run.name(vendor.vendor)) says of its contracts, a contract contradicts** in \(Counting.inWords(claims, "claim")) of \(Counting.word(vendor.claims.count))."
            } else {
                text =
                    "**\(Counting.capitalised(speaking.count)) vendors say something of their contracts that can be tested; documents contradict \(contradicted.isEmpty ? "none" : Counting.word(contradicted.count))**"
                text =
                    text
                    + (tense.isEmpty
                        ? "."
                        : ", and are in tension with what \(Counting.word(tense.count)) more \(tense.count == 1 ? "says" : "say").")
            }
            guard let widest = page.widestGap else { return text }
            let whose: Markdown =
                speaking.count == 1 ? "The gap" : "The widest gap is \(run.name(widest.vendor.vendor))'s: it"
            text =
                text
                + " \(whose) is \(figures.text(widest.gap.gap)) points, on \(page.evidence.title(widest.gap.contract.row))"
            if let certain = widest.gap.gapWithoutInference {
                text = text + " (\(figures.text(certain)) without what is inferred)"
            }
            return text + "."
        }

        /// What would narrow the bounds most.
        private var questions: Markdown? {
            var best: [(vendor: Identifier, question: QuestionToAsk)] = []
            for vendor in vendors {
                let open = vendor.questions.filter { $0.worth == .narrowsInvolvement && $0.subject != .contract }
                best += open.prefix(vendors.count == 1 ? 3 : 1).map { (vendor.vendor, $0) }
            }
            best.sort {
                $0.question.points == $1.question.points
                    ? $0.vendor < $1.vendor : $0.question.points > $1.question.points
            }
            let shown = best.prefix(3)
            guard let first = shown.first else { return nil }
            let isOneContract = shown.allSatisfy { $0.question.contract?.key == first.question.contract?.key }
            if isOneContract, shown.count > 1, let contract = first.question.contract {
                let asked = shown.map { entry -> Markdown in
                    "“\(entry.question.plainText(run, namesContract: false))” (\(figures.text(entry.question.points)) points)"
                }
                return "**What to ask next** about \(page.evidence.title(contract)): " + Counting.list(asked) + "."
            }
            let asked = shown.map { entry -> Markdown in
                "“\(entry.question.plainText(run))” (\(run.name(entry.vendor)), \(figures.text(entry.question.points)) points)"
            }
            return "**What to ask next**, of the contracts of which something is known: " + Counting.list(asked) + "."
        }
    }

    /// The widest headline gap of all vendors, the first by identifier among equals.
    var widestGap: (vendor: ScoredVendor, gap: ContractGap)? {
        var widest: (vendor: ScoredVendor, gap: ContractGap)?
        for vendor in vendors {
            guard let gap = vendor.largestGap, gap.isHeadline else { continue }
            if widest.map({ gap.gap.lower > $0.gap.gap.lower }) ?? true { widest = (vendor, gap) }
        }
        return widest
    }
}

extension Counting {
    /// "1st", "2nd", "3rd", "11th".
    static func ordinal(_ number: Int) -> String {
        if (11...13).contains(number % 100) { return "\(number)th" }
        switch number % 10 {
        case 1: return "\(number)st"
        case 2: return "\(number)nd"
        case 3: return "\(number)rd"
        default: return "\(number)th"
        }
    }
}
