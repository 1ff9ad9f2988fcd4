public import Statistics

/// A step that takes the values of a node, or of a question on a numeric scale, to another scale.
///
/// The rules of ``Normalisations`` are known by their names alone, so that one more there can be used in a method at
/// once; those that need numbers stand here.
public struct NormaliseRule: Hashable, Sendable {
    /// What the step does to a value.
    public enum Base: Hashable, Sendable {
        /// A rule of ``Normalisations``, by its name.
        case named(String)
        /// Along a straight line, or one of logarithms, from the first end, which becomes 0, to the second, which becomes 1.
        case goalposts(ClosedRange<Rational>, isLogarithmic: Bool, clips: Bool)
        /// (value − mean) / deviation with both pinned, and the edition that they were taken from, where it is named.
        case pinned(mean: Rational, deviation: Rational, edition: String?)
        /// Between the least value, 0, and that of one vendor, 1.
        case reference(Identifier)
        /// Between the least value, 0, and a target, 1; with `isCapped` never above 1.
        case target(Rational, isCapped: Bool)
    }

    /// What the step does.
    public let base: Base
    /// What its results 0 and 1 are taken to; nil leaves them as they are.
    public let range: ClosedRange<Rational>?

    /// A step from its parts.
    public init(_ base: Base, to range: ClosedRange<Rational>? = nil) {
        self.base = base
        self.range = range
    }

    /// The rule's name, as the method file has it.
    public var name: String {
        switch base {
        case .named(let name): name
        case .goalposts: "goalposts"
        case .pinned: "z-score"
        case .reference: "distance to reference"
        case .target: "distance to target"
        }
    }

    /// Whether a value's result depends on the values of other vendors.
    public var dependsOnOthers: Bool {
        switch base {
        case .goalposts, .pinned: false
        case .reference, .target: true
        case .named(let name): NormaliseRule.rule(name)?.dependsOnOthers ?? true
        }
    }

    /// Whether a value's result never falls as the value rises and the others stay.
    public var neverFalls: Bool {
        if case .named(let name) = base { NormaliseRule.rule(name)?.neverFalls ?? false } else { true }
    }

    /// The least and the greatest result that the step can have; nil where nothing bounds them.
    public var results: ClosedRange<Rational>? {
        let results: ClosedRange<Rational>? =
            switch base {
            case .named(let name): NormaliseRule.rule(name)?.results
            case .goalposts(_, _, let clips): clips ? 0...1 : nil
            case .pinned, .reference: nil
            case .target: nil
            }
        guard let results, let range else { return results }
        guard let least = try? scaled(results.lowerBound, to: range),
            let greatest = try? scaled(results.upperBound, to: range)
        else { return nil }
        return least...greatest
    }

    /// The results, in the order of the values.
    ///
    /// - Parameters:
    ///   - values: The values that there are.
    ///   - reference: Where the value of the vendor stands that is the reference; nil where it has none.
    ///   - isReversed: Whether less is better: the values then change their sign, and so do the rule's own numbers.
    /// - Throws: As the rules of ``Normalisation``; ``NotAvailable/nothingToCompare`` where the reference has no value.
    public func values(
        of values: [Rational], reference: Int? = nil, isReversed: Bool = false
    ) throws(NotAvailable) -> [Rational] {
        let results = try rule(reference, isReversed: isReversed).values(of: values)
        guard let range else { return results }
        var scaled: [Rational] = []
        scaled.reserveCapacity(results.count)
        do throws(ArithmeticError) {
            let width = try range.upperBound - range.lowerBound
            for result in results { scaled.append(try NormaliseRule.scaled(result, range.lowerBound, width)) }
        } catch {
            throw .arithmetic(error)
        }
        return scaled
    }

    /// The result of one value, of a step that doesn't depend on others.
    ///
    /// - Throws: ``ArithmeticError`` where the step is not defined for the value, or depends on others.
    public func value(of value: Rational, isReversed: Bool = false) throws(ArithmeticError) -> Rational {
        do throws(NotAvailable) {
            guard !dependsOnOthers, let result = try values(of: [value], isReversed: isReversed).first else {
                throw .arithmetic(.outOfDomain)
            }
            return result
        } catch {
            if case .arithmetic(let error) = error { throw error }
            throw .outOfDomain
        }
    }

    /// What the two ends of a range of values become, of a step that rises and doesn't depend on others; nil otherwise.
    func image(of range: ClosedRange<Rational>) -> ClosedRange<Rational>? {
        guard neverFalls, let least = try? value(of: range.lowerBound), let greatest = try? value(of: range.upperBound)
        else { return nil }
        return least...greatest
    }

    private func rule(_ reference: Int?, isReversed: Bool) throws(NotAvailable) -> any Normalisation {
        let rule: any Normalisation
        switch base {
        case .named(let name):
            guard let named = NormaliseRule.rule(name) else { throw .arithmetic(.outOfDomain) }
            rule = named
        case .goalposts(let ends, let isLogarithmic, let clips):
            // Of less is better the ends change places, so that logarithms stay those of the values.
            return Goalposts(
                worst: isReversed ? ends.upperBound : ends.lowerBound,
                best: isReversed ? ends.lowerBound : ends.upperBound, clips: clips, isLogarithmic: isLogarithmic)
        case .pinned(let mean, let deviation, _):
            rule = PinnedZScore(mean: isReversed ? -mean : mean, deviation: deviation)
        case .reference:
            guard let reference else { throw .nothingToCompare }
            rule = DistanceToReference(reference: reference)
        case .target(let target, let isCapped):
            rule = DistanceToTarget(target: isReversed ? -target : target, isCapped: isCapped)
        }
        return isReversed ? Reversed(rule) : rule
    }

    private func scaled(_ value: Rational, to range: ClosedRange<Rational>) throws(ArithmeticError) -> Rational {
        try NormaliseRule.scaled(value, range.lowerBound, range.upperBound - range.lowerBound)
    }

    private static func scaled(
        _ value: Rational, _ start: Rational, _ width: Rational
    ) throws(ArithmeticError) -> Rational {
        if let exact = try? start + value * width { return exact }
        // The ratio of two long fractions has too many digits to be stretched as it is.
        return try start + Grid.rational(value) * width
    }

    /// The rule of a name.
    static func rule(_ name: String) -> (any Normalisation)? { Normalisations.all.first { $0.name == name } }
}
