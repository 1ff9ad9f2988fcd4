import Tables

/// A rating must be of a question that was put to the vendor, on the question's scale, once a group.
enum ResponseChecks {
    static func run(
        _ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, _ findings: inout Findings
    ) {
        let folded = foldedQuestions(tables, method)
        for row in tables.responses {
            findings.requireKnown(row, "vendor", row.vendor, in: index.vendorTarget)
            findings.requireKnown(
                row, "question", row.question, in: index.questionTarget)
            if let subject = row.subject, !folded.contains(row.question) {
                findings.add(
                    row, "subject", "response.subject-not-folded",
                    "a part of a vendor is rated, but no node above the question folds parts into the vendor",
                    found: subject.text,
                    fix: "rate the vendor itself: leave 'subject' blank, or give the node 'fold' in method.yaml")
            } else if row.subject == nil, folded.contains(row.question) {
                findings.add(
                    row, "subject", "response.part-missing",
                    "a node above the question folds parts into the vendor, and no part is named",
                    expected: "the part that is rated, such as services/mobile/prepaid")
            }
            guard let question = index.questions[row.question], let scale = method.scale(question.scale) else {
                continue
            }
            guard let meaning = scale.meaning(of: row.rating) else {
                let labels = scale.labels.map(\.text)
                findings.add(
                    row, "rating", "response.not-on-scale", "the rating is not on scale '\(scale.name)'",
                    expected: scale.expectation,
                    fix: nearest(to: row.rating, among: labels).map { "did you mean '\($0)'?" })
                continue
            }
            checkRequest(row, meaning, tables, index, &findings)
        }
        checkGroups(tables, method, &findings)
    }

    /// The questions that stand, directly or further down, under a node that folds.
    private static func foldedQuestions(_ tables: DatasetTables, _ method: Method) -> Set<Identifier> {
        var folded = Set(method.nodes.filter { !$0.fold.isEmpty }.map(\.name))
        var next = folded
        while !next.isEmpty {
            let below = Set(method.nodes.filter { next.contains($0.name) }.flatMap { $0.children.map(\.node) })
            next = below.subtracting(folded)
            folded.formUnion(next)
        }
        guard !folded.isEmpty else { return [] }
        return Set(tables.questions.filter { !folded.isDisjoint(with: $0.under) }.map(\.question))
    }

    private static func checkRequest(
        _ row: ResponseRow, _ meaning: Scale.Meaning, _ tables: DatasetTables, _ index: DatasetIndex,
        _ findings: inout Findings
    ) {
        guard tables.hasRequests, index.vendors[row.vendor] != nil else { return }
        let end = row.period.lastDay
        guard let request = index.requests[.init(vendor: row.vendor, question: row.question)] else {
            if index.mayHold(RequestRow.schema, where: { $0 == [row.vendor, row.question] }) { return }
            findings.add(
                row, "question", "response.never-asked",
                "requests.csv does not say that '\(row.vendor)' was asked this",
                fix: "add the request to requests.csv, or take the rating away")
            return
        }
        if request.asked.lastDay > end {
            findings.add(
                row, "period", "response.before-it-was-asked",
                "the quarter is over before the question was asked: requests.csv says '\(request.asked)'",
                expected: "a quarter that ends on or after \(request.asked.lastDay)",
                fix: "correct the quarter, or 'asked' in requests.csv")
        }
        if meaning == .pending, let due = request.due, due.lastDay <= end {
            findings.add(
                row, "rating", "response.pending-past-due",
                "the answer was due on \(due), so at the quarter's end it is no longer pending",
                fix: "rate it: as given, as refused, or as no response")
        }
    }

    /// A group gives one answer to a question: two of its companies rated on it would count twice.
    private static func checkGroups(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        guard method.consolidation == .parent else { return }
        let units = Units(tables.vendors, method.consolidation)
        var speakers: [Answer: ResponseRow] = [:]
        for row in tables.responses {
            guard let unit = units.unit(of: row.vendor) else { continue }
            let answer = Answer(period: row.period, unit: unit, subject: row.subject, question: row.question)
            if let speaker = speakers[answer], speaker.vendor != row.vendor {
                findings.add(
                    row, "vendor", "response.two-companies-of-a-group",
                    "'\(speaker.vendor)' of the same group is rated on this question too",
                    expected: "one company of a group for each question and quarter",
                    fix: "keep the rating of the company whose answer stands for the group",
                    rival: speaker.origin.position)
            }
            if speakers[answer] == nil { speakers[answer] = row }
        }
    }

    private struct Answer: Hashable {
        let period: Period
        let unit: Identifier
        let subject: Identifier?
        let question: Identifier
    }
}
