public import Tables

/// A dataset as it was read: every row sound, sorted by key, and the method that scores them.
public struct Dataset: Sendable {
    /// The folder's own name, such as `letters`.
    public let name: String
    /// The methodology that scores it.
    public let method: Method
    /// `method.yaml` as it stands.
    public let methodText: String
    /// The words that its cells may hold, with their synonyms.
    public let codelists: Codelists
    /// The rows of every table.
    public internal(set) var tables: DatasetTables
    /// What a mapping did to make them; nil where none did.
    public internal(set) var mapping: MappingReport?
}

/// The rows of a dataset's tables, each sorted by the bytes of its key.
public struct DatasetTables: Sendable {
    /// Vendors and the companies of their groups.
    public internal(set) var vendors: [VendorRow] = []
    /// The questions put to vendors.
    public internal(set) var questions: [QuestionRow] = []
    /// What was asked of whom, and when.
    public internal(set) var requests: [RequestRow] = []
    /// Ratings of answers.
    public internal(set) var responses: [ResponseRow] = []
    /// Parts of vendors that are rated on their own.
    public internal(set) var subjects: [SubjectRow] = []
    /// Weights that vendors have in place of the method's.
    public internal(set) var weights: [WeightRow] = []
    /// Contracts, a version and a vendor a row.
    public internal(set) var contracts: [ContractRow] = []
    /// What vendors say of themselves.
    public internal(set) var claims: [ClaimRow] = []
    /// The documents that rows rest on.
    public internal(set) var sources: [SourceRow] = []
    /// Currency rates.
    public internal(set) var rates: [RateRow] = []
    /// Published scores to reproduce.
    public internal(set) var expected: [ExpectedRow] = []
    /// The names of the tables whose file exists.
    public internal(set) var present: Set<String> = []

    /// Whether requests are recorded at all; without them every vendor counts as asked every question.
    public var hasRequests: Bool { present.contains(RequestRow.schema.name) }

    /// The quarters that answers were rated in, first to last.
    public var periods: [Period] {
        var periods: [Period] = []
        var next = 0
        while next < responses.count {
            let period = responses[next].period
            periods.append(period)
            next = firstResponse { $0 <= period }
        }
        return periods
    }

    /// The ratings of a quarter, which stand together.
    public func responses(of period: Period) -> ArraySlice<ResponseRow> {
        responses[firstResponse { $0 < period }..<firstResponse { $0 <= period }]
    }

    /// Where the first rating stands whose quarter is not before a given one.
    private func firstResponse(_ isBefore: (Period) -> Bool) -> Int {
        var (low, high) = (0, responses.count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(responses[middle].period) { low = middle + 1 } else { high = middle }
        }
        return low
    }

    init() {}
}

/// What came of reading a dataset.
public struct DatasetReading: Sendable {
    /// Nil when anything in it is an error.
    public let dataset: Dataset?
    /// Every fault and warning, the most useful first: what keeps a whole file from being read, then the errors of
    /// the method, then all others by file and line.
    public let diagnostics: [Diagnostic]
    /// For each identifier of a diagnostic, how many more were found than are kept; each identifier has one severity.
    public let furtherFaults: [String: Int]
    /// The rows of each file that exists: read, and refused for a fault.
    public let counts: [(file: String, rows: Int, refused: Int)]
    /// What the mapping did; nil where the dataset has none.
    public var mapping: MappingReport?

    /// Whether the folder itself is not there, so that there was nothing to read.
    public var isFolderMissing: Bool { diagnostics.contains { $0.identifier == "dataset.missing-folder" } }

    /// Whether anything found is an error.
    public var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

    /// How many of one severity were found, those that are not kept among them.
    public func count(of severity: Diagnostic.Severity) -> Int {
        let kinds = Set(diagnostics.filter { $0.severity == severity }.map(\.identifier))
        return diagnostics.count { $0.severity == severity }
            + furtherFaults.reduce(0) { $0 + (kinds.contains($1.key) ? $1.value : 0) }
    }
}

extension DatasetReading {
    /// What comes of reading a folder that isn't there.
    /// - Parameter isFile: Whether something else stands there.
    init(missingFolder path: String, isFile: Bool) {
        let diagnostic = Diagnostic(
            severity: .error, identifier: "dataset.missing-folder", place: Place(file: path),
            summary: isFile ? "this is not a folder, and a dataset is one" : "there is no folder of this name",
            fix: isFile
                ? "name the folder that holds vendors.csv and method.yaml"
                : "'candour init \(path)' starts a dataset there")
        self.init(dataset: nil, diagnostics: [diagnostic], furtherFaults: [:], counts: [])
    }
}
