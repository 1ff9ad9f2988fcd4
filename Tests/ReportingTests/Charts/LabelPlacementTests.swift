import Testing

@testable import Reporting

@Suite("Placing labels")
struct LabelPlacementTests {
    private let plot = ChartArea(x: 0, y: 0, width: 600, height: 480)

    private func labels(_ count: Int, spread: Int) -> [LabelPlacement.Label] {
        (0..<count).map { index in
            LabelPlacement.Label(
                x: 150 + Double(index * 37 % 101 * spread), y: 120 + Double(index * 53 % 97 * spread), width: 70,
                height: 15
            )
        }
    }

    @Test("keeps labels off each other and within the plot", arguments: [1, 12, 40])
    func noOverlap(_ count: Int) {
        let placement = LabelPlacement(plot: plot, radius: 6, hard: [], soft: [])
        let places = placement.places(for: labels(count, spread: 3)).compactMap { $0?.area }
        #expect(count > 12 ? places.count >= count * 9 / 10 : places.count == count)
        for (index, place) in places.enumerated() {
            #expect(place.x >= 0 && place.right <= 600 && place.y >= 0 && place.bottom <= 480)
            for other in places[..<index] { #expect(place.overlap(other) == 0) }
        }
    }

    @Test("puts a lone label beside its point, to the right and without a line")
    func lone() throws {
        let label = LabelPlacement.Label(x: 100, y: 100, width: 50, height: 16)
        let place = try #require(
            LabelPlacement(plot: plot, radius: 6, hard: [], soft: []).places(for: [label])[0])
        #expect(place == .init(area: ChartArea(x: 108, y: 92, width: 50, height: 16), needsLeader: false))
    }

    @Test("leaves room for what may not be covered")
    func avoidsCaptions() throws {
        let caption = ChartArea(x: 40, y: 60, width: 120, height: 80)
        let label = LabelPlacement.Label(x: 100, y: 100, width: 50, height: 16)
        let place = try #require(
            LabelPlacement(plot: plot, radius: 6, hard: [caption], soft: []).places(for: [label])[0])
        #expect(place.area.overlap(caption) == 0)
        #expect(place.needsLeader)
    }

    @Test("leaves a label out rather than cover another")
    func givesUp() {
        let small = ChartArea(x: 0, y: 0, width: 60, height: 40)
        let label = LabelPlacement.Label(x: 30, y: 20, width: 56, height: 12)
        let places = LabelPlacement(plot: small, radius: 4, hard: [], soft: []).places(for: [
            label, label, label, label,
        ])
        #expect(places[0] != nil)
        #expect(places[3] == nil)
    }

    @Test("knows whether a line passes through an area")
    func crossing() {
        let area = ChartArea(x: 10, y: 10, width: 10, height: 10)
        func crosses(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Bool {
            LabelPlacement.crosses(.init(from: (x1, y1), to: (x2, y2)), area)
        }
        #expect(crosses(0, 0, 30, 30))
        #expect(!crosses(0, 0, 30, 5))
        #expect(!crosses(0, 0, 9, 9))
        #expect(crosses(15, 0, 15, 30))
    }
}
