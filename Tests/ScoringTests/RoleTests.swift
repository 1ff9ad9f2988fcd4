import Dataset
import Scoring
import Statistics
import Testing

/// R: what a row and its form settle of each role.
@Suite("Roles of a contract")
struct RoleTests {
    /// The table of method.md, "R, roles", in the codelist's order of roles.
    static let forms: [(form: String, certain: Set<Role>, possible: Set<Role>)] = [
        ("supply", [.supply], [.maintain]),
        ("supply_install", [.supply, .install], [.maintain]),
        ("design_build", [.design, .build, .supply], []),
        ("om", [.operate, .maintain], []),
        ("management", [.operate], [.maintain]),
        ("lease", [.operate, .maintain], [.finance]),
        ("concession", [.operate], Set(Role.allCases).subtracting([.operate])),
        ("bot", [.build, .operate, .supply], [.design, .finance, .maintain]),
        ("dbfot", [.design, .build, .finance, .operate, .supply], [.maintain]),
        ("boo", [.build, .finance, .own, .operate, .supply], [.design, .maintain]),
        ("ppp_other", [], Set(Role.allCases)),
        ("", [], Set(Role.allCases)),
    ]

    static let weights: [Role: Int] = [.supply: 5, .design: 10, .build: 15, .finance: 20, .maintain: 15, .operate: 35]

    static func roles(_ cells: [String: String]) throws -> RoleFeature {
        try Sample.contract(cells).contract().involvement.roles
    }

    static func sum(_ roles: Set<Role>) throws -> Rational {
        try Rational(roles.reduce(0) { $0 + (weights[$1] ?? 0) }) / 100
    }

    @Test("every form of the codelist is in the table that these tests go by")
    func whole() { #expect(Set(Self.forms.map(\.form)) == Set(Form.allCases.map(\.rawValue) + [""])) }

    @Test("a form settles the roles that the method's table says, where the row states none", arguments: forms)
    func form(_ form: String, _ certain: Set<Role>, _ possible: Set<Role>) throws {
        let feature = try Self.roles(["form": form])
        for role in Role.allCases {
            let expected: RoleStanding =
                certain.contains(role) ? .impliedByForm : possible.contains(role) ? .possible : .notInForm
            #expect(feature.standing(of: role) == expected, "\(role)")
        }
        #expect(try feature.value == Interval(Self.sum(certain), Self.sum(certain.union(possible))))
    }

    @Test("where roles are stated, the form widens with what it allows and settles nothing", arguments: forms)
    func stated(_ form: String, _ certain: Set<Role>, _ possible: Set<Role>) throws {
        let feature = try Self.roles(["form": form, "roles": "train"])
        let allowed = certain.union(possible)
        for role in Role.allCases where role != .train {
            #expect(feature.standing(of: role) == (allowed.contains(role) ? .possible : .notInForm), "\(role)")
        }
        #expect(feature.standing(of: .train) == .stated)
        #expect(try feature.value == Interval(0, Self.sum(allowed)))
    }

    @Test("a denied role beats its form", arguments: forms)
    func denied(_ form: String, _ certain: Set<Role>, _ possible: Set<Role>) throws {
        let feature = try Self.roles(["form": form, "roles": "!operate"])
        #expect(feature.standing(of: .operate) == .denied)
        #expect(feature.standing(of: .operate).isStatedByRow)
        let others = certain.subtracting([.operate])
        for role in others { #expect(feature.standing(of: role) == .impliedByForm, "\(role)") }
        #expect(
            try feature.value == Interval(Self.sum(others), Self.sum(others.union(possible).subtracting([.operate]))))
    }

    @Test("who builds supplies, whatever the form")
    func building() throws {
        for form in ["", "om", "bot"] {
            let feature = try Self.roles(["form": form, "roles": "build"])
            #expect(feature.standing(of: .supply) == .impliedByBuilding)
            #expect(feature.standing(of: .supply).isStatedByRow)
            #expect(try feature.value.lower == Rational("0.2"))
        }
    }

    @Test("a form's building implies supplying only where the row doesn't deny the building")
    func deniedBuilding() throws {
        let feature = try Self.roles(["form": "design_build", "roles": "!build"])
        #expect(feature.standing(of: .build) == .denied)
        #expect(feature.standing(of: .design) == .impliedByForm)
        #expect(try feature.value == Interval(Rational("0.15"), Rational("0.15")))
    }

    @Test("building with '!supply' is an error")
    func contradiction() throws {
        #expect(try Sample.contract(["roles": "build;!supply"]).errors() == ["contract.builds-without-supplying"])
        #expect(try Sample.contract(["roles": "operate;!operate"]).errors() == ["cell.contradicts-itself"])
    }

    @Test("a word between ';' or '|' is read alike")
    func separators() throws {
        let one = try Self.roles(["roles": "design; build;operate"])
        let other = try Self.roles(["roles": "operate|design | build"])
        #expect(one.value == other.value)
        for role in Role.allCases { #expect(one.standing(of: role) == other.standing(of: role)) }
    }

    @Test("install, own, transfer and train weigh nothing")
    func weightless() throws {
        let feature = try Self.roles(["form": "om", "roles": "operate;install;own;transfer;train"])
        #expect(try feature.value == Interval(Rational("0.35"), Rational("0.5")))
    }

    @Test("the method can change a form")
    func ownForm() throws {
        var sample = Sample.contract(["form": "om"])
        sample.method.contracts = ["forms: {om: {certain: [maintain], possible: [operate]}}"]
        #expect(try sample.contract().involvement.roles.value == Interval(Rational("0.15"), Rational("0.5")))
    }
}
