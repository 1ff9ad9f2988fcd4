public import Dataset
package import Statistics

/// How far a contract's row settles whether the vendor holds a role, and what settles it.
public enum RoleStanding: Hashable, Sendable {
    /// The row says so.
    case stated
    /// The row says that the vendor builds, and who builds supplies.
    case impliedByBuilding
    /// The form implies it.
    case impliedByForm
    /// Neither the row nor the form settles it.
    case possible
    /// The row says that it is not held.
    case denied
    /// The row states other roles, or none, and the form does not allow this one.
    case notInForm

    /// 1 where the role is held, 0 where it isn't, both ends where that is open.
    public var holding: Interval {
        switch self {
        case .stated, .impliedByBuilding, .impliedByForm: Interval(exactly: 1)
        case .possible: .unknownShare
        case .denied, .notInForm: Interval(exactly: 0)
        }
    }

    /// Whether the row itself settles it, rather than its form alone.
    public var isStatedByRow: Bool {
        switch self {
        case .stated, .impliedByBuilding, .denied: true
        case .impliedByForm, .possible, .notInForm: false
        }
    }
}

/// R: the roles a vendor holds under a contract, 0 to 1.
public struct RoleFeature: Sendable {
    /// Every role, in the order of the codelist.
    public let standings: [(role: Role, standing: RoleStanding)]
    /// The sum of the weights of the roles held.
    public let value: Interval

    /// - Throws: when a sum has more digits than can be computed exactly.
    init(_ row: ContractRow, _ rules: ContractRules) throws(ArithmeticError) {
        try self.init(row.roles, row.form, rules)
    }

    /// What the roles that a row states and its form come to.
    /// - Throws: when a sum has more digits than can be computed exactly.
    package init(_ roles: SignedWords<Role>, _ form: Form?, _ rules: ContractRules) throws(ArithmeticError) {
        let form = form.flatMap { rules.forms[$0] } ?? ContractRules.unknownForm
        standings = Role.allCases.map { ($0, RoleFeature.standing(of: $0, roles, form)) }
        var sum = Interval(exactly: 0)
        for (role, standing) in standings {
            sum = try sum + standing.holding.scaled(by: rules.roles[role] ?? 0)
        }
        value = sum
    }

    public func standing(of role: Role) -> RoleStanding {
        standings.first { $0.role == role }?.standing ?? .possible
    }

    /// Stated roles are certain, denied ones certainly not. What the row leaves open is bounded by the form, which
    /// can settle a role only where the row states none at all.
    private static func standing(
        of role: Role, _ roles: SignedWords<Role>, _ form: ContractRules.FormRule
    ) -> RoleStanding {
        if roles.stated.contains(role) { return .stated }
        if roles.denied.contains(role) { return .denied }
        if role == .supply, roles.stated.contains(.build) { return .impliedByBuilding }
        let isCertain = form.certain.contains(role)
        let isAllowed = isCertain || form.possible.contains(role)
        guard roles.stated.isEmpty else { return isAllowed ? .possible : .notInForm }
        if isCertain { return .impliedByForm }
        if role == .supply, form.certain.contains(.build), !roles.denied.contains(.build) { return .impliedByForm }
        return isAllowed ? .possible : .notInForm
    }
}
