import Tables

/// The checks of one rating after the other: that what it names exists, that it is on the question's scale, and that the
/// question was put to the vendor.
struct ResponseCheck: Sendable {
    private let index: DatasetIndex
    private let hasRequests: Bool
    private let folded: Set<Identifier>
    /// For each question that there is, its scale.
    private let scales: [Identifier: SharedScale]

    /// - Parameter folded: the questions that are rated part by part.
    init(_ tables: DatasetTables, _ index: DatasetIndex, _ method: Method, folded: Set<Identifier>) {
        self.index = index
        self.folded = folded
        hasRequests = tables.hasRequests
        scales = index.questions.compactMapValues { method.scale($0.scale).map(SharedScale.init) }
    }

    func findings(in rows: ArraySlice<ResponseRow>) -> Findings {
        var findings = Findings()
        var known: Identifier?
        var asked = Succession<Identifier>()
        // Of the questions in the order in which they are met. Each stretch has scales of its own: threads that count
        // references to the same one wait for each other.
        var scalesOfAsked: [SharedScale?] = []
        // By index: a copy of each row would cost more than most of its checks.
        for place in rows.indices {
            // Rows of one vendor stand together.
            if rows[place].vendor != known {
                let vendor = rows[place].vendor
                findings.requireKnown(rows[place], "vendor", vendor, in: index.vendorTarget)
                known = index.vendorTarget.known.contains(vendor) ? vendor : nil
            }
            let question = asked.place(of: rows[place].question)
            if question == scalesOfAsked.count {
                scalesOfAsked.append(scales[rows[place].question].map { SharedScale($0.scale) })
            }
            if let scale = scalesOfAsked[question], isPlain(rows[place].subject),
                let meaning = scale.meaning(of: rows[place].rating)
            {
                if hasRequests { checkRequest(rows[place], meaning, &findings) }
            } else {
                check(rows[place], &findings)
            }
        }
        return findings
    }

    /// Whether nothing is to be said of what part is rated.
    private func isPlain(_ subject: Identifier?) -> Bool { subject == nil && folded.isEmpty }

    private func check(_ row: ResponseRow, _ findings: inout Findings) {
        let scale = scales[row.question]?.scale
        if scale == nil { findings.requireKnown(row, "question", row.question, in: index.questionTarget) }
        if row.subject != nil || !folded.isEmpty { checkSubject(row, &findings) }
        guard let scale else { return }
        guard let meaning = scale.meaning(of: row.rating) else {
            let labels = scale.labels.map(\.text)
            findings.add(
                row, "rating", "response.not-on-scale", "the rating is not on scale '\(scale.name)'",
                expected: scale.expectation,
                fix: nearest(to: row.rating, among: labels).map { "did you mean '\($0)'?" })
            return
        }
        checkRequest(row, meaning, &findings)
    }

    private func checkSubject(_ row: ResponseRow, _ findings: inout Findings) {
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
    }

    private func checkRequest(_ row: ResponseRow, _ meaning: Scale.Meaning, _ findings: inout Findings) {
        guard hasRequests, index.vendors[row.vendor] != nil else { return }
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
}
