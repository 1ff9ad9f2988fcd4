extension DoubleDouble {
    /// The value as a plain decimal with so many significant digits, without an exponent and without zeros at the end.
    ///
    /// The last digit is the nearest one but for values within 10⁻²⁹ of a half; 17 digits name every `Double`.
    ///
    /// - Parameter digits: From 1 to 17; below counts as 1, above as 17.
    /// - Throws: ``ArithmeticError/overflow`` for values that are not between 10⁻⁹⁰ and 10⁹⁰ in size, but for 0.
    public func significant(_ digits: Int) throws(ArithmeticError) -> String {
        guard high != 0 else { return "0" }
        let wanted = min(max(digits, 1), 17)
        let size = magnitude
        // The number of digits before the point; not above 0 for a value below 1.
        var places = 0
        while try size >= DoubleDouble.ten(to: places) {
            places += 1
            guard places <= 90 else { throw .overflow }
        }
        while try size < DoubleDouble.ten(to: places - 1) {
            places -= 1
            guard places >= -90 else { throw .overflow }
        }
        let shift = wanted - places
        let shifted = try shift >= 0 ? size * DoubleDouble.ten(to: shift) : size / DoubleDouble.ten(to: -shift)
        let whole = try Grid.rational(shifted).rounded(decimals: 0).numerator
        return (high < 0 ? "-" : "") + DoubleDouble.decimal(digits: String(whole), decimals: shift)
    }

    /// 10 to the power of an exponent, with a relative error below 2⁻⁹⁰.
    private static func ten(to exponent: Int) throws(ArithmeticError) -> DoubleDouble {
        var power = DoubleDouble.one
        for _ in 0..<exponent.magnitude { power = try power * 10 }
        return exponent < 0 ? try .one / power : power
    }

    /// A whole number with its point moved to the left, or to the right for fewer decimals than none.
    private static func decimal(digits: String, decimals: Int) -> String {
        guard decimals > 0 else { return digits + String(repeating: "0", count: -decimals) }
        let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
        let whole = padded.dropLast(decimals)
        var fraction = padded.suffix(decimals)
        while fraction.hasSuffix("0") { fraction.removeLast() }
        return fraction.isEmpty ? String(whole) : whole + "." + fraction
    }
}
