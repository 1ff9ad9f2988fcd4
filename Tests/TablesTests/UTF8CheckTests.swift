import Testing

@testable import Tables

struct UTF8CheckTests {
    @Test(
        "the first byte that is not UTF-8 is found",
        arguments: [
            ([], nil), ([0x41, 0xC3, 0xA9], nil), ([0x41, 0xE9], 1), ([0x80], 0), ([0xC0, 0xAF], 0), ([0xC1, 0xBF], 0),
            ([0xE0, 0x9F, 0x80], 0), ([0xE0, 0xA0, 0x80], nil), ([0xED, 0xA0, 0x80], 0), ([0xED, 0x9F, 0xBF], nil),
            ([0xEF, 0xBF, 0xBF], nil), ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF0, 0x90, 0x80, 0x80], nil),
            ([0xF4, 0x8F, 0xBF, 0xBF], nil), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
            ([0x41, 0xE2, 0x82], 1), ([0x41, 0xE2, 0x82, 0x41], 1), ([0xF0, 0x9F, 0x98], 0), ([0xC3], 0),
        ] as [([UInt8], Int?)])
    func examples(bytes: [UInt8], fault: Int?) {
        #expect(UTF8Check.firstFault(in: bytes.span) == fault)
    }

    @Test("it agrees with the standard library on random bytes")
    func random() {
        var random = SplitMix(seed: 3)
        let bounds: [UInt8] = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC2, 0xDF, 0xE0, 0xED, 0xEF, 0xF0, 0xF4,
        ]
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0...6, using: &random)).map { _ in bounds.randomElement(using: &random) ?? 0
            }
            #expect((UTF8Check.firstFault(in: bytes.span) == nil) == (String(validating: bytes, as: UTF8.self) != nil))
        }
    }

    @Test("the quick look at eight bytes at once finds every zero byte and every high bit")
    func plain() {
        for length in 0..<20 {
            for position in 0..<max(1, length) {
                for odd: UInt8 in [0, 0x01, 0x7F, 0x80, 0xFF] {
                    var bytes = [UInt8](repeating: 0x41, count: length)
                    if length > 0 { bytes[position] = odd }
                    let expected = bytes.allSatisfy { $0 > 0 && $0 < 0x80 }
                    // The array lives as long as the closure runs.
                    let isPlain = unsafe bytes.withUnsafeBytes { unsafe TextCheck.isPlain($0) }
                    #expect(isPlain == expected)
                }
            }
        }
    }
}
