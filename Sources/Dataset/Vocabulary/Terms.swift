/// A word of a fixed list that a cell may hold, in the spelling of the list.
public protocol Word: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    /// The list's name in the codelists, such as `roles`.
    static var list: String { get }
}

/// What a vendor does under a contract.
public enum Role: String, Word {
    case supply, install, design, build, finance, maintain, operate, own, transfer, train
    public static let list = "roles"
}

/// What can go wrong under a contract, and be borne by one side or both.
public enum Risk: String, Word {
    case design, construction, operation, maintenance, demand, finance
    case legalPolitical = "legal_political"
    case forceMajeure = "force_majeure"
    case termination
    public static let list = "risks"

    /// The column of `contracts.csv` that says who bears it.
    public var column: String { "risk_" + rawValue }

    /// As prose has it: "legal and political risk".
    public var name: String {
        switch self {
        case .legalPolitical: "legal and political"
        case .forceMajeure: "force majeure"
        default: rawValue
        }
    }
}

/// Who bears a risk.
public enum Bearer: String, Word {
    case vendor, shared, `public`
    public static let list = "bearers"
}

/// The legal form of a contract, used only to bound the roles that its row does not state.
public enum Form: String, Word {
    case supply
    case supplyInstall = "supply_install"
    case designBuild = "design_build"
    case om, management, lease, concession, bot, dbfot, boo
    case pppOther = "ppp_other"
    public static let list = "forms"
}

/// Where a contract stands. A blank status counts as any other than `cancelled` and `pending`.
public enum ContractStatus: String, Word {
    case active, ended, terminated, cancelled, pending
    public static let list = "statuses"
}

/// Whether a quote gives the words of record, or a translation or paraphrase of them.
public enum Wording: String, Word {
    case official, rendered
    public static let list = "wordings"
}
