import Dataset
import Statistics

/// A vendor in a quarter, one of those that a relative step sets side by side.
///
/// They are the vendors of the quarter that is scored and, where the method states a panel, those of its other quarters.
struct CohortMember: Sendable {
    let period: Period
    let vendor: Identifier
    /// The nodes over the questions of the quarter; nodes have the same places in every quarter.
    let graph: NodeGraph
    var leaves: VendorLeaves
    /// Whether the member stands for a reference: a vendor of the quarter that is scored.
    let isOfQuarter: Bool
}
