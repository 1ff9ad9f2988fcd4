public import Dataset
public import Statistics

/// Something that nobody disclosed, and what its answer would be worth.
public struct QuestionToAsk: Sendable {
    public enum Subject: Hashable, Sendable {
        /// Every role, where none is known; or one.
        case roles
        case role(Role)
        case risks
        case risk(Risk)
        case term
        case value
        /// A rate of a currency in a year, where the value itself is known.
        case rate(Identifier, Int?)
        /// Everything about a contract of which only the name is known.
        case contract
        /// A question that was put to the vendor.
        case answer(Identifier)
        /// The same for a part of the vendor.
        case partAnswer(Identifier, subject: Identifier)
    }

    /// What a full answer does.
    public enum Worth: Sendable {
        /// It narrows the bounds of the contract's involvement by so many points.
        case narrowsInvolvement
        /// It narrows the bounds of the index by so many points.
        case narrowsIndex
        /// It can raise the index by so many points at most: silence counts as the scale's minimum.
        case raisesIndex
    }

    public let subject: Subject
    public let worth: Worth
    /// Above 0.
    public let points: Rational
    /// The contract that it is about; nil for an answer.
    public let contract: ContractRow?
}

enum QuestionsToAsk {
    /// What to ask about a vendor's contracts and answers, worth most first; ties in the order of contract and question.
    static func list(
        contracts: [VendorContract], leaves: VendorLeaves, graph: NodeGraph, weights: OwnWeights, index: Int?,
        _ rules: ContractRules
    ) throws(ScoringFault) -> [QuestionToAsk] {
        var list: [QuestionToAsk] = []
        for contract in contracts where contract.counts {
            list += try computing("the questions about contract '\(contract.row.contract)'") {
                () throws(ArithmeticError) -> [QuestionToAsk] in try questions(about: contract.involvement, rules)
            }
        }
        // What an answer would be worth of a score that depends on the other vendors, nothing says.
        if let index, !graph.dependsOnOthers[index] { list += try questions(about: leaves, graph, weights, index) }
        return list.enumerated()
            .sorted {
                $0.element.points == $1.element.points ? $0.offset < $1.offset : $0.element.points > $1.element.points
            }
            .map(\.element)
    }

    private static func questions(
        about contract: ContractInvolvement, _ rules: ContractRules
    ) throws(ArithmeticError) -> [QuestionToAsk] {
        func ask(_ subject: QuestionToAsk.Subject, _ points: Rational) -> QuestionToAsk {
            QuestionToAsk(subject: subject, worth: .narrowsInvolvement, points: points, contract: contract.row)
        }
        if contract.isKnownByNameOnly { return [ask(.contract, try contract.involvement.width)] }
        var questions: [QuestionToAsk] = []
        let weights = rules.weights
        if contract.roles.value == .unknownShare {
            questions.append(ask(.roles, try 100 * weights.roles))
        } else {
            for (role, standing) in contract.roles.standings where standing == .possible {
                questions.append(ask(.role(role), try 100 * weights.roles * (rules.roles[role] ?? 0)))
            }
        }
        if contract.risk.value == .unknownShare {
            questions.append(ask(.risks, try 100 * weights.risk))
        } else {
            for (risk, part, _) in contract.risk.parts where !part.isExact {
                questions.append(ask(.risk(risk), try 100 * weights.risk * (rules.risks[risk] ?? 0) * part.width))
            }
        }
        if !contract.term.value.isExact { questions.append(ask(.term, try 100 * weights.term)) }
        if !contract.value.value.isExact {
            let points = try 100 * weights.value
            if case .noRate(let currency, let year) = contract.value.worth {
                questions.append(ask(.rate(currency, year), points))
            } else {
                questions.append(ask(.value, points))
            }
        }
        return questions.filter { $0.points > 0 }
    }

    /// What each answer that is missing would be worth of the index, by scoring once with its lowest and once with
    /// its highest points.
    private static func questions(
        about leaves: VendorLeaves, _ graph: NodeGraph, _ weights: OwnWeights, _ index: Int
    ) throws(ScoringFault) -> [QuestionToAsk] {
        var questions: [QuestionToAsk] = []
        var values = leaves.values(\.value)
        for (spot, leaf) in leaves.spots {
            let worth: QuestionToAsk.Worth
            let ends: ClosedRange<Rational>
            switch leaf.status {
            case .nonresponse, .pending:
                guard let range = leaf.range else { continue }
                (worth, ends) = (.raisesIndex, range)
            case .unrated, .unresolved:
                guard let lower = leaf.lower, let upper = leaf.upper else { continue }
                (worth, ends) = (.narrowsIndex, lower...upper)
            case .scored, .notApplicable: continue
            }
            let stands = values[spot]
            values[spot] = ends.lowerBound
            let lowest = try graph.values(values, weights: weights)[index]
            values[spot] = ends.upperBound
            let highest = try graph.values(values, weights: weights)[index]
            values[spot] = stands
            guard let lowest, let highest else { continue }
            let points = try computing("the worth of an answer to '\(leaf.question)'") {
                () throws(ArithmeticError) -> Rational in try highest - lowest
            }
            guard points > 0 else { continue }
            questions.append(
                QuestionToAsk(subject: subject(of: spot, leaf, leaves), worth: worth, points: points, contract: nil))
        }
        return questions
    }

    private static func subject(
        of spot: LeafValues.Spot, _ leaf: Leaf, _ leaves: VendorLeaves
    ) -> QuestionToAsk.Subject {
        switch spot {
        case .whole: .answer(leaf.question)
        case .part(let part, _): .partAnswer(leaf.question, subject: leaves.parts[part].subject)
        }
    }
}
