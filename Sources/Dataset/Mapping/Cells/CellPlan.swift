import Statistics

/// How one cell of ours is made from the cells of a record: a ``ColumnRule`` whose columns have been found.
///
/// A class because each row looks at it: to copy all that it holds would take longer than to make the cell.
final class CellPlan: Sendable {
    /// Where a foreign cell lies.
    enum Origin: Hashable, Sendable {
        case record(Int)
        case joined(join: Int, slot: Int)
    }

    /// A step, and the counter of the cells that it changed.
    struct Counted<Step: Sendable>: Sendable {
        let step: Step
        let counter: Int
    }

    enum Source: Sendable {
        case first([Origin])
        case constant([UInt8])
        case template([TemplatePart])
    }

    enum TemplatePart: Sendable {
        case text([UInt8])
        case origin(Origin)
    }

    /// The number of our column.
    let column: Int
    let source: Source
    /// Done to each cell before the first that is not blank is taken.
    let missing: Counted<MissingStep>?
    /// Done one after the other, until the cell is blank.
    let steps: [Counted<any CellStep>]
    let separator: (bytes: [UInt8], counter: Int)?
    let json: Int?
    let words: (rule: WordsPlan, counter: Int)?
    let slug: Int?
    let makesList: Bool

    init(
        column: Int, source: Source, missing: Counted<MissingStep>?, steps: [Counted<any CellStep>],
        separator: (bytes: [UInt8], counter: Int)?, json: Int?,
        words: (rule: WordsPlan, counter: Int)?, slug: Int?, makesList: Bool
    ) {
        self.column = column
        self.source = source
        self.missing = missing
        self.steps = steps
        self.separator = separator
        self.json = json
        self.words = words
        self.slug = slug
        self.makesList = makesList
    }

    /// The column of the file that a fault of the cell is shown at.
    var shownColumn: Int? {
        let origins: [Origin] =
            switch source {
            case .first(let origins): origins
            case .constant: []
            case .template(let parts): parts.compactMap { if case .origin(let origin) = $0 { origin } else { nil } }
            }
        return origins.lazy.compactMap { if case .record(let column) = $0 { column } else { nil } }.first
    }

    /// Whether a cell is one text that no word or name is looked up for.
    var isOneText: Bool { separator == nil && json == nil && words == nil && slug == nil }

    /// The column whose cells are handed on as they stand, unless they have to be tidied or may be words for "not known";
    /// nil where something else is done to them.
    var plainColumn: Int? {
        guard steps.isEmpty, isOneText,
            case .first(let origins) = source, origins.count == 1, case .record(let column) = origins[0]
        else { return nil }
        return column
    }
}

/// Other words for ours, ready to be looked up.
struct WordsPlan: Sendable {
    let meanings: [String: String]
    let otherwise: WordsRule.Otherwise
    /// Whether a word is one of ours without the mapping.
    let isKnown: @Sendable (String) -> Bool
    /// Whether each word that is not known is listed: of names there are too many, and most need no other word.
    let listsUnmapped: Bool

    /// Our word; nil for one that is not known. What stands for `*` is for all others.
    func meaning(_ word: String) -> String? {
        if let meaning = meanings[foldedASCII(word)] { return meaning }
        return isKnown(word) ? word : meanings["*"]
    }
}

/// A cell of ours.
enum MadeCell: Hashable, Sendable {
    case blank
    case text(String)
    /// Each becomes a row of its own.
    case parts([String])

    var isParts: Bool { if case .parts = self { true } else { false } }

    /// The text of a cell that is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }
}
