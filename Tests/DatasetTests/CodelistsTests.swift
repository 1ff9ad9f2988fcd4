import Tables
import Testing

@testable import Dataset

@Suite("Codelists")
struct CodelistsTests {
    private let standard: Codelists = {
        var codelists = Codelists()
        CodelistsFile.addStandard(to: &codelists)
        return codelists
    }()

    @Test("The lists that ship have no fault, and no word with two meanings")
    func standardIsSound() {
        var codelists = Codelists()
        #expect(CodelistsFile.add(CodelistsFile.standardText, file: "c", to: &codelists) == [])
    }

    @Test("Every word of a list is read as itself")
    func ownWords() {
        for word in Role.allCases { #expect(standard.word(word.rawValue, of: Role.self) == word) }
        for word in Form.allCases { #expect(standard.word(word.rawValue, of: Form.self) == word) }
        for word in Bearer.allCases { #expect(standard.word(word.rawValue, of: Bearer.self) == word) }
    }

    @Test(
        "Other people's words for who bears a risk",
        arguments: [
            ("privateParty", Bearer.vendor), ("contractor", .vendor), ("company", .vendor), ("joint", .shared),
            ("publicAuthority", .public), ("government", .public), ("state", .public), ("PRIVATEPARTY", .vendor),
            ("PublicAuthority", .public),
        ])
    func bearers(word: String, bearer: Bearer) {
        #expect(standard.word(word, of: Bearer.self) == bearer)
    }

    @Test(
        "Case makes no difference, nor a dash or a blank for an underscore",
        arguments: ["design_build", "Design-Build", "design build", "DESIGN_BUILD", "turnkey"])
    func folded(word: String) {
        #expect(standard.word(word, of: Form.self) == .designBuild)
    }

    @Test("A word that is on no list is none", arguments: ["designbuild", "", "_", "privatépartÿ"])
    func unknown(word: String) {
        #expect(standard.word(word, of: Form.self) == nil)
        #expect(standard.word(word, of: Bearer.self) == nil)
    }

    @Test("A dataset's own words come first, and read back from what a run publishes")
    func own() throws {
        let dataset = try TemporaryDataset([
            "codelists.yaml": "bearers:\n  public: [the crown, contractor]\nroles:\n  operate: [läuft]\n",
            "contracts.csv":
                "contract,vendor,risk_demand,risk_design,roles,signed\nc,alder,The Crown,contractor,!LäUFT,2020\n",
        ])
        let reading = try dataset.read()
        let row = try #require(reading.dataset?.tables.contracts.first)
        #expect(row.risks == [.demand: .bearer(.public), .design: .bearer(.public)])
        #expect(row.roles.denied == [.operate])

        let published = try #require(reading.dataset?.codelists)
        var again = Codelists()
        #expect(CodelistsFile.add(published.yaml, file: "c", to: &again) == [])
        #expect(again == published)
    }

    @Test("A word may mean one thing only")
    func twoMeanings() {
        var codelists = Codelists()
        let faults = CodelistsFile.add(
            "roles:\n  build: [make]\n  operate: [Make, design]\n", file: "c", to: &codelists)
        #expect(faults.map(\.identifier) == ["codelist.two-meanings", "codelist.two-meanings"])
        #expect(faults.map(\.place.line) == [3, 3])
    }
}
