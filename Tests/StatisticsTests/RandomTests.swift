import Testing

@testable import Statistics

@Suite("Random streams")
struct RandomTests {
    private static func words(_ text: String) throws -> [UInt32] {
        try text.split(separator: " ").map { try #require(UInt32($0, radix: 16)) }
    }

    @Test(
        "Philox4x32 gives its known answers", .enabled(if: Oracles.available, Oracles.absent),
        arguments: [("kat_random123", 6), ("philox_random", 30)])
    func knownAnswers(_ row: (name: String, atLeast: Int)) throws {
        var compared = 0
        for cells in try Oracles.table("rng", row.name).rows where cells[0] == "philox4x32" {
            let (counter, key) = (try Self.words(cells[2]), try Self.words(cells[3]))
            let block = Philox.block(
                counter: SIMD4(counter), key: SIMD2(key), rounds: try #require(Int(cells[1])))
            #expect(block == SIMD4(try Self.words(cells[4])), "\(cells)")
            compared += 1
        }
        #expect(compared >= row.atLeast)
    }

    @Test("Bits become indices as the oracle says", .enabled(if: Oracles.available, Oracles.absent))
    func indices() throws {
        let rows = try Oracles.table("rng", "bounded_mulhi64").rows
        for cells in rows {
            let bits = try #require(UInt64(cells[0], radix: 16))
            #expect(RandomDraws.index(bits, below: try #require(UInt64(cells[1]))) == Int(cells[2]), "\(cells)")
        }
        #expect(rows.count > 20)
    }

    @Test("Bits become numbers between 0 and 1 as the oracle says", .enabled(if: Oracles.available, Oracles.absent))
    func uniforms() throws {
        let rows = try Oracles.table("rng", "u64_to_double").rows
        for cells in rows {
            let bits = try #require(UInt64(cells[0], radix: 16))
            #expect(RandomDraws.uniform(bits) == Double(cells[1]), "\(cells)")
            #expect(RandomDraws.openUniform(bits) == Double(cells[3]), "\(cells)")
        }
        #expect(rows.count > 20)
    }

    @Test("A stream depends on seed, purpose, identifier and replicate, and on nothing else")
    func streams() throws {
        let hash = StableHash.hash("acme".utf8)
        func first(_ seed: UInt64, _ purpose: UInt32, _ hash: UInt64, _ replicate: UInt64) -> [UInt64] {
            var draws = RandomStream(seed: seed, purpose: purpose, identifierHash: hash).draws(replicate: replicate)
            return (0..<5).map { _ in draws.next() }
        }
        let variants = [
            first(1, 1, hash, 0), first(2, 1, hash, 0), first(1 << 32 | 1, 1, hash, 0), first(1, 2, hash, 0),
            first(1, 1, hash ^ 1, 0), first(1, 1, hash ^ 1 << 40, 0), first(1, 1, hash, 1), first(1, 1, hash, 1 << 32),
        ]
        #expect(Set(variants.flatMap { $0 }).count == 40, "no number occurs twice")
        #expect(first(1, 1, hash, 0) == variants[0])
        let key = Philox.block(
            counter: SIMD4(1, UInt32(truncatingIfNeeded: hash), UInt32(hash >> 32), 0x53), key: SIMD2(1, 0))
        let block = Philox.block(counter: SIMD4(2, 0, 0, 0), key: SIMD2(key[0], key[1]))
        #expect(variants[0][4] == UInt64(block[1]) << 32 | UInt64(block[0]), "the fifth number opens the third block")
    }

    @Test("Each draw takes one number, and an impossible one takes none")
    func consumption() throws {
        let stream = RandomStream(seed: 7, purpose: 3, identifierHash: 11)
        var plain = stream.draws(replicate: 4)
        var mixed = plain
        let numbers = (0..<4).map { _ in plain.next() }
        #expect(mixed.index(below: 0) == nil && mixed.index(below: -3) == nil)
        #expect(mixed.index(below: 6) == RandomDraws.index(numbers[0], below: 6))
        #expect(mixed.uniform() == RandomDraws.uniform(numbers[1]))
        #expect(mixed.openUniform() == RandomDraws.openUniform(numbers[2]))
        #expect(mixed.next() == numbers[3])
    }

    @Test("The hash of an identifier is FNV-1a of its bytes")
    func hashes() throws {
        #expect(StableHash.hash("".utf8) == 0xcbf2_9ce4_8422_2325)
        #expect(StableHash.hash("a".utf8) == 0xaf63_dc4c_8601_ec8c)
        #expect(StableHash.hash("foobar".utf8) == 0x8594_4171_f739_67e8)
        let identifiers = ["é", "e\u{301}", "b", "é"].map { Array($0.utf8) }
        let hashes = try StableHash.hashes(identifiers)
        #expect(hashes[0] == hashes[3] && Set(hashes).count == 3)
    }
}
