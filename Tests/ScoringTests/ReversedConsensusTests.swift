import Dataset
import Scoring
import Statistics
import Testing

/// Several coders on a question where a high rating means little openness.
@Suite("Consensus on reversed questions")
struct ReversedConsensusTests {
    @Test("nothing given is no openness in a mean, not all of it")
    func mean() throws {
        let leaf = try ConsensusTests.leaf(["refused", "full"], scale: "average", reversed: "yes")
        #expect(leaf.value == 0)
    }

    @Test("nothing given lies at the closed end in a median too")
    func median() throws {
        // In openness: refused 0, full (reversed) 0, evaded (reversed) 100.
        let leaf = try ConsensusTests.leaf(["refused", "full", "evaded"], reversed: "yes")
        #expect(leaf.value == 0)
    }

    @Test("a tie of two takes the lower openness, as on any other question")
    func tie() throws {
        let leaf = try ConsensusTests.leaf(["full", "evaded"], reversed: "yes")
        #expect(leaf.value == 0)
    }

    @Test("a tie with nothing given reaches down to no openness, and no further up than the other rating")
    func majority() throws {
        let leaf = try ConsensusTests.leaf(["refused", "audited"], scale: "kinds", reversed: "yes")
        #expect(leaf.lower == 0)
        #expect(leaf.upper == 0)
    }
}
