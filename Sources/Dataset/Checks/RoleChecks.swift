import Tables

/// What a row says of its roles should not gainsay what its form settles.
enum RoleChecks {
    static func run(_ tables: DatasetTables, _ method: Method, _ findings: inout Findings) {
        for row in tables.contracts {
            guard let form = row.form, let rule = method.contracts.forms[form] else { continue }
            let denied = Role.allCases.filter { role in
                // To build without supplying is an error of its own.
                if role == .supply, row.roles.stated.contains(.build) { return false }
                return row.roles.denied.contains(role) && rule.certain.contains(role)
            }
            guard !denied.isEmpty else { continue }
            let words = denied.map { "'!\($0.rawValue)'" }.joined(separator: " and ")
            findings.add(
                row, "roles", "contract.role-against-form", severity: .warning,
                "\(words) \(denied.count == 1 ? "denies" : "deny") what the form '\(form.rawValue)' makes certain;"
                    + " the row's word stands",
                fix: "correct 'roles' or 'form', unless the contract says so")
        }
    }
}
