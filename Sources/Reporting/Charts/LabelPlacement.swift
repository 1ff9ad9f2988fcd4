/// Finds places for the labels of points so that they cover neither each other nor a point.
///
/// A greedy search in the order of the input: for each label the cheapest of a fixed list of places, first close around
/// the point, then on wider rings with a line to it. Nothing is random, so the same points always give the same
/// picture. A label for which there is no place without covering something gets none.
struct LabelPlacement: Sendable {
    /// A label that wants a place.
    struct Label: Sendable {
        var x: Double
        var y: Double
        var width: Double
        var height: Double
    }

    /// Where a label went, and whether it is far enough from its point to need a line to it.
    struct Place: Sendable, Equatable {
        var area: ChartArea
        var needsLeader: Bool
    }

    /// No label leaves this area.
    let plot: ChartArea
    /// How close a point may come to a label.
    let radius: Double
    /// Areas that no label covers, such as captions.
    let hard: [ChartArea]
    /// Areas that labels should keep clear of, though not at any price, such as bars.
    let soft: [ChartArea]

    /// A place for each label, in the order given; `nil` where there is none.
    ///
    /// - Complexity: O(*n*²) for *n* labels.
    func places(for labels: [Label]) -> [Place?] {
        let points = labels.map { label in
            ChartArea(x: label.x - radius, y: label.y - radius, width: 2 * radius, height: 2 * radius)
        }
        var taken = Taken()
        return labels.enumerated().map { index, label in
            let others = points[..<index] + points[(index + 1)...]
            var best: (place: Place, cost: Double)?
            for candidate in candidates(for: label)
            where isInside(candidate.area) && isFree(candidate, label: label, others: others, taken: taken) {
                let cost = cost(of: candidate, label: label, others: others)
                if best.map({ cost < $0.cost }) ?? true { best = (candidate, cost) }
                if cost == 0 { break }
            }
            guard let place = best?.place else { return nil }
            taken.areas.append(place.area)
            if place.needsLeader { taken.leaders.append(Self.leader(of: label, to: place.area)) }
            return place
        }
    }

    /// A straight line from a point to its label.
    struct Leader: Sendable {
        var from: (x: Double, y: Double)
        var to: (x: Double, y: Double)
    }

    /// The line from a label's point to the nearest point of the area where the label stands.
    static func leader(of label: Label, to area: ChartArea) -> Leader {
        let x = min(max(label.x, area.x), area.right)
        let y = min(max(label.y, area.y), area.bottom)
        return Leader(from: (label.x, label.y), to: (x, y))
    }

    private struct Taken {
        var areas: [ChartArea] = []
        var leaders: [Leader] = []
    }

    /// Whether a label here would cover nothing, and its line would run through no other label.
    private func isFree(_ candidate: Place, label: Label, others: ArraySlice<ChartArea>, taken: Taken) -> Bool {
        let area = candidate.area
        for obstacle in taken.areas where area.overlap(obstacle) > 0 { return false }
        for obstacle in others where area.overlap(obstacle) > 0 { return false }
        for obstacle in hard where area.overlap(obstacle) > 0 { return false }
        for leader in taken.leaders where Self.crosses(leader, area) { return false }
        guard candidate.needsLeader else { return true }
        let leader = Self.leader(of: label, to: area)
        return !taken.areas.contains { Self.crosses(leader, $0) }
    }

    private func cost(of candidate: Place, label: Label, others: ArraySlice<ChartArea>) -> Double {
        let area = candidate.area
        var cost = soft.reduce(0) { $0 + 0.4 * area.overlap($1) }
        if candidate.needsLeader {
            let leader = Self.leader(of: label, to: area)
            cost += 60 + (leader.to.x - leader.from.x).magnitude + (leader.to.y - leader.from.y).magnitude
            for point in others where Self.crosses(leader, point) { cost += 150 }
        }
        return cost
    }

    private func candidates(for label: Label) -> [Place] {
        let (w, h, gap) = (label.width, label.height, radius + 2)
        let right = label.x + gap
        let left = label.x - gap - w
        let centre = label.x - w / 2
        let above = label.y - gap - h
        let below = label.y + gap
        var places = [
            (right, label.y - h / 2), (left, label.y - h / 2), (centre, above), (centre, below),
            (right - 3, above + 4), (right - 3, below - 4), (left + 3, above + 4), (left + 3, below - 4),
        ].map { Place(area: ChartArea(x: $0.0, y: $0.1, width: w, height: h), needsLeader: false) }
        for ring in 1...6 {
            for (dx, dy) in Self.directions {
                let distance = Double(ring) * 16 + 4
                let x = label.x + dx * (distance + w / 2) - w / 2
                let y = label.y + dy * (distance + h / 2) - h / 2
                places.append(Place(area: ChartArea(x: x, y: y, width: w, height: h), needsLeader: true))
            }
        }
        return places
    }

    private func isInside(_ area: ChartArea) -> Bool {
        area.x >= plot.x && area.right <= plot.right && area.y >= plot.y && area.bottom <= plot.bottom
    }

    /// Sixteen directions: a fixed table instead of sines, which differ between machines.
    private static let directions: [(Double, Double)] = [
        (1, 0), (-1, 0), (0.92, -0.38), (0.92, 0.38), (-0.92, -0.38), (-0.92, 0.38), (0.71, -0.71), (0.71, 0.71),
        (-0.71, -0.71), (-0.71, 0.71), (0.38, -0.92), (0.38, 0.92), (-0.38, -0.92), (-0.38, 0.92), (0, -1), (0, 1),
    ]

    /// Whether a line passes through an area (Liang and Barsky's test: whether anything is left after clipping).
    static func crosses(_ line: Leader, _ area: ChartArea) -> Bool {
        let (from, to) = (line.from, line.to)
        var entry = 0.0
        var exit = 1.0
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        for (step, room) in [
            (-dx, from.x - area.x), (dx, area.right - from.x), (-dy, from.y - area.y), (dy, area.bottom - from.y),
        ] {
            if step == 0 {
                if room < 0 { return false }
            } else if step < 0 {
                entry = max(entry, room / step)
            } else {
                exit = min(exit, room / step)
            }
        }
        return entry < exit
    }
}
