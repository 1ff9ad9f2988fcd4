import Dataset
import Scoring
import Statistics
import Testing

/// What nobody disclosed, and what its answer would be worth.
@Suite("Questions to ask")
struct QuestionsToAskTests {
    @Test("the letter's contract: four risks and upkeep are open, worth most first, ties in the order of the codelist")
    func letter() throws {
        let questions = try LetterContractTests.sample().vendor().questions
        #expect(
            questions.map(\.subject) == [
                .role(.maintain), .risk(.construction), .risk(.demand), .risk(.finance), .risk(.termination),
            ])
        #expect(questions.map { $0.points.fixed(1) } == ["6.0", "4.5", "4.5", "4.5", "1.5"])
        #expect(questions.allSatisfy { $0.worth == .narrowsInvolvement && $0.contract?.contract == "c" })
    }

    @Test(
        "the points of a contract's questions sum to the width of its bounds",
        arguments: ["", "om", "bot", "ppp_other"])
    func sum(_ form: String) throws {
        for roles in ["", "operate", "build;!finance"] {
            let vendor = try Sample.contract(["form": form, "roles": roles, "risk_demand": "shared", "years": "3"])
                .vendor()
            let width = try vendor.involvement.contracts[0].involvement.involvement.width
            #expect(try Rational.sum(vendor.questions.map(\.points)) == width)
        }
    }

    @Test("nothing known of the roles, or of the risks, is one question; a name alone is one question of 100 points")
    func whole() throws {
        let open = try Sample.contract(["years": "3"]).vendor().questions
        #expect(open.map(\.subject) == [.roles, .risks, .value])
        #expect(open.map(\.points) == [40, 30, 15])
        let name = try Sample.contract(["title": "A"]).vendor().questions
        #expect(name.map(\.subject) == [.contract])
        #expect(name.map(\.points) == [100])
    }

    @Test("a value without a rate asks for the rate")
    func rate() throws {
        let questions = try LetterContractTests.sample(rates: nil).vendor().questions
        #expect(questions.first?.subject == .rate("CNY", 2017))
        #expect(questions.first?.points == 15)
    }

    @Test("an answer is worth what it would do to the index: silence can raise it, what is unrated narrows it")
    func answers() throws {
        var answers = SampleAnswers()
        answers.ask("a", ratings: ["ada": "full"])
        answers.ask("b", ratings: ["ada": "refused"])
        answers.ask("c", ratings: ["ada": "lost"])
        answers.ask("d", ratings: ["ada": "pending"])
        answers.ask("e", ratings: ["ada": "not applicable"])
        let questions = try answers.sample().vendor().questions
        #expect(questions.map(\.subject) == [.answer("b"), .answer("c"), .answer("d")])
        let worth = Dictionary(uniqueKeysWithValues: questions.map { ($0.subject, $0) })
        #expect(worth[.answer("b")]?.worth == .raisesIndex)
        #expect(worth[.answer("c")]?.worth == .narrowsIndex)
        #expect(worth[.answer("d")]?.worth == .raisesIndex)
        #expect(worth[.answer("b")]?.points.fixed(4) == "33.3333")
        #expect(worth[.answer("c")]?.points.fixed(4) == "33.3333")
        // Pending, the fourth comes into the average with its answer.
        #expect(worth[.answer("d")]?.points.fixed(4) == "25.0000")
    }

    @Test("answers weigh as their questions do, largest first, before and among the questions about contracts")
    func order() throws {
        var method = SampleMethod()
        method.nodes = ["transparency: {aggregate: weighted mean}"]
        var answers = SampleAnswers()
        answers.ask("light", weight: "1", ratings: ["ada": "refused"])
        answers.ask("heavy", weight: "9", ratings: ["ada": "no response"])
        var sample = answers.sample(method)
        sample.files["contracts"] = "contract,vendor,signed,years\nc,v,2019,3\n"
        let questions = try sample.vendor().questions
        #expect(questions.map(\.subject) == [.answer("heavy"), .roles, .risks, .value, .answer("light")])
        #expect(questions.map(\.points) == [90, 40, 30, 15, 10])
    }

    @Test("a contract that does not count raises no question")
    func leftOut() throws {
        #expect(try Sample.contract(["status": "cancelled"]).vendor().questions.isEmpty)
    }
}
