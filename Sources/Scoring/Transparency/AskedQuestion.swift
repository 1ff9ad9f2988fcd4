import Dataset
import Statistics

/// A question with all that its leaves need, the same for every vendor.
final class AskedQuestion: Sendable {
    let question: Identifier
    let isReversed: Bool
    /// Nil where the method has no such scale.
    let scale: SharedScale?
    /// Whether the points of an answer depend on the other vendors' answers.
    let dependsOnOthers: Bool
    /// The lowest and the highest points that an answer to it can have; nil on a scale without ends.
    let range: ClosedRange<Rational>?

    init(_ row: QuestionRow, _ scale: SharedScale?) {
        question = row.question
        isReversed = row.isReversed
        self.scale = scale
        dependsOnOthers = scale?.scale.dependsOnOthers ?? false
        range = scale?.scale.points(isReversed: row.isReversed)
    }
}
