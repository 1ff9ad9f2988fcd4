import Testing

@Suite("Bad input: weights and numbers of a method that mean nothing")
struct BadInputWeightsTests {
    @Test("A negative weight")
    func negativeWeight() throws {
        let work = try Workdir.small()
        try work.replace("{clarity: 1, evidence: 1}", with: "{clarity: -1, evidence: 1}", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:9:25: error: the weight of 'clarity' under 'transparency' must not be negative [method.out-of-range]
              found: '-1'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Weights of children that sum to zero")
    func zeroWeights() throws {
        let work = try Workdir.small()
        try work.replace("{clarity: 1, evidence: 1}", with: "{clarity: 0, evidence: 0}", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:9:15: error: the weights under node 'transparency' sum to zero [method.weights-sum-to-zero]
              fix: give at least one child a weight above 0
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Weights of questions that sum to zero")
    func zeroQuestionWeights() throws {
        let work = try Workdir.small()
        try work.replace("answer,1", with: "answer,0", in: "data/questions.csv")
        try work.expectRefused(
            """
            data/method.yaml:10:3: error: the weights under node 'clarity' sum to zero [method.weights-sum-to-zero]
              fix: give a child or a question under it a weight above 0
            """)
    }

    @Test("Different weights under an aggregate that does not weigh")
    func weightsNotUsed() throws {
        let work = try Workdir.small()
        try work.replace("{clarity: 1, evidence: 1}", with: "{clarity: 1, evidence: 2}", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:9:15: error: node 'transparency' gives its children different weights, but 'mean' does not weigh them [method.weights-not-used]
              fix: write 'aggregate: weighted mean'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Weights of features that do not sum to 1")
    func weightsSum() throws {
        let work = try Workdir.small()
        try work.replace("roles: 0.40", with: "roles: 0.50", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:12: error: contracts: weights must sum to 1 [method.weights-sum]
              found: a sum of 1.1
              fix: change the weights so that they sum to 1
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Weights of features that sum to zero")
    func weightsSumToZero() throws {
        let work = try Workdir.small()
        try work.replace(
            "{roles: 0.40, risk: 0.30, term: 0.15, value: 0.15}", with: "{roles: 0, risk: 0, term: 0, value: 0}",
            in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:12: error: contracts: weights must sum to 1 [method.weights-sum-to-zero]
              found: a sum of 0
              fix: change the weights so that they sum to 1
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A negative weight of a feature")
    func negativeFeature() throws {
        let work = try Workdir.small()
        try work.replace("roles: 0.40", with: "roles: -0.40", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:20: error: contracts: weights: roles must not be negative [method.out-of-range]
              found: '-0.40'
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Infinity")
    func infinity() throws {
        let work = try Workdir.small()
        try work.replace("roles: 0.40", with: "roles: .inf", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:20: error: contracts: weights: roles must be a decimal number [method.not-a-number]
              found: '.inf'
              expected: digits with '.' as the decimal mark, such as 0.25
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Not a number, by that name")
    func nan() throws {
        let work = try Workdir.small()
        try work.replace("full: 100", with: "full: .nan", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:5:18: error: label 'full' of scale 'answer' has neither points nor a status [method.label-without-points]
              found: '.nan'
              expected: a number, or one of nonresponse, not_applicable, pending, unrated
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("A number with an exponent")
    func exponent() throws {
        let work = try Workdir.small()
        try work.replace("roles: 0.40", with: "roles: 4e-1", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:13:20: error: contracts: weights: roles must be a decimal number [method.not-a-number]
              found: '4e-1'
              expected: digits with '.' as the decimal mark, such as 0.25
              fix: write all its digits
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }

    @Test("Points with an exponent")
    func pointsWithExponent() throws {
        let work = try Workdir.small()
        try work.replace("full: 100", with: "full: 1e2", in: "data/method.yaml")
        try work.expectRefused(
            """
            data/method.yaml:5:18: error: label 'full' of scale 'answer' has neither points nor a status [method.label-without-points]
              found: '1e2'
              expected: a number, or one of nonresponse, not_applicable, pending, unrated
              fix: write all its digits
            data/method.yaml: note: ratings, questions, roles and rates can be checked only once the method has no error [method.rows-unchecked]
            """)
    }
}
