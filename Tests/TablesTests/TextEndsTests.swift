import Tables
import Testing

@Suite("The ends of texts")
struct TextEndsTests {
    private static func ends(_ text: [UInt8]) -> TextEnds { TextEnds(text.span) }

    private static func areSame(_ one: [UInt8], _ other: [UInt8]) -> Bool { one.span.equals(other.span) }

    @Test("of as many bytes as they take in, texts are the same exactly when their ends are")
    func short() {
        for count in 0...16 {
            let text = (0..<count).map { UInt8($0 * 13 + 1) }
            #expect(TextEnds.areAll(of: count))
            #expect(Self.ends(text) == Self.ends(text))
            for place in 0..<count {
                var other = text
                other[place] ^= 0x40
                #expect(Self.ends(other) != Self.ends(text), "\(place) of \(count)")
            }
        }
        #expect(!TextEnds.areAll(of: 17))
    }

    @Test("of a longer text they are its first eight and its last eight bytes")
    func long() {
        let text = (0..<24).map { UInt8($0) }
        var other = text
        other[11] = 99
        #expect(Self.ends(other) == Self.ends(text))
        #expect(!Self.areSame(other, text))
        for place in [0, 7, 16, 23] {
            var other = text
            other[place] = 99
            #expect(Self.ends(other) != Self.ends(text))
        }
    }

    @Test("spans are the same where their bytes and their lengths are")
    func equality() {
        for count in [0, 1, 7, 8, 9, 16, 31] {
            let text = (0..<count).map { UInt8($0) }
            #expect(Self.areSame(text, text))
            #expect(!Self.areSame(text, text + [0]))
            for place in 0..<count {
                var other = text
                other[place] ^= 1
                #expect(!Self.areSame(text, other))
            }
        }
    }
}
