import Dataset
import Scoring
import Statistics
import Testing

/// How far coders agree, on figures worked by hand.
@Suite("Agreement of coders on answers")
struct CoderAgreementTests {
    /// Four vendors, one question, two coders: three pairs agree, one differs by a step. With `others`, more answers.
    static func sample(_ others: (inout SampleAnswers) -> Void = { _ in }) -> Sample {
        var answers = SampleAnswers()
        let ratings = [("full", "full"), ("full", "partial"), ("evaded", "evaded"), ("partial", "partial")]
        for (index, pair) in ratings.enumerated() {
            answers.ask("q", ratings: ["ada": pair.0, "ben": pair.1], vendor: "v\(index)")
        }
        others(&answers)
        var method = SampleMethod()
        method.scales += [
            "kinds: {kind: nominal, labels: {audited: 100, own: 40, none: 0}}",
            "count: {kind: numeric, minimum: 0, maximum: 10, points: [0, 100], labels: {refused: nonresponse}}",
        ]
        var sample = answers.sample(method)
        sample.files["vendors"] = "vendor,name\n" + (0..<6).map { "v\($0),Vendor \($0)\n" }.joined()
        return sample
    }

    static func agreement(_ sample: Sample, threads: Int = 1) throws -> CoderAgreement {
        CoderAgreement(try sample.score(), threads: threads)
    }

    private func value(_ figures: AgreementFigures?, _ coefficient: AgreementEstimate.Coefficient) throws -> Rational {
        try #require(figures?[coefficient]).value.get()
    }

    @Test("coefficients of a question are those worked by hand")
    func byHand() throws {
        let figures = try Self.agreement(Self.sample()).figures(of: .question("q"))
        #expect(figures?.answers == 4 && figures?.vendors == 4 && figures?.coders == 2 && figures?.metric == .ordinal)
        #expect(try value(figures, .percentAgreement) == Rational("0.75"))
        // Of 8 codes 3, 3 and 2: 1 − 7 · 1 / (9 + 6 + 6).
        #expect(try value(figures, .alpha(.nominal)) == Rational(2, over: 3))
        // Twice the middle ranks are 2, 7 and 13: 1 − 7 · 36 / (6 · 25 + 9 · 36 + 6 · 121).
        #expect(try value(figures, .alpha(.ordinal)) == Rational("0.79"))
        // Four ratings can be given: chance agrees on (42/64) / 3 = 7/32.
        #expect(try value(figures, .ac1) == Rational("0.68"))
        #expect(throws: NotShown("not applicable: the scale has no true zero")) { try value(figures, .alpha(.ratio)) }
        #expect(figures?.hasFewAnswers == true)
    }

    @Test("the rule of use goes by the lower of both lower limits")
    func use() throws {
        let figures = try #require(try Self.agreement(Self.sample()).figures(of: .question("q")))
        let alpha = try #require(figures.alpha)
        let lowest = try min(alpha.interval.get().lower, alpha.jackknife.get().lower)
        #expect(try alpha.lowest.get() == lowest)
        #expect(try lowest < Rational("0.667") && alpha.value.get() > Rational("0.667"))
        #expect(try figures.use.get() == AgreementUse.none)
        #expect(try AgreementUse(Rational("0.8")) == .reliable)
        #expect(try AgreementUse(Rational("0.799")) == .tentative)
        #expect(try AgreementUse(Rational("0.6669")) == .none)
    }

    @Test("where every rating agrees there is no interval, and no use by a limit of 1")
    func complete() throws {
        let figures = try Self.agreement(
            Self.sample { answers in
                for vendor in ["v0", "v1", "v2"] {
                    let rating = vendor == "v2" ? "none" : "audited"
                    answers.ask("k", scale: "kinds", ratings: ["ada": rating, "ben": rating], vendor: vendor)
                }
            }
        ).figures(of: .question("k"))
        #expect(try value(figures, .alpha(.nominal)) == 1)
        let reason = NotShown("not available: no disagreement that a resample could show")
        #expect(throws: reason) { try figures?.alpha?.interval.get() }
        #expect(throws: reason) { try figures?.use.get() }
        #expect(throws: NotShown("not applicable: the scale has no order")) { try value(figures, .ac2) }
    }

    @Test("the settled rating, and what says that there is nothing to rate, is never compared")
    func settled() throws {
        let plain = try Self.agreement(Self.sample())
        let more = try Self.agreement(
            Self.sample { answers in
                answers.rate("q", ["final": "evaded"], vendor: "v1")
                answers.rate("q", ["chi": "not applicable"], vendor: "v1")
                answers.rate("q", ["ada": "full", "final": "partial"], vendor: "v4")
            })
        let (first, second) = (plain.figures(of: .question("q")), more.figures(of: .question("q")))
        #expect(try value(first, .alpha(.ordinal)) == value(second, .alpha(.ordinal)))
        #expect(second?.answers == 4 && second?.coders == 2)
    }

    @Test("on a numeric scale nothing given is the lowest number, and any number can be given")
    func numbers() throws {
        let figures = try Self.agreement(
            Self.sample { answers in
                for (index, pair) in [("0", "refused"), ("10", "8"), ("4", "4")].enumerated() {
                    answers.ask("n", scale: "count", ratings: ["ada": pair.0, "ben": pair.1], vendor: "v\(index)")
                }
            }
        ).figures(of: .question("n"))
        #expect(figures?.metric == .interval)
        // 0 0 | 10 8 | 4 4: one pair, 4 apart squared; Σ n n δ² over pairs is 6 Σ x² − (Σ x)² = 6 · 196 − 26².
        #expect(try value(figures, .alpha(.interval)) == 1 - Rational(5 * 4, over: 500))
        #expect(try value(figures, .percentAgreement) == Rational(1, over: 3))
        #expect(try value(figures, .alpha(.ratio)) < 1)
        #expect(throws: NotShown("not applicable: any number can be given, not one of a few ratings")) {
            try value(figures, .ac1)
        }
    }

    @Test(
        "questions on several scales are compared by what the ratings are worth, turned round where they are reversed")
    func mixed() throws {
        let sample = Self.sample { answers in
            answers.ask("r", scale: "kinds", reversed: "yes", ratings: ["ada": "audited", "ben": "none"], vendor: "v0")
        }
        let agreement = try Self.agreement(sample)
        let node = try #require(agreement.figures(of: .node("transparency")))
        #expect(node.isMixed && node.metric == .interval && node.answers == 5)
        let codes: [[Rational?]] = [[100, 100], [0, 100], [100, 50], [0, 0], [50, 50]]
        #expect(try value(node, .alpha(.interval)) == CodedUnits(codes).krippendorffAlpha(.interval))
        #expect(throws: NotShown("not applicable: the questions are on several scales")) {
            try value(node, .alpha(.ordinal))
        }
        let pair = try #require(agreement.figures(of: .coders("coder-01", "coder-02")))
        #expect(try value(pair, .alpha(.interval)) == value(node, .alpha(.interval)))
        #expect(agreement.figures(of: .scale("answer"))?.answers == 4)
    }

    @Test(
        "intervals are the same with any number of threads, and another question leaves those of this one as they are")
    func invariance() throws {
        let sample = Self.sample()
        let more = Self.sample { answers in
            for vendor in ["v0", "v3"] {
                answers.ask("a", ratings: ["ada": "full", "ben": "evaded"], vendor: vendor)
            }
        }
        func lines(_ agreement: CoderAgreement) -> [String] {
            agreement.figures.map { "\($0.scope) \($0.estimates.map { "\($0.interval) \($0.jackknife)" })" }
        }
        #expect(try lines(Self.agreement(sample)) == lines(Self.agreement(sample, threads: 4)))
        let before = try Self.agreement(sample).figures(of: .question("q"))?.alpha?.interval.get()
        #expect(try before == Self.agreement(more).figures(of: .question("q"))?.alpha?.interval.get())
    }
}
