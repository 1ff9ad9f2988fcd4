import Testing

@testable import Tallying

@Suite("Cells read from their bytes")
struct QuickCellsTests {
    /// What a decimal is: digits, and perhaps a point with digits on both sides.
    static func expected(_ text: String) -> (digits: UInt64, decimals: Int)? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), !parts.contains(where: \.isEmpty), text.utf8.count <= 19,
            let digits = UInt64(parts.joined()), parts.joined().utf8.count <= 18,
            parts.joined().utf8.allSatisfy({ (0x30...0x39).contains($0) })
        else { return nil }
        return (digits, parts.count == 2 ? parts[1].utf8.count : 0)
    }

    static func compare(_ text: String) {
        let found = QuickCells.decimal(Array(text.utf8).span)
        let expected = expected(text)
        #expect(found?.digits == expected?.digits, "\(text)")
        #expect(found?.decimals == expected?.decimals, "\(text)")
    }

    @Test("decimals of every length, with the point in every place and any other byte in every place")
    func decimals() {
        for count in 0...20 {
            let digits = (0..<count).map { Character(String(9 - $0 % 10)) }
            Self.compare(String(digits))
            for place in 0..<count {
                for other in ".,-+ /:\u{0}\u{7F}eé" {
                    var cell = digits
                    cell[place] = other
                    Self.compare(String(cell))
                    if place + 1 < count {
                        cell[place + 1] = "."
                        Self.compare(String(cell))
                    }
                }
            }
        }
    }

    @Test("what is no digit makes a cell one for the long way, in every place of a day")
    func days() {
        let day = Array("2024-02-29".utf8)
        #expect(DayCell(day.span)?.day?.packed.number == 20_240_229)
        for place in day.indices {
            for byte in UInt8.min...UInt8.max where byte != day[place] {
                var cell = day
                cell[place] = byte
                let isDigit = (0x30...0x39).contains(byte) && place != 4 && place != 7
                let found = DayCell(cell.span)?.day
                if !isDigit { #expect(found == nil, "\(cell)") }
                guard isDigit else { continue }
                let text = String(decoding: cell, as: UTF8.self)
                let number = text.split(separator: "-").compactMap { Int32($0) }
                let length = [0, 31, number[0] % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
                let exists =
                    (1...12).contains(number[1]) && (1...length[min(12, Int(number[1]))]).contains(Int(number[2]))
                #expect((found != nil) == exists, "\(text)")
            }
        }
    }
}
