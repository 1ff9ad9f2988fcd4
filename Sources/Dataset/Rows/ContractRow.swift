public import Statistics

/// A contract, in one version, with one vendor.
public struct ContractRow: DatasetRow {
    /// Where the row stands, and its cells as they were written.
    public let origin: RowOrigin
    /// The contract's identifier in this dataset.
    public let contract: Identifier
    /// The vendor that signed.
    public let vendor: Identifier
    /// 1 where the cell is blank.
    public let version: Int
    /// The vendor's part of a consortium, 0 to 1.
    public let share: Rational?
    /// The contract's title.
    public let title: String?
    /// The public side.
    public let buyer: String?
    /// Where it is performed, ISO 3166-1 alpha-2.
    public let country: String?
    /// Its legal form; bounds the roles that are not stated.
    public let form: Form?
    /// What the vendor does, ';' between; '!operate' says explicitly not.
    public let roles: SignedWords<Role>
    /// The part of each risk that the row says the vendor bears.
    public let risks: [Risk: RiskBearing]
    /// In `currency`, exactly as written.
    public let value: Rational?
    /// ISO 4217.
    public let currency: Identifier?
    /// What the value covers.
    public let valueBasis: String?
    /// When it was signed.
    public let signed: CalendarDate?
    /// When it starts.
    public let starts: CalendarDate?
    /// When it ends.
    public let ends: CalendarDate?
    /// How long it runs, in years.
    public let years: Rational?
    /// How much of that is construction.
    public let constructionYears: Rational?
    /// Active, ended, terminated, cancelled or pending.
    public let status: ContractStatus?
    /// The contract that this row is a confirmed duplicate of.
    public let sameAs: Identifier?
    /// Columns that are inference: 'column: reason', ';' between.
    public let inferred: [Inference]
    /// The document that says so.
    public let source: Identifier?
    /// Its words.
    public let quote: String?
    /// Official or rendered.
    public let wording: Wording?
    /// Anything a reader should know.
    public let note: String?

    /// The table's columns.
    public static let schema = TableSchema(
        "contracts", row: "a contract, in one version, with one vendor",
        [
            Column("contract", .key, .identifier, "the contract's identifier in this dataset"),
            Column("vendor", .key, .identifier, "the vendor that signed"),
            Column("version", .key, .integer, "1 for the first signing, one more for each amendment; 1 where blank"),
            Column("share", .optional, .decimal, "the vendor's part of a consortium, 0 to 1"),
            Column("title", .optional, .text, "the contract's title"),
            Column("buyer", .optional, .text, "the public side"),
            Column("country", .optional, .text, "where it is performed, ISO 3166-1 alpha-2"),
            Column("form", .optional, .word, "its legal form; bounds the roles that are not stated"),
            Column("roles", .optional, .list, "what the vendor does, ';' between; '!operate' says explicitly not"),
        ]
            + Risk.allCases.map { risk in
                Column(
                    risk.column, .optional, .word,
                    "who bears \(risk.name) risk: vendor, shared, public, or the vendor's part, 0 to 1")
            } + [
                Column("value", .optional, .decimal, "the contract's value in its currency"),
                Column("currency", .optional, .identifier, "ISO 4217"),
                Column("value_basis", .optional, .text, "what the value covers"),
                Column("signed", .optional, .date, "when it was signed"),
                Column("starts", .optional, .date, "when it starts"),
                Column("ends", .optional, .date, "when it ends"),
                Column("years", .optional, .decimal, "how long it runs, in years"),
                Column("construction_years", .optional, .decimal, "how much of that is construction"),
                Column("status", .optional, .word, "active, ended, terminated, cancelled or pending"),
                Column("same_as", .optional, .identifier, "the contract that this is a confirmed duplicate of"),
                Column("inferred", .optional, .list, "columns that are inference: 'column: reason', ';' between"),
                Column("source", .optional, .identifier, "the document that says so"),
                Column("quote", .optional, .text, "its words"),
                Column("wording", .optional, .word, "official or rendered"),
                Column("note", .optional, .text, "anything a reader should know"),
            ])

    /// Reads the row; nil when a cell of it cannot be read.
    public init?(_ cells: inout CellReader) {
        origin = cells.origin
        contract = cells.required("contract")
        vendor = cells.required("vendor")
        version = cells.integer("version", atLeast: 1) ?? 1
        share = cells.decimal("share", atLeast: 0, atMost: 1)
        title = cells.text("title")
        buyer = cells.text("buyer")
        country = cells.text("country")
        form = cells.word("form", Form.self)
        roles = cells.signedWords("roles", Role.self)
        var risks: [Risk: RiskBearing] = [:]
        for risk in Risk.allCases {
            if let bearing = cells.riskBearing(risk) { risks[risk] = bearing }
        }
        self.risks = risks
        value = cells.decimal("value", atLeast: 0)
        currency = cells.identifier("currency")
        valueBasis = cells.text("value_basis")
        signed = cells.date("signed")
        starts = cells.date("starts")
        ends = cells.date("ends")
        years = cells.decimal("years", atLeast: 0, atMost: 1000)
        constructionYears = cells.decimal("construction_years", atLeast: 0, atMost: 1000)
        status = cells.word("status", ContractStatus.self)
        sameAs = cells.identifier("same_as")
        inferred = cells.inferences()
        source = cells.identifier("source")
        quote = cells.text("quote")
        wording = cells.word("wording", Wording.self)
        note = cells.text("note")
        guard cells.isSound else { return nil }
    }

    /// A blank version is the first one, and `01` the same as `1`.
    public static func key(of origin: RowOrigin) -> [Identifier] {
        var key = cells(ofKeyIn: origin)
        guard let version = key.popLast() else { return key }
        return key + [Identifier(version.text.isEmpty ? "1" : Int(version.text).map(String.init) ?? version.text)]
    }

    /// The same row with some of its columns blank: what it would say without what is inferred.
    public func without(_ columns: Set<String>) -> ContractRow {
        ContractRow(copying: self, without: columns)
    }

    private init(copying row: ContractRow, without columns: Set<String>) {
        func kept<Value>(_ column: String, _ value: Value?) -> Value? { columns.contains(column) ? nil : value }
        origin = row.origin
        contract = row.contract
        vendor = row.vendor
        version = row.version
        share = kept("share", row.share)
        title = kept("title", row.title)
        buyer = kept("buyer", row.buyer)
        country = kept("country", row.country)
        form = kept("form", row.form)
        roles = columns.contains("roles") ? SignedWords() : row.roles
        risks = row.risks.filter { !columns.contains($0.key.column) }
        value = kept("value", row.value)
        currency = kept("currency", row.currency)
        valueBasis = kept("value_basis", row.valueBasis)
        signed = kept("signed", row.signed)
        starts = kept("starts", row.starts)
        ends = kept("ends", row.ends)
        years = kept("years", row.years)
        constructionYears = kept("construction_years", row.constructionYears)
        status = kept("status", row.status)
        sameAs = kept("same_as", row.sameAs)
        inferred = row.inferred
        source = row.source
        quote = row.quote
        wording = row.wording
        note = row.note
    }
}

/// How much of a risk the vendor bears, as a row states it.
public enum RiskBearing: Hashable, Sendable {
    case bearer(Bearer)
    /// 0 to 1.
    case part(Rational)
}
