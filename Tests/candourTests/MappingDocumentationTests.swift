import Testing

@testable import Dataset

@Suite("The page about mappings")
struct MappingDocumentationTests {
    @Test(
        "has every key, and no other",
        arguments: [
            ("### Top level", MappingFile.keys), ("### Files", ForeignFileReader.keys),
            ("### Tables", MappingTableReader.keys),
            ("### Columns", ColumnRuleReader.keys),
        ])
    func keys(heading: String, keys: [String]) throws {
        let rows = try DocumentationPage("docs/mapping.md").table(under: heading)
        let described = rows.flatMap { row in row[0].matches(of: /`([a-z_]+)`/).map { String($0.1) } }
        #expect(described.sorted() == keys.sorted())
    }

    @Test("has every mapping that ships")
    func shipped() throws {
        let rows = try DocumentationPage("docs/mapping.md").table(under: "## The mappings that ship")
        #expect(rows.compactMap { code($0[0]) } == ShippedMappings.names)
    }
}
