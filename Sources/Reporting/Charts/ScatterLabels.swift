/// The names beside a scatter chart's dots. Dots in one place share a label that lists their names.
struct ScatterLabels: Sendable {
    private struct Cluster: Sendable {
        var x: Double
        var y: Double
        var names: [String]
    }

    private static let style = TextStyle(size: 12)
    private static let lineHeight = 15.0
    private static let room = 170.0
    private static let lineLimit = 4

    private let placement: LabelPlacement
    private var clusters: [Cluster] = []

    init(plot: ChartArea, captions: [ChartArea], bars: [ChartArea]) {
        let bounded = ChartArea(x: plot.x + 1, y: plot.y - 6, width: plot.width + 6, height: plot.height + 4)
        placement = LabelPlacement(plot: bounded, radius: 6, hard: captions, soft: bars)
    }

    /// Adds a name for a dot; dots less than a pixel apart are taken to be in one place.
    mutating func add(_ name: String, x: Double, y: Double) {
        let index = clusters.firstIndex { ($0.x - x).magnitude < 1 && ($0.y - y).magnitude < 1 }
        if let index {
            clusters[index].names.append(name)
        } else {
            clusters.append(Cluster(x: x, y: y, names: [name]))
        }
    }

    /// What is drawn beneath the dots and above them, and the names for which there was no room.
    struct Drawn: Sendable {
        var leaders: [SVGElement] = []
        var texts: [SVGElement] = []
        var unplaced: [String] = []
    }

    /// Places and draws the names, with a line to each that is not beside its dot.
    func drawn() -> Drawn {
        let lines = clusters.map { Self.lines(for: $0.names) }
        let labels = zip(clusters, lines).map { cluster, lines in
            LabelPlacement.Label(
                x: cluster.x, y: cluster.y,
                width: TextWidth.widest(lines, style: Self.style, limit: Self.room) + 4,
                height: Double(lines.count) * Self.lineHeight
            )
        }
        var drawn = Drawn()
        for (index, place) in placement.places(for: labels).enumerated() {
            let names = clusters[index].names
            guard let place else {
                drawn.unplaced += names
                continue
            }
            if place.needsLeader {
                let line = LabelPlacement.leader(of: labels[index], to: place.area)
                drawn.leaders.append(
                    .line(
                        line.from.x, line.from.y, line.to.x, line.to.y, stroke: Palette.baseline, width: 0.75,
                        role: "leader"))
            }
            drawn.texts.append(Self.element(lines: lines[index], names: names, area: place.area))
        }
        return drawn
    }

    private static func element(lines: [String], names: [String], area: ChartArea) -> SVGElement {
        let backing = SVGElement.rect(area, fill: Palette.paper).with("fill-opacity", "0.7")
        var group = SVGElement.group([backing], role: "name")
        if lines.count < names.count {
            group.children.insert(SVGElement("title", text: names.joined(separator: ", ")), at: 0)
        }
        for (number, line) in lines.enumerated() {
            let y = area.y + Double(number) * lineHeight + 11.5
            group.children.append(.text(line, x: area.x + 2, y: y, style: style, room: room, role: "label"))
        }
        return group
    }

    private static func lines(for names: [String]) -> [String] {
        if names.count <= lineLimit { return names }
        return names.prefix(lineLimit - 1) + ["and \(names.count - lineLimit + 1) more"]
    }
}
