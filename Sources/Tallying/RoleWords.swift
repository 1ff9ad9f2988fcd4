import Dataset
import Scoring
import Statistics
import Tables

/// What the cells of roles and form come to, for each pair that has been met.
struct RoleWords: Sendable {
    /// The part of involvement that comes from roles.
    struct Part: Sendable {
        let lower: Int64
        let upper: Int64
        let isAgainstForm: Bool
    }

    private let rolesColumn: Int?
    private let formColumn: Int?
    private let rules: ContractRules
    private let scale: InvolvementScale
    private let codelists: Codelists
    private var rolesTexts = ByteTable()
    /// Nil: read the long way.
    private var roles: [SignedWords<Role>?] = []
    private var formTexts = ByteTable()
    private var forms: [Form?] = []
    /// By the number of the roles' text × 32 + that of the form's.
    private var parts: [Part?] = []
    private var isKnown: [Bool] = []

    private static let mostForms = 32
    private static let mostRoles = 4_096

    init(_ arithmetic: ContractArithmetic, _ codelists: Codelists, _ columns: ContractColumns) {
        rolesColumn = columns.roles
        formColumn = columns.form
        rules = arithmetic.rules
        scale = arithmetic.scale
        self.codelists = codelists
        // The first of each is the blank cell.
        _ = rolesTexts.add("")
        roles = [SignedWords()]
        _ = formTexts.add("")
        forms = [nil]
        growParts()
    }

    /// Nil where a cell has to be read the long way.
    @inline(__always)
    mutating func part(_ record: borrowing Record) -> Part? {
        guard let role = rolesNumber(record, rolesColumn), let form = formNumber(record, formColumn) else {
            return nil
        }
        let place = role &* RoleWords.mostForms &+ form
        if !isKnown[place] { work(out: place, role, form) }
        return parts[place]
    }

    private mutating func rolesNumber(_ record: borrowing Record, _ column: Int?) -> Int? {
        guard let column else { return 0 }
        let known = rolesTexts.number(of: record, column)
        if let known { return known }
        guard rolesTexts.count < RoleWords.mostRoles, let text = record.text(column) else { return nil }
        let number = rolesTexts.add(text)
        // A text of blanks at its ends has other bytes here than in the cell, and would be added again and again.
        guard number == roles.count else { return nil }
        roles.append(codelists.plainSignedWords(text, of: Role.self))
        growParts()
        return number
    }

    private mutating func formNumber(_ record: borrowing Record, _ column: Int?) -> Int? {
        guard let column else { return 0 }
        let known = formTexts.number(of: record, column)
        if let known { return known }
        guard formTexts.count < RoleWords.mostForms, let text = record.text(column),
            let form = codelists.word(text, of: Form.self)
        else { return nil }
        let number = formTexts.add(text)
        guard number == forms.count else { return nil }
        forms.append(form)
        return number
    }

    private mutating func growParts() {
        let count = roles.count * RoleWords.mostForms
        while parts.count < count {
            parts.append(nil)
            isKnown.append(false)
        }
    }

    private mutating func work(out place: Int, _ role: Int, _ form: Int) {
        isKnown[place] = true
        guard let words = roles[role] else { return }
        // An error that `check` names.
        if words.stated.contains(.build), words.denied.contains(.supply) { return }
        let form = forms[form]
        guard let value = try? RoleFeature(words, form, rules).value,
            let points = try? value.scaled(by: 100 * rules.weights.roles),
            let lower = scale.units(ofPoints: points.lower), let upper = scale.units(ofPoints: points.upper)
        else { return }
        parts[place] = Part(
            lower: lower, upper: upper,
            isAgainstForm: !RoleChecks.denials(words, form: form, rules).isEmpty)
    }
}
