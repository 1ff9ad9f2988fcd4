import Testing

@Suite("Bad input: files that are missing or are no tables")
struct BadInputFilesTests {
    @Test("A dataset without vendors.csv is refused once, and not once for each row that names a vendor")
    func noVendors() throws {
        let work = try Workdir.small()
        try work.remove("data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: error: the dataset has no vendors.csv [dataset.missing-file]
              expected: a row for a vendor, or a company of its group: vendor,name,country,parent,parent_source,identifier,note
              fix: 'candour init' writes every file with its header
            """)
    }

    @Test("A dataset without a method is refused, and its other faults are found all the same")
    func noMethod() throws {
        let work = try Workdir.small()
        try work.remove("data/method.yaml")
        try work.replace("2019,2029,", with: "2019,2009,", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/method.yaml: error: the dataset has no method.yaml [dataset.missing-file]
              fix: 'candour init' writes one to start from
            data/contracts.csv:2:85: error: 'ends' comes before 'starts' [contract.ends-before-it-starts]
              found: 2009
              expected: 2019 or later
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Sources that no file describes are missed once")
    func noSources() throws {
        let work = try Workdir.small()
        try work.remove("data/sources.csv")
        try work.expectRefused(
            """
            data/sources.csv: error: there is no sources.csv, yet 14 cells name a source [reference.no-table]
              found: award, letter
              fix: add sources.csv with a row for each source
            """)
    }

    @Test("Questions that no file describes are missed once")
    func noQuestions() throws {
        let work = try Workdir.small()
        try work.remove("data/questions.csv")
        try work.expectRefused(
            """
            data/questions.csv: error: there is no questions.csv, yet 8 cells name a question [reference.no-table]
              found: operates, proves
              fix: add questions.csv with a row for each question
            """)
    }

    @Test("A contract that no file describes is missed")
    func noContracts() throws {
        let work = try Workdir.small()
        try work.remove("data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv: error: there is no contracts.csv, yet 1 cell names a contract [reference.no-table]
              found: c1
              fix: add contracts.csv with a row for each contract
            """)
    }

    @Test("A missing column is named, with the one that was probably meant")
    func missingColumn() throws {
        let work = try Workdir.small()
        try work.replace("vendor,name,", with: "vendor,Nmae,", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:1:8: error: the column 'name' is missing: the vendor's name as a report prints it [csv.missing-column]
              found: vendor,Nmae,parent,parent_source
              fix: is it 'Nmae'? Then call it 'name'
            """)
    }

    @Test("Each missing column is named")
    func missingColumns() throws {
        let work = try Workdir.small()
        try work.replace(
            "period,vendor,question,coder,rating", with: "quarter,vendor,question,coder,score", in: "data/responses.csv"
        )
        try work.expectRefused(
            """
            data/responses.csv:1:1: error: the column 'period' is missing: the calendar quarter, such as 2021-Q3 [csv.missing-column]
              found: quarter,vendor,question,coder,score,source,quote
              fix: add the column
            data/responses.csv:1:1: error: the column 'rating' is missing: a label of the question's scale, or a number on a numeric one [csv.missing-column]
              found: quarter,vendor,question,coder,score,source,quote
              fix: add the column
            data/responses.csv:1:1: warning: columns that are not known are kept out of scoring [csv.unknown-column]
              found: quarter, score
            """)
    }

    @Test("Two columns of one name can't be told apart")
    func duplicateColumn() throws {
        let work = try Workdir.small()
        try work.replace(
            "vendor,name,parent,parent_source", with: "vendor,name,name,parent_source", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:1:13: error: two columns have the same name [csv.duplicate-column-name]
              found: "name"
              expected: each name once
              fix: rename or delete one of the columns
            """)
    }

    @Test("A column without a name is named by its number")
    func blankColumn() throws {
        let work = try Workdir.small()
        try work.replace("vendor,name,parent,parent_source", with: "vendor,name,,parent_source", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:1:13: error: column 3 has no name [csv.blank-column-name]
              expected: a name in every cell of the header
              fix: name the column, or delete it from all rows
            """)
    }

    @Test("An empty file has no header")
    func emptyFile() throws {
        let work = try Workdir.small()
        try work.write("", to: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: error: the file is empty [csv.empty-file]
              expected: a header row with the names of the columns
              fix: write the header row, or delete the file
            """)
    }

    @Test("A file of blank lines is empty")
    func blankLines() throws {
        let work = try Workdir.small()
        try work.write("\n\n  \n", to: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: error: the file is empty [csv.empty-file]
              expected: a header row with the names of the columns
              fix: write the header row, or delete the file
            """)
    }

    @Test("Vendors without a row leave nothing to score")
    func headerAloneVendors() throws {
        let work = try Workdir.small()
        try work.write("vendor,name\n", to: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:1:1: error: vendors.csv has a header and no rows, so there is nothing to score [dataset.nothing-to-score]
              expected: a row for a vendor, or a company of its group
            """)
    }

    @Test("A table with a header alone can't answer those who refer to it")
    func headerAloneContracts() throws {
        let work = try Workdir.small()
        try work.write("contract,vendor\n", to: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv: error: contracts.csv has no rows, yet 1 cell names a contract [reference.no-table]
              found: c1
              fix: add a row for each contract
            data/contracts.csv:1:1: warning: the file has a header and no rows [csv.no-rows]
              fix: add rows, or take the file away
            """)
    }

    @Test("Semicolons between the columns are named as such")
    func semicolons() throws {
        let work = try Workdir.small()
        try work.write("vendor;name\nalder;Alder Systems\n", to: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:1:1: error: the columns seem to be separated by semicolons [csv.delimiter]
              found: a header of one cell with semicolons in it
              expected: commas between the columns
              fix: save the file with commas as separators
            """)
    }

    @Test("A spreadsheet's own file is named as such")
    func zip() throws {
        let work = try Workdir.small()
        try work.write("PK\u{3}\u{4}", to: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: error: the file is not CSV in UTF-8 [csv.format]
              found: a zip archive, such as a spreadsheet's own file
              expected: comma-separated text in UTF-8
              fix: save it as "CSV UTF-8 (comma delimited)"
            """)
    }

    @Test("A header alone is worth a warning where nothing refers to the table")
    func headerAloneRates() throws {
        let work = try Workdir.small()
        try work.write("currency,year,per_unit\n", to: "data/rates.csv")
        try work.expectWarned(
            """
            data/contracts.csv:2:65: warning: rates.csv has no rate of GBP for 2019, so the value counts as not known [contract.no-rate]
              found: GBP
              fix: add the rate of 2019 to rates.csv
            data/rates.csv:1:1: warning: the file has a header and no rows [csv.no-rows]
              fix: add rows, or take the file away
            """)
    }

    @Test("Unknown columns are named once, in one warning, at the first of them")
    func unknownColumns() throws {
        let work = try Workdir.small()
        try work.replace("vendor,name,parent,parent_source", with: "vendor,name,Colour,Shape", in: "data/vendors.csv")
        try work.replace("UK,birch,letter", with: "UK,,", in: "data/vendors.csv")
        try work.expectWarned(
            """
            data/vendors.csv:1:13: warning: columns that are not known are kept out of scoring [csv.unknown-column]
              found: Colour, Shape
            """)
    }

    @Test("Unknown columns that look like known ones are asked about")
    func misspeltColumns() throws {
        let work = try Workdir.small()
        try work.replace("source,title,published", with: "source,titel,publishd", in: "data/sources.csv")
        try work.expectWarned(
            """
            data/sources.csv:1:8: warning: columns that are not known are kept out of scoring [csv.unknown-column]
              found: titel, publishd
              fix: did you mean 'title' by 'titel'? did you mean 'published' by 'publishd'?
            """)
    }

    @Test("A file with nearly the right name is not left out in silence; one with another name is nobody's business")
    func misspeltFile() throws {
        let work = try Workdir.small()
        try work.write(try work.bytes(of: "data/claims.csv"), to: "data/claim.csv")
        try work.remove("data/claims.csv")
        try work.write("as it was", to: "data/contracts-old.csv")
        try work.write("codes\n", to: "data/codelist.yaml")
        try work.write("what this is", to: "data/README.md")
        try work.expectWarned(
            """
            data/claim.csv: warning: this is no file of a dataset, and is not read [dataset.unknown-file]
              fix: did you mean 'claims.csv'?
            data/codelist.yaml: warning: this is no file of a dataset, and is not read [dataset.unknown-file]
              fix: did you mean 'codelists.yaml'?
            """)
    }
}
