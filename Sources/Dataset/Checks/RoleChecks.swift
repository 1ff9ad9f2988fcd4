import Tables

/// What a row says of its roles should not gainsay what its form settles.
package enum RoleChecks {
    static func run(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        for row in tables.contracts { check(row, method, &findings) }
    }

    /// What is to be said of one row.
    static func check(_ row: ContractRow, _ method: Method, _ findings: inout Findings) {
        let denied = denials(row.roles, form: row.form, method.contracts)
        guard let form = row.form, !denied.isEmpty else { return }
        let words = denied.map { "'!\($0.rawValue)'" }.joined(separator: " and ")
        findings.add(
            row, "roles", "contract.role-against-form", severity: .warning,
            "\(words) \(denied.count == 1 ? "denies" : "deny") what the form '\(form.rawValue)' makes certain;"
                + " the row's word stands",
            fix: "correct 'roles' or 'form', unless the contract says so")
    }

    /// The roles that a row denies although its form makes them certain, in the order of the codelist.
    package static func denials(_ roles: SignedWords<Role>, form: Form?, _ rules: ContractRules) -> [Role] {
        guard let form, let rule = rules.forms[form] else { return [] }
        return Role.allCases.filter { role in
            // To build without supplying is an error of its own.
            if role == .supply, roles.stated.contains(.build) { return false }
            return roles.denied.contains(role) && rule.certain.contains(role)
        }
    }
}
