import Testing

@testable import Reporting

@Suite("An axis")
struct AxisTests {
    @Test("puts the middle value halfway, and what is beyond an end at that end")
    func positions() {
        let axis = Axis(from: 0, to: 100, start: 40, end: 240)
        #expect(axis.position(0) == 40)
        #expect(axis.position(50) == 140)
        #expect(axis.position(100) == 240)
        #expect(axis.position(1e300) == 240)
        #expect(axis.position(-.infinity) == 40)
        #expect(Axis(from: -10, to: 10, start: 100, end: 0).position(5) == 25)
    }

    @Test(
        "has round ticks",
        arguments: [
            (0.0, 100.0, [0.0, 20, 40, 60, 80, 100]), (0, 1, [0, 0.2, 0.4, 0.6, 0.8, 1]),
            (-20, 30, [-20, -10, 0, 10, 20, 30]), (3, 47, [10, 20, 30, 40]), (0, 60, [0, 20, 40, 60]),
        ]
    )
    func ticks(_ lowest: Double, _ highest: Double, _ expected: [Double]) {
        let ticks = Axis(from: lowest, to: highest, start: 0, end: 1).ticks()
        #expect(ticks.map { Axis.label($0) } == expected.map { Axis.label($0) })
    }

    @Test("falls back to 0…100 where the ends make no range")
    func fallsBack() {
        for (low, high) in [(5.0, 5.0), (9, 1), (.nan, 4), (-.infinity, .infinity), (-1e308, 1e308), (0, 1e-9)] {
            let axis = Axis(from: low, to: high, start: 0, end: 1)
            #expect(axis.lowest == 0 && axis.highest == 100)
            #expect(axis.ticks().count == 6)
        }
    }

    @Test("prints a true minus sign")
    func minus() {
        #expect(Axis.label(-2.5) == "−2.5")
    }
}
