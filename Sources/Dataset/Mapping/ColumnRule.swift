import Statistics
import Tables

/// How one column of ours is made.
struct ColumnRule: Sendable {
    /// Where a cell's text comes from.
    enum Source: Sendable {
        /// The first of these foreign columns that is not blank.
        case first([MappedName])
        /// The same text in every row.
        case constant(String)
        /// Texts and foreign columns one behind the other; blank where all the columns are.
        case template([TemplatePart])
    }

    enum TemplatePart: Sendable {
        case text(String)
        case column(MappedName)
    }

    let place: Place
    var source: Source
    /// The join whose rows the columns are of; nil: the table's own file.
    var join: String?
    /// Words for "not known" beside those of the file.
    var missing: [String] = []
    /// Numbers that stand for "not known".
    var placeholders: [Rational] = []
    /// What is taken of a cell that holds an amount and a currency.
    var part: MoneyPart?
    /// What currency symbols mean.
    var symbols: [String: String] = [:]
    /// How numbers are written; nil: as in the file.
    var numbers: NumberStyle?
    /// What the number is multiplied by.
    var units: Rational?
    /// The forms in which dates may be written, tried in turn.
    var dates: [(name: String, form: DateForm)] = []
    /// What separates the parts of a cell.
    var separator: String?
    /// Whether a cell is a JSON array.
    var isJSON = false
    var words: WordsRule?
    /// Whether the text becomes an identifier.
    var isSlug = false
    var combine: CombineRule?

    /// The kind of our column.
    let kind: Column.Kind

    /// Whether a cell of several parts becomes a list in one cell; otherwise it becomes several rows.
    var makesList: Bool { kind == .list }

    /// Whether a cell may become several rows.
    var makesRows: Bool { (separator != nil || isJSON) && !makesList }

    /// The foreign columns it reads.
    var names: [MappedName] {
        switch source {
        case .first(let names): names
        case .constant: []
        case .template(let parts):
            parts.compactMap { if case .column(let name) = $0 { name } else { nil } }
        }
    }
}

/// Part of a cell such as `USD 653,690.00`.
enum MoneyPart: String, CaseIterable, Sendable {
    case amount, currency
}

/// How numbers are written in a foreign file.
struct NumberStyle: Hashable, Sendable {
    /// What stands between the whole part and the decimals.
    var decimal = UInt8(ascii: ".")
    /// What may stand between groups of digits; a blank stands for every kind of it.
    var thousands: UInt8?
}

/// Words of a foreign file and ours for them.
struct WordsRule: Sendable {
    /// What becomes of a word that is not known.
    enum Otherwise: String, CaseIterable, Sendable {
        /// The cell is blank: not known.
        case blank
        /// The word stays.
        case keep
        /// The row is refused.
        case refuse
    }

    /// By the word, ASCII case aside.
    let meanings: [String: String]
    var otherwise: Otherwise
}
