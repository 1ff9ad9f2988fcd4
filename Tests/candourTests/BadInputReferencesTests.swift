import Testing

@Suite("Bad input: references to what is not there")
struct BadInputReferencesTests {
    @Test("An unknown vendor, with the nearest one")
    func unknownVendor() throws {
        let work = try Workdir.small()
        try work.replace("2021-Q2,alder,operates", with: "2021-Q2,aldr,operates", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:2:9: error: vendors.csv has no vendor of this identifier [reference.unknown-vendor]
              found: aldr
              expected: alder, birch, birch-uk
              fix: did you mean 'alder'?
            """)
    }

    @Test("An unknown vendor that is near none")
    func strangeVendor() throws {
        let work = try Workdir.small()
        try work.replace("c1,alder", with: "c1,willow", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:2:4: error: vendors.csv has no vendor of this identifier [reference.unknown-vendor]
              found: willow
              expected: alder, birch, birch-uk
              fix: add a row for it to vendors.csv, or correct the cell
            """)
    }

    @Test("An unknown question")
    func unknownQuestion() throws {
        let work = try Workdir.small()
        try work.replace("alder,operates", with: "alder,operats", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:2:15: error: questions.csv has no question of this identifier [reference.unknown-question]
              found: operats
              expected: operates, proves
              fix: did you mean 'operates'?
            """)
    }

    @Test("An unknown source")
    func unknownSource() throws {
        let work = try Workdir.small()
        try work.replace("letter,We", with: "leter,We", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:40: error: sources.csv has no source of this identifier [reference.unknown-source]
              found: leter
              expected: award, letter
              fix: did you mean 'letter'?
            """)
    }

    @Test("An unknown contract")
    func unknownContract() throws {
        let work = try Workdir.small()
        try work.replace(",c1,", with: ",c9,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:22: error: contracts.csv has no contract of this identifier [reference.unknown-contract]
              found: c9
              expected: c1, c2
              fix: add a row for it to contracts.csv, or correct the cell
            """)
    }

    @Test("An unknown parent")
    func unknownParent() throws {
        let work = try Workdir.small()
        try work.replace("UK,birch,", with: "UK,brich,", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:4:19: error: vendors.csv has no vendor of this identifier [reference.unknown-vendor]
              found: brich
              expected: alder, birch, birch-uk
              fix: did you mean 'birch'?
            """)
    }

    @Test("An unknown node, which is not also missed as one without questions")
    func unknownNode() throws {
        let work = try Workdir.small()
        try work.replace("operates,clarity", with: "operates,clarty", in: "data/questions.csv")
        try work.expectRefused(
            """
            data/questions.csv:2:10: error: method.yaml has no node of this identifier [reference.unknown-node]
              found: clarty
              expected: clarity, evidence, transparency
              fix: did you mean 'clarity'?
            """)
    }

    @Test("An unknown scale")
    func unknownScale() throws {
        let work = try Workdir.small()
        try work.replace("clarity,answer", with: "clarity,answr", in: "data/questions.csv")
        try work.expectRefused(
            """
            data/questions.csv:2:18: error: method.yaml has no scale of this identifier [reference.unknown-scale]
              found: answr
              expected: answer
              fix: did you mean 'answer'?
            """)
    }

    @Test("A contract that is a duplicate of itself, and one of a stranger")
    func sameAs() throws {
        let work = try Workdir.small()
        try work.replace(
            "contract,vendor,version,share", with: "contract,vendor,version,same_as", in: "data/contracts.csv")
        try work.replace("c2,alder,1,0.6", with: "c2,alder,1,c2", in: "data/contracts.csv")
        try work.replace("c2,birch,1,0.4", with: "c2,birch,1,c8", in: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:3:12: error: the contract is given as a duplicate of itself [contract.duplicate-of-itself]
              found: c2
              fix: leave 'same_as' blank
            data/contracts.csv:4:12: error: contracts.csv has no contract of this identifier [reference.unknown-contract]
              found: c8
              expected: c1, c2
              fix: add a row for it to contracts.csv, or correct the cell
            """)
    }

    @Test("A second row with the same key names the first")
    func duplicateKey() throws {
        let work = try Workdir.small()
        try work.append("alder,Alder again,,\n", to: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:5:1: error: a second row with the same key; the first is on line 2 [key.duplicate]
              found: vendor 'alder'
              expected: one row for each vendor
              fix: take one of the two rows away, or correct its key
            """)
    }

    @Test("A second rating by one coder, after a row with a line end in quotes")
    func duplicateRating() throws {
        let work = try Workdir.small()
        try work.append("2021-Q2,alder,proves,ada,full,letter,We do.\n", to: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:7:1: error: a second row with the same key; the first is on line 3 [key.duplicate]
              found: period '2021-Q2', vendor 'alder', question 'proves', coder 'ada'
              expected: one row for each period, vendor, subject, question, coder
              fix: take one of the two rows away, or correct its key
            """)
    }

    @Test("A blank version is version 1")
    func duplicateVersion() throws {
        let work = try Workdir.small()
        try work.append(
            "c1,alder,,,City system,City,dbfot,design;build,vendor,12500000,GBP,2019-05-04,2019,2029,10,award\n",
            to: "data/contracts.csv")
        try work.expectRefused(
            """
            data/contracts.csv:5:1: error: a second row with the same key; the first is on line 2 [key.duplicate]
              found: contract 'c1', vendor 'alder', version '1'
              expected: one row for each contract, vendor, version
              fix: take one of the two rows away, or correct its key
            """)
    }

    @Test("Parents in a circle are reported once")
    func circle() throws {
        let work = try Workdir.small()
        try work.replace("birch,Birch Group,,", with: "birch,Birch Group,birch-uk,letter", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:3:19: error: the chain of parents comes back to this vendor [vendor.parents-in-a-circle]
              found: birch → birch-uk → birch
              fix: leave 'parent' of one of them blank
            """)
    }

    @Test("A vendor that is its own parent")
    func ownParent() throws {
        let work = try Workdir.small()
        try work.replace("alder,Alder Systems,,", with: "alder,Alder Systems,alder,letter", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv:2:21: error: the chain of parents comes back to this vendor [vendor.parents-in-a-circle]
              found: alder → alder
              fix: leave 'parent' blank
            """)
    }

    @Test("A question that bears the name of a node")
    func questionAsNode() throws {
        let work = try Workdir.small()
        try work.append("transparency,clarity,answer,1\n", to: "data/questions.csv")
        try work.expectRefused(
            """
            data/questions.csv:4:1: error: the method has a node of the same name [question.named-as-a-node]
              found: transparency
              fix: give the question another identifier
            """)
    }

    @Test("A parent without a source")
    func parentWithoutSource() throws {
        let work = try Workdir.small()
        try work.replace("birch,letter", with: "birch,", in: "data/vendors.csv")
        try work.expectWarned(
            """
            data/vendors.csv:4:25: warning: no source ties 'birch-uk' to its parent 'birch', yet its rows count for it [vendor.parent-without-source]
              fix: name the document that shows the tie
            """)
    }
}
