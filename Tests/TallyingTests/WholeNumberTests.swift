import Foundation
import Scoring
import Statistics
import Testing

@testable import Tallying

/// The whole numbers of a tally are those that exact fractions give.
@Suite("Whole numbers")
struct WholeNumberTests {
    @Test("a logarithm in fixed point is as near as it says")
    func logarithms() throws {
        let logarithm = FixedLogarithm()
        var random = RandomNumbers(state: 1)
        let unit = DoubleDouble(Rational(1 << FixedLogarithm.places))
        for round in 0..<5_000 {
            let bits = UInt64(round % 64)
            let number = max(1, random.next() >> bits)
            let exact = try DoubleDouble.log(DoubleDouble(try Rational(Int128(number), over: 1))) * unit
            let ours = DoubleDouble(try Rational(Int128(logarithm(number)), over: 1))
            #expect(try (exact - ours).magnitude.double() <= Double(FixedLogarithm.largestError), "\(number)")
            let wide = UInt128(number) << UInt128(round % 28) | UInt128(round & 1)
            let exactWide = try DoubleDouble.log(DoubleDouble(try Rational(Int128(wide), over: 1))) * unit
            let oursWide = DoubleDouble(try Rational(Int128(logarithm(wide)), over: 1))
            #expect(try (exactWide - oursWide).magnitude.double() <= Double(FixedLogarithm.largestError), "\(wide)")
        }
    }

    @Test("division rounds to the nearest, halves to even")
    func division() throws {
        var random = RandomNumbers(state: 2)
        for round in 0..<3_000 {
            let divisor = max(1, random.next() >> (1 + UInt64(round % 60)))
            var dividend = UInt128(random.next()) << UInt128(round % 60)
            if round % 3 == 0 { dividend = UInt128(divisor) * UInt128(random.next() >> 20) + UInt128(divisor / 2) }
            if round % 3 == 1 { dividend = UInt128(Int128.max) - UInt128(random.next()) }
            let exact = try Rational(Int128(dividend), over: Int128(divisor)).rounded(decimals: 0)
            let wide = try #require(WideDivisor(divisor))
            #expect(Int128(wide.rounded(dividend)) == exact.numerator, "\(dividend) / \(divisor)")
        }
        #expect(WideDivisor(0) == nil)
        #expect(WideDivisor(1 << 63) == nil)
    }

    @Test("a product in fixed point is rounded as the exact one, or left open", arguments: [0, 20, 57])
    func products(places: Int) throws {
        var random = RandomNumbers(state: 5)
        var (open, rounded) = (0, 0)
        for round in 0..<4_000 {
            // Products of up to 10¹⁴, of which every second lies near the middle between two whole numbers.
            let largest = Int128(10_000_000_000_000)
            let number = Int64(random.next() >> UInt64(2 + round % 20)) + 1
            let wanted = Int128(random.next() % UInt64(largest)) + 1
            let scale = Int128(1) << Int128(places)
            let value =
                round % 2 == 0
                ? try Rational((2 * wanted + 1) * scale, over: 2 * Int128(number))
                : try Rational(wanted * scale, over: Int128(number))
            guard value < Rational(1 << 59) else { continue }
            let product = FixedProduct(DoubleDouble(value), places: places, error: 1)
            let exact = try value * Rational(Int128(number), over: scale)
            guard let whole = product(number) else {
                open += 1
                continue
            }
            rounded += 1
            #expect(Int128(whole) == (try exact.rounded(decimals: 0).numerator), "\(number) × \(value)")
        }
        // Those in the middle are left open, and hardly any other.
        #expect(open > 500)
        #expect(rounded > 500)
    }

    @Test("terms in 365ths of a year × involvement are those that exact fractions give")
    func termYears() throws {
        let (task, folder) = try QuickContractsTests.task()
        defer { try? FileManager.default.removeItem(at: folder) }
        let arithmetic = task.arithmetic
        let hundred = Int128(arithmetic.scale.unitsPerPoint) * 100
        var random = RandomNumbers(state: 6)
        for round in 0..<4_000 {
            let days = Int64(random.next() % UInt64(365 * ContractArithmetic.mostYears + 1))
            // Every fourth comes to a whole number and a half, as nearly as units allow.
            var units = Int64(random.next() % UInt64(hundred + 1))
            if round % 4 == 0, days > 0 {
                let steps = Int128(days) * 1_000_000_000_000
                units = Int64((Int128(random.next() % 1_000_000) * 2 + 1) * 365 * hundred / (2 * steps) % (hundred + 1))
            }
            let exact = try Grid.rational(
                try Rational(Int128(days), over: 365) * Rational(Int128(units), over: hundred)
            ).gridUnits
            #expect(arithmetic.termYears(of365ths: days, units).map { Int128($0) } == exact, "\(days), \(units)")
        }
    }

    @Test("differences have the bytes of numbers written one by one, of every length")
    func differences() {
        var random = RandomNumbers(state: 7)
        for count in [0, 1, 2, 1_000] {
            var numbers: [UInt64] = []
            var last: UInt64 = 0
            for place in 0..<count {
                // The first takes all of its bits; what is added to it takes 0 to 56.
                last = place == 0 ? random.next() >> 7 : last + random.next() >> UInt64(8 + place % 57)
                numbers.append(last)
            }
            var quick = VarintWriter()
            quick.write("before")
            quick.writeDifferences(numbers)
            quick.write("behind")
            var plain = VarintWriter()
            plain.write("before")
            for (number, next) in zip(numbers, numbers.dropFirst()) { plain.write(next - number) }
            plain.write("behind")
            #expect(quick.bytes == plain.bytes)
        }
    }

    @Test("bounds of means with open weights are those of every switch point")
    func means() throws {
        var random = RandomNumbers(state: 4)
        for round in 0..<300 {
            let units: Int128 = round % 2 == 0 ? 1_000_000_000_000 : 2_000_000_000
            var items: [(value: Int64, weights: WeightBounds)] = []
            for _ in 0..<Int(random.next() % 6) {
                let low = Int64(random.next() % 3_000_000_000_000)
                let spread = random.next() % 3 == 0 ? 0 : Int64(random.next() % 9_000_000_000_000)
                items.append(
                    (Int64(random.next() % UInt64(100 * units)), WeightBounds(lower: low, upper: low + spread)))
            }
            let weight = Int128(random.next() % 20_000_000_000_000) + 1
            let products = weight * Int128(random.next() % UInt64(100 * units))
            for isLeast in [true, false] {
                let bound = MeanBound.extreme(
                    weight: weight, products: products, items.map { .init(value: $0.value, weights: $0.weights) },
                    isLeast: isLeast)
                let reference = try WeightedMeanBounds.extreme(
                    weight: Rational(gridUnits: weight),
                    products: Rational(products, over: units) / Rational(Int(1_000_000_000_000)),
                    items.map { item in
                        .init(
                            value: Interval(exactly: try Rational(Int128(item.value), over: units)),
                            weight: Interval(
                                try Rational(gridUnits: Int128(item.weights.lower)),
                                try Rational(gridUnits: Int128(item.weights.upper))))
                    }, isLeast: isLeast)
                #expect(try bound.onGrid(stepsPerUnit: 1_000_000_000_000, over: units) == reference)
            }
        }
    }

    @Test("numbers are read as they were written; half a number, or one too large, is refused")
    func varints() throws {
        var writer = VarintWriter()
        let numbers: [Int128] = [0, 1, -1, 63, 64, -64, -65, .max, .min, Int128(Int64.max), Int128(Int64.min)]
        for number in numbers { writer.write(number) }
        writer.write(UInt64.max)
        writer.write("é")
        var reader = VarintReader(writer.bytes, from: 0, to: writer.bytes.count)
        for number in numbers { #expect(try reader.signed() == number) }
        #expect(try reader.number() == .max)
        #expect(try reader.string() == "é")
        #expect(reader.isAtEnd)
        for end in 0..<writer.bytes.count {
            var short = VarintReader(writer.bytes, from: 0, to: end)
            #expect(throws: VarintReader.Malformed.self) {
                for _ in numbers { _ = try short.signed() }
                _ = try short.number()
                _ = try short.string()
            }
        }
        for bytes in [Array(repeating: UInt8(0xFF), count: 30), Array(repeating: UInt8(0x80), count: 9) + [0x7F]] {
            var long = VarintReader(bytes, from: 0, to: bytes.count)
            #expect(throws: VarintReader.Malformed.self) { _ = try long.number() }
        }
    }

    @Test(
        "equal contracts are found however many there are, in memory or spilled", arguments: [nil, "."], [true, false])
    func keys(_ spill: String?, areWanted: Bool) throws {
        var random = RandomNumbers(state: 5)
        var keys = ContractKeys(spillingTo: spill)
        var all: [UInt64] = []
        for round in 0..<150_000 {
            // Nothing is special about a hash of 0.
            let key = round % 50_000 == 9 ? 0 : round % 1_000 == 7 ? all[round / 2] : random.next()
            all.append(key)
            keys.add(key)
        }
        let (sorted, repeated) = try keys.settled(threads: 2, areWanted: areWanted)
        var parts: [UInt64] = []
        for part in 0..<ContractKeys.parts { parts += try sorted.part(part) }
        #expect(parts == Set(all).sorted())
        let counts = Dictionary(all.map { ($0, 1) }, uniquingKeysWith: +)
        #expect(repeated == Set(counts.filter { $0.value > 1 }.keys))
        #expect(repeated.count > 100)
    }
}
