import Dataset
import Foundation
import Scoring
import Statistics
import Tables
import Testing

/// A small dataset in CSV text, read from a temporary folder as any other dataset is.
struct Sample {
    var method = SampleMethod()
    /// The text of each file by its name without ending; a file that is not named does not exist.
    var files: [String: String] = ["vendors": "vendor,name\nv,Vendor V\n"]

    /// One vendor `v` with contracts; `text` has a header of its own.
    static func contracts(_ text: String, rates: String? = nil) -> Sample {
        var sample = Sample()
        sample.files["contracts"] = text
        sample.files["rates"] = rates
        return sample
    }

    /// One vendor `v` with one contract, given as cells by column; signed in 2017 unless the cells say otherwise.
    static func contract(_ cells: [String: String], rates: String? = nil) -> Sample {
        contracts(
            table([["contract": "c", "vendor": "v", "signed": "2017"].merging(cells) { _, new in new }]), rates: rates)
    }

    /// CSV from rows given as cells by column; every column that any row names is in the header.
    static func table(_ rows: [[String: String]]) -> String {
        let columns = Set(rows.flatMap(\.keys)).sorted()
        var writer = CSVWriter(guardsFormulas: false)
        writer.append(columns)
        for row in rows { writer.append(columns.map { row[$0] }) }
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    /// The dataset; an error in it is an error of the test.
    func read() throws -> Dataset {
        let reading = try reading()
        guard let dataset = reading.dataset else { throw Unsound(errors: Sample.errors(of: reading)) }
        return dataset
    }

    /// The identifiers of the dataset's errors.
    func errors() throws -> [String] { Sample.errors(of: try reading()) }

    struct Unsound: Error { let errors: [String] }

    private static func errors(of reading: DatasetReading) -> [String] {
        reading.diagnostics.filter { $0.severity == .error }.map(\.identifier)
    }

    private func reading() throws -> DatasetReading {
        let folder = FileManager.default.temporaryDirectory.appending(path: "scoring-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try Data(method.text.utf8).write(to: folder.appending(path: "method.yaml"))
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name + ".csv")) }
        return try DatasetFolder(folder.path).read()
    }

    /// The dataset scored for a quarter.
    func score(_ period: String = "2021-Q3") throws -> ScoredPeriod {
        try Scorer.score(try read(), period: try #require(Period(period)), threads: 1)
    }

    /// The one vendor `v`, scored.
    func vendor(_ name: Identifier = "v", _ period: String = "2021-Q3") throws -> ScoredVendor {
        try #require(try score(period).vendor(name))
    }

    /// The one contract of the one vendor.
    func contract(_ period: String = "2021-Q3") throws -> VendorContract {
        let contracts = try vendor("v", period).involvement.contracts
        try #require(contracts.count == 1)
        return contracts[0]
    }
}

/// A method file, part by part.
struct SampleMethod {
    var missing = "{nonresponse: minimum, unrated: minimum}"
    var scales = [
        "answer: {full: 100, partial: 50, evaded: 0, refused: nonresponse, no response: nonresponse, pending: pending, "
            + "not applicable: not_applicable, lost: unrated}"
    ]
    var nodes = ["transparency: {aggregate: mean}"]
    var indices = "[transparency, involvement]"
    var consolidate = "parent"
    var target = "this questionnaire"
    /// Of the part `sensitivity`; nothing leaves it out.
    var sensitivity = ""
    /// Lines of the top level.
    var top: [String] = []
    /// Lines of the part `contracts`.
    var contracts: [String] = []

    var text: String {
        var text =
            "candour: 1\ntitle: Sample\nconsolidate: \(consolidate)\ntarget: \(target)\nmissing: \(missing)\nindices: \(indices)\n"
        text += top.map { $0 + "\n" }.joined()
        text += "scales:\n" + scales.map { "  \($0)\n" }.joined()
        text += "nodes:\n" + nodes.map { "  \($0)\n" }.joined()
        if !contracts.isEmpty { text += "contracts:\n" + contracts.map { "  \($0)\n" }.joined() }
        if !sensitivity.isEmpty { text += "sensitivity: \(sensitivity)\n" }
        return text
    }
}

/// Answers to questions, for samples of transparency.
struct SampleAnswers {
    /// Question, its cell `under`, scale, weight, reversed.
    var questions: [[String: String]] = []
    var responses: [[String: String]] = []
    var requests: [[String: String]]?

    mutating func ask(
        _ question: String, under: String = "transparency", scale: String = "answer", weight: String = "",
        reversed: String = "", ratings: [String: String] = [:], vendor: String = "v"
    ) {
        if !questions.contains(where: { $0["question"] == question }) {
            questions.append([
                "question": question, "under": under, "scale": scale, "weight": weight, "reversed": reversed,
            ])
        }
        rate(question, ratings, vendor: vendor)
    }

    mutating func rate(_ question: String, _ ratings: [String: String], vendor: String = "v") {
        for (coder, rating) in ratings.sorted(by: { $0.key < $1.key }) {
            responses.append([
                "period": "2021-Q3", "vendor": vendor, "question": question, "coder": coder, "rating": rating,
            ])
        }
    }

    func sample(_ method: SampleMethod = SampleMethod()) -> Sample {
        var sample = Sample(method: method)
        sample.files["questions"] = Sample.table(questions)
        if !responses.isEmpty { sample.files["responses"] = Sample.table(responses) }
        if let requests { sample.files["requests"] = Sample.table(requests) }
        return sample
    }
}

extension Rational {
    /// A decimal in a test's own text.
    init(_ decimal: String) throws { self = try Rational.decimal(decimal) }
}

extension Interval {
    /// "[68.9, 89.9]" with so many decimals.
    func fixed(_ decimals: Int) -> String { "[\(lower.fixed(decimals)), \(upper.fixed(decimals))]" }
}
