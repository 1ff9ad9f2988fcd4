import Statistics

/// How one cell of ours is made from the cells of a record: a ``ColumnRule`` whose columns have been found.
struct CellPlan: Sendable {
    /// Where a foreign cell lies.
    enum Origin: Hashable, Sendable {
        case record(Int)
        case joined(join: Int, slot: Int)
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

    let source: Source
    /// Done to each cell before the first that is not blank is taken.
    let missing: (step: MissingStep, counter: Int)?
    /// Done one after the other, until the cell is blank.
    let steps: [(step: any CellStep, counter: Int)]
    let separator: (bytes: [UInt8], counter: Int)?
    let json: Int?
    let words: (rule: WordsPlan, counter: Int)?
    let slug: Int?
    let makesList: Bool

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

    /// The column whose cells are handed on as they stand, once tidied; nil where something is done to them.
    var plainColumn: Int? {
        guard missing == nil, steps.isEmpty, isOneText,
            case .first(let origins) = source, origins.count == 1, case .record(let column) = origins[0]
        else { return nil }
        return column
    }
}

/// Other words for ours, ready to be looked up.
struct WordsPlan: Sendable {
    /// The number of our column.
    let column: Int
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

    /// The text of a cell that is one.
    var text: String? { if case .text(let text) = self { text } else { nil } }
}
