import Dataset
import Scoring
import Statistics
import Testing

/// A small dataset of ratings given as letters: f full (100), p partial (50), e evaded (0), r refused, - no rating.
struct UncertainSample {
    /// For each quarter, each vendor's ratings in the order of the questions q1, q2 …
    var quarters: [String: [String: String]]
    /// Each question's node; the method's nodes must have it.
    var under: [String] = []
    var method = SampleMethod()
    /// For each quarter the coders who rate; every coder rates alike.
    var coders: [String: [String]] = [:]

    static let words: [Character: String] = ["f": "full", "p": "partial", "e": "evaded", "r": "refused"]

    /// A sample of one quarter under the target that the questions stand for a domain of questions.
    static func domain(_ vendors: [String: String], aggregate: String = "mean", target: String = "") -> UncertainSample
    {
        var sample = UncertainSample(quarters: ["2021-Q3": vendors])
        sample.method.nodes = ["transparency: {aggregate: \(aggregate)}"]
        sample.method.indices = "[transparency]"
        sample.method.target = "{for: a domain of questions, replicates: 399\(target)}"
        sample.method.missing = "{nonresponse: minimum, unrated: exclude}"
        return sample
    }

    func read() throws -> Dataset {
        var responses: [[String: String]] = []
        var count = 0
        for (period, vendors) in quarters {
            for (vendor, ratings) in vendors {
                count = max(count, ratings.count)
                for (place, letter) in ratings.enumerated() {
                    guard let word = Self.words[letter] else { continue }
                    for coder in coders[period] ?? ["ada"] {
                        responses.append([
                            "period": period, "vendor": vendor, "question": "q\(place + 1)", "coder": coder,
                            "rating": word,
                        ])
                    }
                }
            }
        }
        var sample = Sample(method: method)
        let names = Set(quarters.values.flatMap(\.keys)).sorted()
        sample.files["vendors"] = "vendor,name\n" + names.map { "\($0),\($0)\n" }.joined()
        sample.files["questions"] = Sample.table(
            (0..<count).map { place in
                [
                    "question": "q\(place + 1)", "under": under.indices.contains(place) ? under[place] : "transparency",
                    "scale": "answer",
                ]
            })
        sample.files["responses"] = Sample.table(responses)
        return try sample.read()
    }

    func uncertainty(_ period: String = "2021-Q3", threads: Int = 1) throws -> Uncertainty {
        let scored = try Scorer.score(try read(), period: try #require(Period(period)), threads: threads)
        return try Uncertainty(scored, threads: threads)
    }
}
