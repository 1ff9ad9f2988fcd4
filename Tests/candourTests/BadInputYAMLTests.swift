import Testing

@Suite("Bad input: YAML that is not YAML")
struct BadInputYAMLTests {
    @Test("A quote that is never closed is reported where it was opened")
    func openQuote() throws {
        let work = try Workdir.small()
        try work.replace("title: A small method", with: "title: \"A small method", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:8: error: this is not YAML: while scanning a quoted scalar, found unexpected end of stream [yaml.syntax]
              fix: close the quote
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A missing colon")
    func missingColon() throws {
        let work = try Workdir.small()
        try work.replace("  transparency:\n", with: "  transparency\n", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:8:14: error: this is not YAML: mapping values are not allowed in this context [yaml.syntax]
              fix: look for a ':' that is missing on the line before, and put a value that holds ': ' in quotes
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A colon inside a value")
    func colonInValue() throws {
        let work = try Workdir.small()
        try work.replace("A small method", with: "A method: small", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:16: error: this is not YAML: mapping values are not allowed in this context [yaml.syntax]
              fix: look for a ':' that is missing on the line before, and put a value that holds ': ' in quotes
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A tab for indentation")
    func tab() throws {
        let work = try Workdir.small()
        try work.replace("  clarity: {", with: "\tclarity: {", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:10:1: error: this is not YAML: while scanning for the next token, found character that cannot start any token [yaml.syntax]
              fix: indent with spaces and not with tabs, and put a value that begins with '@', '`' or '%' in quotes
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A bracket that is never closed")
    func openBracket() throws {
        let work = try Workdir.small()
        try work.replace("pending: pending}", with: "pending: pending", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:6:6: error: this is not YAML: while parsing a flow mapping begun on line 5, did not find expected ',' or '}' [yaml.syntax]
              fix: look at the indentation and the brackets of this line and those before it
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A key that stands twice, at its second place")
    func duplicateKey() throws {
        let work = try Workdir.small()
        try work.replace(
            "missing: {unrated: minimum}\n", with: "missing: {unrated: minimum}\ntitle: Another\n",
            in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:4:1: error: the key 'title' stands twice in one mapping; the first is on line 2 [yaml.duplicate-key]
              fix: leave one of them out
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A key that stands twice on one line")
    func duplicateInnerKey() throws {
        let work = try Workdir.small()
        try work.replace("full: 100, partial: 50", with: "full: 100, full: 50", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:5:23: error: the key 'full' stands twice in one mapping; the first is on line 5 [yaml.duplicate-key]
              fix: leave one of them out
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("An empty file")
    func empty() throws {
        let work = try Workdir.small()
        try work.write("", to: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:1: error: the file is empty [yaml.empty]
              expected: a mapping of keys to values
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A file of comments")
    func comments() throws {
        let work = try Workdir.small()
        try work.write("# Nothing yet.\n", to: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:1: error: the file is empty [yaml.empty]
              expected: a mapping of keys to values
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A text where keys are wanted")
    func scalarRoot() throws {
        let work = try Workdir.small()
        try work.write("hello\n", to: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:1: error: the method must be a mapping of keys to values [method.not-a-mapping]
              found: 'hello'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A list where keys are wanted")
    func listRoot() throws {
        let work = try Workdir.small()
        try work.write("- candour: 1\n", to: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:1: error: the method must be a mapping of keys to values [method.not-a-mapping]
              found: a list
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Two documents")
    func twoDocuments() throws {
        let work = try Workdir.small()
        try work.append("---\ntitle: Another\n", to: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:15:1: error: this is not YAML: expected a single document in the stream begun on line 1, but found another document [yaml.syntax]
              fix: leave out the line '---' and what follows it
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A reference to nothing")
    func undefinedAlias() throws {
        let work = try Workdir.small()
        try work.replace("title: A small method", with: "title: *small", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:8: error: this is not YAML: found undefined alias [yaml.syntax]
              fix: put a value that begins with '*' in quotes
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A byte that is not UTF-8")
    func notUTF8() throws {
        let work = try Workdir.small()
        try work.replace("A small", with: [0x41, 0x20, 0x73, 0x6D, 0xE9, 0x6C, 0x6C], in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:12: error: the file is not UTF-8 [file.not-utf8]
              found: byte 0xE9
              expected: text in UTF-8
              fix: save the file as UTF-8
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A zero byte")
    func zeroByte() throws {
        let work = try Workdir.small()
        try work.replace("A small method", with: "A small\0method", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:15: error: a character that YAML does not allow [yaml.syntax]
              found: \\0
              fix: take it out
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A control character")
    func control() throws {
        let work = try Workdir.small()
        try work.replace("A small method", with: "A small\u{7}method", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:15: error: a character that YAML does not allow [yaml.syntax]
              found: \\u{7}
              fix: take it out
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A codelist that does not exist")
    func unknownList() throws {
        let work = try Workdir.small()
        try work.write("role:\n  build: [erect]\n", to: "data/codelists.yaml")
        try work.expectRefused(
            """
            data/codelists.yaml:1:1: error: codelists.yaml has no key of this name [method.unknown-key]
              found: role
              expected: bearers, roles, forms, statuses, wordings
              fix: did you mean 'roles'?
            """)
    }

    @Test("A word that is not on its codelist")
    func unknownListWord() throws {
        let work = try Workdir.small()
        try work.write("roles:\n  bild: [erect]\n", to: "data/codelists.yaml")
        try work.expectRefused(
            """
            data/codelists.yaml:2:3: error: the list 'roles' has no key of this name [method.unknown-key]
              found: bild
              expected: supply, install, design, build, finance, maintain, operate, own, transfer, train
              fix: did you mean 'build'?
            """)
    }

    @Test("One word for two things")
    func twoMeanings() throws {
        let work = try Workdir.small()
        try work.write("roles:\n  build: [make]\n  operate: [make]\n", to: "data/codelists.yaml")
        try work.expectRefused(
            """
            data/codelists.yaml:3:12: error: 'make' can't be another word for 'operate': it means 'build' already [codelist.two-meanings]
              fix: take it out of one of the two
            """)
    }
}
