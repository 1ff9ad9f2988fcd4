/// A primitive polynomial of Sobol's sequence: its inner coefficients as bits, and the first direction integers, as many
/// as its degree.
///
/// Joe and Kuo, "Constructing Sobol sequences with better two-dimensional projections", SIAM J. Sci. Comput. 30 (2008):
/// the first of their file `new-joe-kuo-6.21201`.
struct SobolPolynomial: Sendable {
    private let coefficients: UInt32
    private let start: [UInt32]

    private init(_ coefficients: UInt32, _ start: [UInt32]) {
        self.coefficients = coefficients
        self.start = start
    }

    /// The 32 direction numbers, the one of the highest bit first.
    var directions: [UInt32] {
        let degree = start.count
        var numbers = start.enumerated().map { $1 << UInt32(31 - $0) }
        while numbers.count < 32 {
            let past = numbers[numbers.count - degree]
            var number = past ^ (past >> UInt32(degree))
            for step in 1..<max(degree, 1) where coefficients >> UInt32(degree - 1 - step) & 1 == 1 {
                number ^= numbers[numbers.count - step]
            }
            numbers.append(number)
        }
        return numbers
    }

    /// For the dimensions from the second on.
    static let all: [SobolPolynomial] = [
        SobolPolynomial(0, [1]), SobolPolynomial(1, [1, 3]), SobolPolynomial(1, [1, 3, 1]),
        SobolPolynomial(2, [1, 1, 1]),
        SobolPolynomial(1, [1, 1, 3, 3]), SobolPolynomial(4, [1, 3, 5, 13]), SobolPolynomial(2, [1, 1, 5, 5, 17]),
        SobolPolynomial(4, [1, 1, 5, 5, 5]), SobolPolynomial(7, [1, 1, 7, 11, 19]),
        SobolPolynomial(11, [1, 1, 5, 1, 1]),
        SobolPolynomial(13, [1, 1, 1, 3, 11]), SobolPolynomial(14, [1, 3, 5, 5, 31]),
        SobolPolynomial(1, [1, 3, 3, 9, 7, 49]),
        SobolPolynomial(13, [1, 1, 1, 15, 21, 21]), SobolPolynomial(16, [1, 3, 1, 13, 27, 49]),
        SobolPolynomial(19, [1, 1, 1, 15, 7, 5]), SobolPolynomial(22, [1, 3, 1, 15, 13, 25]),
        SobolPolynomial(25, [1, 1, 5, 5, 19, 61]), SobolPolynomial(1, [1, 3, 7, 11, 23, 15, 103]),
        SobolPolynomial(4, [1, 3, 7, 13, 13, 15, 69]), SobolPolynomial(7, [1, 1, 3, 13, 7, 35, 63]),
        SobolPolynomial(8, [1, 3, 5, 9, 1, 25, 53]), SobolPolynomial(14, [1, 3, 1, 13, 9, 35, 107]),
        SobolPolynomial(19, [1, 3, 1, 5, 27, 61, 31]), SobolPolynomial(21, [1, 1, 5, 11, 19, 41, 61]),
        SobolPolynomial(28, [1, 3, 5, 3, 3, 13, 69]), SobolPolynomial(31, [1, 1, 7, 13, 1, 19, 1]),
        SobolPolynomial(32, [1, 3, 7, 5, 13, 19, 59]), SobolPolynomial(37, [1, 1, 3, 9, 25, 29, 41]),
        SobolPolynomial(41, [1, 3, 5, 13, 23, 1, 55]), SobolPolynomial(42, [1, 3, 7, 3, 13, 59, 17]),
        SobolPolynomial(50, [1, 3, 1, 3, 5, 53, 69]), SobolPolynomial(55, [1, 1, 5, 5, 23, 33, 13]),
        SobolPolynomial(56, [1, 1, 7, 7, 1, 61, 123]), SobolPolynomial(59, [1, 1, 7, 9, 13, 61, 49]),
        SobolPolynomial(62, [1, 3, 3, 5, 3, 55, 33]), SobolPolynomial(14, [1, 3, 1, 15, 31, 13, 49, 245]),
        SobolPolynomial(21, [1, 3, 5, 15, 31, 59, 63, 97]), SobolPolynomial(22, [1, 3, 1, 11, 11, 11, 77, 249]),
        SobolPolynomial(38, [1, 3, 1, 11, 27, 43, 71, 9]), SobolPolynomial(47, [1, 1, 7, 15, 21, 11, 81, 45]),
        SobolPolynomial(49, [1, 3, 7, 3, 25, 31, 65, 79]), SobolPolynomial(50, [1, 3, 1, 1, 19, 11, 3, 205]),
        SobolPolynomial(52, [1, 1, 5, 9, 19, 21, 29, 157]), SobolPolynomial(56, [1, 3, 7, 11, 1, 33, 89, 185]),
        SobolPolynomial(67, [1, 3, 3, 3, 15, 9, 79, 71]), SobolPolynomial(70, [1, 3, 7, 11, 15, 39, 119, 27]),
        SobolPolynomial(84, [1, 1, 3, 1, 11, 31, 97, 225]), SobolPolynomial(97, [1, 1, 1, 3, 23, 43, 57, 177]),
        SobolPolynomial(103, [1, 3, 7, 7, 17, 17, 37, 71]), SobolPolynomial(115, [1, 3, 1, 5, 27, 63, 123, 213]),
        SobolPolynomial(122, [1, 1, 3, 5, 11, 43, 53, 133]), SobolPolynomial(8, [1, 3, 5, 5, 29, 17, 47, 173, 479]),
        SobolPolynomial(13, [1, 3, 3, 11, 3, 1, 109, 9, 69]), SobolPolynomial(16, [1, 1, 1, 5, 17, 39, 23, 5, 343]),
        SobolPolynomial(22, [1, 3, 1, 5, 25, 15, 31, 103, 499]),
        SobolPolynomial(25, [1, 1, 1, 11, 11, 17, 63, 105, 183]),
        SobolPolynomial(44, [1, 1, 5, 11, 9, 29, 97, 231, 363]),
        SobolPolynomial(47, [1, 1, 5, 15, 19, 45, 41, 7, 383]),
        SobolPolynomial(52, [1, 3, 7, 7, 31, 19, 83, 137, 221]),
        SobolPolynomial(55, [1, 1, 1, 3, 23, 15, 111, 223, 83]),
        SobolPolynomial(59, [1, 1, 5, 13, 31, 15, 55, 25, 161]),
        SobolPolynomial(62, [1, 1, 3, 13, 25, 47, 39, 87, 257]),
    ]
}
