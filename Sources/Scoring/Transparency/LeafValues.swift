public import Dataset
import Statistics

/// The answers of one vendor: to the questions put to it as a whole, and to those rated part by part.
public struct VendorLeaves: Sendable {
    /// In the order of the questions. A question that is rated part by part is not applicable here.
    public internal(set) var whole: LeafList
    /// For each part that is rated, in the order of the parts' paths, its leaves in the order of the questions.
    public internal(set) var parts: [(subject: Identifier, leaves: LeafList)]

    /// Every leaf, the whole first.
    public var all: [Leaf] { Array(whole) + parts.flatMap(\.leaves) }

    /// One value for each leaf; nil leaves the average.
    func values(_ value: (Leaf) -> Rational?) -> LeafValues {
        LeafValues(whole: whole.map(value), parts: parts.map { $0.leaves.map(value) }, paths: paths)
    }

    /// For each part, its path in pieces.
    var paths: [[String]] { parts.map { VendorLeaves.path(of: $0.subject) } }

    /// The path of a part in pieces: `services/mobile/prepaid` in three.
    static func path(of subject: Identifier) -> [String] { subject.text.split(separator: "/").map(String.init) }
}

/// What stands for each leaf of a vendor in one evaluation of the graph.
struct LeafValues {
    var whole: [Rational?]
    /// For each part, its values in the order of the questions.
    var parts: [[Rational?]]
    /// For each part, its path: `services/mobile/prepaid` in three pieces.
    let paths: [[String]]

    /// Where a leaf stands: in the whole, or in a part.
    enum Spot: Hashable {
        case whole(Int)
        case part(Int, Int)
    }

    subscript(_ spot: Spot) -> Rational? {
        get {
            switch spot {
            case .whole(let question): whole[question]
            case .part(let part, let question): parts[part][question]
            }
        }
        set {
            switch spot {
            case .whole(let question): whole[question] = newValue
            case .part(let part, let question): parts[part][question] = newValue
            }
        }
    }
}

extension VendorLeaves {
    /// Whether nothing is missing that could be read in several ways: every answer is rated or not applicable.
    var isSettled: Bool { whole.isSettled && parts.allSatisfy(\.leaves.isSettled) }

    subscript(_ spot: LeafValues.Spot) -> Leaf {
        switch spot {
        case .whole(let question): whole[question]
        case .part(let part, let question): parts[part].leaves[question]
        }
    }

    /// Every leaf with its spot, the whole first.
    var spots: [(spot: LeafValues.Spot, leaf: Leaf)] {
        whole.enumerated().map { (.whole($0.offset), $0.element) }
            + parts.enumerated().flatMap { part, entry in
                entry.leaves.enumerated().map { (LeafValues.Spot.part(part, $0.offset), $0.element) }
            }
    }
}
