import Testing

@Suite("Bad input: a method that means nothing")
struct BadInputMethodTests {
    @Test("A key that does not exist, with the nearest one; the right one is not missed as well")
    func unknownKey() throws {
        let work = try Workdir.small()
        try work.replace("title: A", with: "titel: A", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:1: error: the method has no key of this name [method.unknown-key]
              found: titel
              expected: candour, title, version, authors, summary, licence, base_currency, consolidate, coders, target, decimals, basis, panel, missing, scales, nodes, contracts, indices, bands, sensitivity
              fix: did you mean 'title'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A key that does not exist, further in")
    func unknownInnerKey() throws {
        let work = try Workdir.small()
        try work.replace("weights: {roles", with: "wieghts: {roles", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:3: error: contracts has no key of this name [method.unknown-key]
              found: wieghts
              expected: weights, roles, bearers, risks, term, value, forms, in_force, leave_out, rollup, typical, power
              fix: did you mean 'weights'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A weight that does not exist; that the rest does not sum to 1 is not said as well")
    func unknownWeight() throws {
        let work = try Workdir.small()
        try work.replace("roles: 0.40", with: "rolls: 0.40", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:13: error: contracts: weights has no key of this name [method.unknown-key]
              found: rolls
              expected: roles, risk, term, value
              fix: did you mean 'roles'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A cycle in the node graph, with its way round")
    func cycle() throws {
        let work = try Workdir.small()
        try work.replace(
            "clarity: {aggregate: weighted mean}",
            with: "clarity: {aggregate: weighted mean, children: [transparency]}", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:7:3: error: node 'transparency' stands under itself [method.circle]
              found: transparency → clarity → transparency
              fix: take one of these out of the children of the one before it
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A node that stands under itself")
    func selfCycle() throws {
        let work = try Workdir.small()
        try work.replace(
            "clarity: {aggregate: weighted mean}", with: "clarity: {aggregate: weighted mean, children: [clarity]}",
            in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:10:3: error: node 'clarity' stands under itself [method.circle]
              found: clarity → clarity
              fix: take one of these out of the children of the one before it
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A node without leaves")
    func withoutLeaves() throws {
        let work = try Workdir.small()
        try work.replace(
            "  clarity: {aggregate", with: "  depth: {aggregate: mean}\n  clarity: {aggregate", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:10:3: error: no question stands under node 'depth' [method.node-without-leaves]
              fix: put a question under it in questions.csv, or take the node out
            """)
    }

    @Test("A child that is no node")
    func unknownChild() throws {
        let work = try Workdir.small()
        try work.replace("{clarity: 1, evidence: 1}", with: "{clarity: 1, evidense: 1}", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:9:28: error: node 'transparency' has a child that is not a node of the method [method.unknown-node]
              found: 'evidense'
              expected: transparency, clarity, evidence
              fix: did you mean 'evidence'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("The same child twice")
    func childTwice() throws {
        let work = try Workdir.small()
        try work.replace("{clarity: 1, evidence: 1}", with: "[clarity, evidence, clarity]", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:9:35: error: node 'transparency' has the same child twice [method.named-twice]
              found: 'clarity'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("An aggregate that does not exist")
    func unknownAggregate() throws {
        let work = try Workdir.small()
        try work.replace("aggregate: mean", with: "aggregate: meen", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:8:16: error: node 'transparency' has an aggregate that does not exist [method.unknown-aggregate]
              found: 'meen'
              expected: mean, weighted mean, sum, weighted sum, geometric, harmonic, min, max, median, product, ratio, {power: p}
              fix: did you mean 'mean'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A label without points")
    func labelWithoutPoints() throws {
        let work = try Workdir.small()
        try work.replace("refused: nonresponse", with: "refused: nonrespons", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:5:56: error: label 'refused' of scale 'answer' has neither points nor a status [method.label-without-points]
              found: 'nonrespons'
              expected: a number, or one of nonresponse, not_applicable, pending, unrated
              fix: did you mean 'nonresponse'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A scale of one step")
    func oneStep() throws {
        let work = try Workdir.small()
        try work.replace(
            "{full: 100, partial: 50, evaded: 0, refused: nonresponse, pending: pending}",
            with: "{full: 100, refused: nonresponse}", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:5:11: error: scale 'answer' needs labels with at least two different points [method.scale-without-range]
              expected: {full: 100, partial: 50, evaded: 0}
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A title of blanks")
    func blankTitle() throws {
        let work = try Workdir.small()
        try work.replace("title: A small method", with: "title: \"  \"", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:8: error: title must not be blank [method.blank]
              found: '  '
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A title of nothing")
    func noTitle() throws {
        let work = try Workdir.small()
        try work.replace("title: A small method", with: "title:", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:7: error: title must not be blank [method.blank]
              found: nothing
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A title of two lines")
    func twoLineTitle() throws {
        let work = try Workdir.small()
        try work.replace("title: A small method", with: "title: \"A small\\nmethod\"", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:2:8: error: title must be one line [method.not-a-line]
              found: 'A small\\nmethod'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A method without a title")
    func missingTitle() throws {
        let work = try Workdir.small()
        try work.replace("title: A small method\n", with: "", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:1: error: the method has no 'title' [method.missing-key]
              fix: add a line 'title: …'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A form of the method that this release does not read")
    func laterForm() throws {
        let work = try Workdir.small()
        try work.replace("candour: 1", with: "candour: 2", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:10: error: this release reads form 1 of the method file [method.unknown-form]
              found: '2'
              expected: candour: 1
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A method that does not say its form")
    func noForm() throws {
        let work = try Workdir.small()
        try work.replace("candour: 1\n", with: "", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:1:1: error: the method does not say which form it has [method.missing-key]
              fix: begin the file with the line 'candour: 1'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A word that is none of a choice")
    func unknownWord() throws {
        let work = try Workdir.small()
        try work.replace("unrated: minimum", with: "unrated: minimun", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:3:20: error: missing: unrated is none of those that it can be [method.unknown-word]
              found: 'minimun'
              expected: minimum, exclude, error
              fix: did you mean 'minimum'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A base currency that does not exist")
    func baseCurrency() throws {
        let work = try Workdir.small()
        try work.replace("missing:", with: "base_currency: UDS\nmissing:", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:3:16: error: base_currency is no currency [method.unknown-currency]
              found: 'UDS'
              expected: a code of ISO 4217
              fix: did you mean 'USD'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("An index that is no node")
    func unknownIndex() throws {
        let work = try Workdir.small()
        try work.replace("[transparency, involvement]", with: "[transparency, involvment]", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:14:25: error: an index must be a node of the method or 'involvement' [method.unknown-node]
              found: 'involvment'
              expected: transparency, clarity, evidence, involvement
              fix: did you mean 'involvement'?
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("An index twice")
    func indexTwice() throws {
        let work = try Workdir.small()
        try work.replace("[transparency, involvement]", with: "[transparency, transparency]", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:14:25: error: an index stands twice in 'indices' [method.named-twice]
              found: 'transparency'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("No index")
    func noIndex() throws {
        let work = try Workdir.small()
        try work.replace("[transparency, involvement]", with: "[]", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:14:10: error: 'indices' names no index, so there is nothing to report [method.no-indices]
              expected: transparency, clarity, evidence, involvement
              fix: name one, or leave the key out for all of them
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Bands that do not rise")
    func bands() throws {
        let work = try Workdir.small()
        try work.replace("indices:", with: "bands: {low: 50, high: 20}\nindices:", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:14:24: error: bands must rise from one to the next [method.bands-out-of-order]
              found: '20'
              expected: more than 50, where 'low' begins
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Questions under one node with different ranges of points")
    func mixedRanges() throws {
        let work = try Workdir.small()
        try work.replace(
            "scales:\n", with: "scales:\n  tens: {kind: numeric, minimum: 0, maximum: 10}\n", in: "data/method.yaml")
        try work.append("shows,clarity,tens,1\n", to: "data/questions.csv")
        try work.expectWarned(
            """
            data/method.yaml:11:3: warning: questions under node 'clarity' run over different ranges of points, so they don't count alike [scale.mixed-ranges]
              found: 'operates' 0 to 100, 'shows' 0 to 10
              fix: give their scales the same lowest and highest points; a numeric scale takes 'points: [0, 100]'
            """)
    }

    @Test("A numeric scale with the same points is no different range")
    func evenRanges() throws {
        let work = try Workdir.small()
        try work.replace(
            "scales:\n", with: "scales:\n  tens: {kind: numeric, minimum: 0, maximum: 10, points: [0, 100]}\n",
            in: "data/method.yaml")
        try work.append("shows,clarity,tens,1\n", to: "data/questions.csv")
        try work.expectWarned("")
    }
}
