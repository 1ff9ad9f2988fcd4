import Dataset

/// Goes along ratings in the order of parts and questions, with questions in their own order.
struct AnswerWalk {
    private let ratings: ArraySlice<ResponseRow>
    private var next: Int

    init(_ ratings: ArraySlice<ResponseRow>) {
        self.ratings = ratings
        next = ratings.startIndex
    }

    /// Where the ratings of an answer stand; those before it are passed over.
    mutating func ratings(of question: Identifier, subject: Identifier?) -> Range<Int> {
        while next < ratings.endIndex, ratings[next].subject == subject, ratings[next].question < question { next += 1 }
        let first = next
        while next < ratings.endIndex, ratings[next].question == question, ratings[next].subject == subject {
            next += 1
        }
        return first..<next
    }

    /// The part that the next ratings are of, which is none of those before; nil where none are left.
    mutating func nextSubject() -> Identifier? {
        while next < ratings.endIndex, ratings[next].subject == subject { next += 1 }
        guard next < ratings.endIndex else { return nil }
        subject = ratings[next].subject
        return subject
    }

    /// The part that the walk is in; nil: the whole.
    private var subject: Identifier?
}
