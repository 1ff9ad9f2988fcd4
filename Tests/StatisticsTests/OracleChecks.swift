import Testing

@testable import Statistics

/// What can be compared with an expected value.
protocol Figure {
    /// The value with all of its digits.
    var figure: DoubleDouble { get }
}

extension DoubleDouble: Figure {
    var figure: DoubleDouble { self }
}

extension Rational: Figure {
    var figure: DoubleDouble { DoubleDouble(self) }
}

extension Expectation {
    /// Whether the figure must be reported as not available.
    var isNotAvailable: Bool { expected == "nan" }

    /// The expected value with all of its digits.
    func value() throws -> DoubleDouble {
        if let exact = Rational(decimal: expected) { return DoubleDouble(exact) }
        return try DoubleDouble(number)
    }

    /// Whether a value lies within the tolerance.
    func isMet(by value: DoubleDouble) throws -> Bool {
        let tolerance = try #require(Double(tolerance), "\(self) has the tolerance \(tolerance)")
        return try (self.value() - value).magnitude.high <= tolerance
    }

    /// Records an issue unless the value lies within the tolerance, or is refused where it is to be.
    func check(_ value: () throws -> some Figure) {
        do {
            let value = try value().figure
            #expect(!isNotAvailable, "\(self), but it is \(value.high)")
            if !isNotAvailable { #expect(try isMet(by: value), "\(self), but it is \(value.high)") }
        } catch let reason as NotAvailable {
            #expect(isNotAvailable, "\(self), but it is not available: \(reason)")
        } catch {
            Issue.record("\(self): \(error)")
        }
    }
}

extension OracleTable {
    /// The numbers of a column; there must be no blank.
    func numbers(_ name: String) throws -> [Rational] {
        try column(name).map { try Rational(text: $0) }
    }
}

extension Rational {
    /// A decimal, or a number with an exponent as the nearest binary number.
    init(text: String) throws {
        if let value = Rational(decimal: text) {
            self = value
        } else {
            let number = try #require(Double(text), "no number: \(text)")
            self = try Rational(exactly: number)
        }
    }
}
