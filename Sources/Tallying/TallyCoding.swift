import Dataset

/// What a tally's file holds, in order: this, and then the hashes of contracts.
enum TallyCoding {
    /// All but the hashes, in pieces.
    static func pieces(of tally: Tally, threads: Int) -> [[UInt8]] {
        var writer = VarintWriter()
        write(tally.terms, to: &writer)
        write(tally.counts, to: &writer)
        writer.write(UInt64(tally.inputs.count))
        for input in tally.inputs.sorted() {
            writer.write(input.digest)
            writer.write(input.size)
        }
        return [writer.bytes] + pieces(of: tally.sums, tally.vendors, threads: threads)
    }

    /// The hashes of contracts that begin with the same byte.
    static func encoded(_ keys: [UInt64]) -> [UInt8] {
        var writer = VarintWriter()
        writer.write(UInt64(keys.count))
        // The first may have 64 bits; from then on, hashes that begin alike differ in at most 56.
        if let first = keys.first { writer.write(first) }
        writer.writeDifferences(keys)
        return writer.bytes
    }

    static func read(_ reader: inout VarintReader) throws(VarintReader.Malformed) -> Tally {
        let terms = try readTerms(&reader)
        let counts = try readCounts(&reader)
        var inputs: [TallyInput] = []
        for _ in 0..<(try reader.count(upTo: 1 << 24)) {
            inputs.append(TallyInput(digest: try reader.string(), size: try reader.signed64()))
        }
        let (sums, vendors) = try readSums(&reader, periods: terms.periods.count)
        var keys: [[UInt64]] = []
        for part in 0..<UInt64(ContractKeys.parts) { keys.append(try readKeys(&reader, part)) }
        return Tally(
            terms: terms, counts: counts, inputs: inputs, vendors: vendors, sums: sums,
            keys: .kept(keys))
    }

    private static func readKeys(
        _ reader: inout VarintReader, _ part: UInt64
    ) throws(VarintReader.Malformed) -> [UInt64] {
        let count = try reader.count(upTo: Int(Int32.max))
        var keys: [UInt64] = []
        var last: UInt64 = 0
        for place in 0..<count {
            let (key, overflow) = last.addingReportingOverflow(try reader.number())
            guard !overflow, place == 0 || key > last, key >> 56 == part else { throw VarintReader.Malformed() }
            keys.append(key)
            last = key
        }
        return keys
    }

    private static func write(_ terms: TallyTerms, to writer: inout VarintWriter) {
        writer.write(UInt64(terms.periods.count))
        for period in terms.periods { writer.write(period.description) }
        writer.write(terms.digest)
        writer.write(terms.release)
        writer.write(terms.unitsPerPoint)
    }

    private static func readTerms(_ reader: inout VarintReader) throws(VarintReader.Malformed) -> TallyTerms {
        var periods: [Period] = []
        for _ in 0..<(try reader.count(upTo: Int(Int16.max))) {
            guard let period = Period(try reader.string()), periods.last.map({ $0 < period }) ?? true else {
                throw VarintReader.Malformed()
            }
            periods.append(period)
        }
        let terms = TallyTerms(
            periods: periods, digest: try reader.string(), release: try reader.string(),
            unitsPerPoint: try reader.signed64())
        guard !periods.isEmpty, terms.unitsPerPoint > 0 else { throw VarintReader.Malformed() }
        return terms
    }

    private static func write(_ counts: TallyCounts, to writer: inout VarintWriter) {
        writer.write(counts.rows)
        writer.write(counts.counted)
        let tables = [
            counts.refused, counts.notes,
            Dictionary(uniqueKeysWithValues: counts.aside.map { ($0.key.rawValue, $0.value) }),
        ]
        for table in tables {
            writer.write(UInt64(table.count))
            for (name, count) in table.sorted(by: { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }) {
                writer.write(name)
                writer.write(count)
            }
        }
    }

    private static func readCounts(_ reader: inout VarintReader) throws(VarintReader.Malformed) -> TallyCounts {
        var counts = TallyCounts()
        counts.rows = try reader.signed64()
        counts.counted = try reader.signed64()
        var tables: [[String: Int64]] = []
        for _ in 0..<3 {
            var table: [String: Int64] = [:]
            for _ in 0..<(try reader.count(upTo: 1 << 16)) { table[try reader.string()] = try reader.signed64() }
            tables.append(table)
        }
        counts.refused = tables[0]
        counts.notes = tables[1]
        for (name, count) in tables[2] {
            guard let reason = TallyCounts.Aside(rawValue: name) else { throw VarintReader.Malformed() }
            counts.aside[reason] = count
        }
        return counts
    }
}
