import Tables
import Testing

@testable import Dataset

@Suite("Names of vendors")
struct VendorVariantTests {
    @Test(
        "case, accents, punctuation, legal forms and the order of words make no difference",
        arguments: [
            ("ACME Ltd", "Acme, Limited"), ("Société Générale S.A.", "SOCIETE GENERALE"),
            ("Müller GmbH & Co. KG", "Muller"),
            ("ООО Ромашка", "Ромашка"), ("杭州海康威视数字技术股份有限公司", "杭州海康威视数字技术"), ("Systems Alder", "Alder Systems Inc."),
            ("Ørsted A/S", "Orsted"), ("Łódź Sp. z o.o.", "lodz"), ("L'Atelier SARL", "LATELIER"), ("ＡＣＭＥ", "acme"),
            ("cafe\u{301}", "café"), ("The Alder Company", "Alder"), ("株式会社アルダー", "アルダー 株式会社"),
        ])
    func equal(one: String, other: String) {
        #expect(CompanyName.standard.folded(one) == CompanyName.standard.folded(other))
    }

    @Test(
        "other words are other names",
        arguments: [("Alder UK", "Alder"), ("Alder 1", "Alder 2"), ("Ltd", "GmbH"), ("Alder & Sons", "Alder Sons")])
    func different(one: String, other: String) {
        #expect(CompanyName.standard.folded(one) != CompanyName.standard.folded(other))
    }

    @Test("a name without a letter is compared with none", arguments: ["", "…", "–"])
    func nothing(name: String) { #expect(CompanyName.standard.folded(name) == nil) }

    private func faults(_ vendors: String) throws -> [String] {
        try TemporaryDataset(["vendors.csv": vendors]).faults()
    }

    @Test("variants are proposed at the later row, and only there")
    func proposed() throws {
        #expect(
            try faults("vendor,name\na,Alder SA\nb,Birch\nc,ALDER s.a.\nd,Alder Limited\n") == [
                "vendors.csv:4:3 vendor.name-variant", "vendors.csv:5:3 vendor.name-variant",
            ])
    }

    @Test("companies of one group count together, and are no variants")
    func group() throws {
        #expect(
            try faults("vendor,name,parent,parent_source\na,Alder SA,,\nc,Alder Ltd,a,\n")
                == ["vendors.csv:3:15 vendor.parent-without-source"])
    }

    @Test("one official identifier of two vendors is the stronger sign")
    func identifiers() throws {
        #expect(
            try faults("vendor,name,identifier\na,Alder,GB-COH-01234567\nb,Alder Ltd,gb coh 01234567\n")
                == ["vendors.csv:3:13 vendor.same-identifier"])
    }
}
