import Parallel

/// The sums of vendors in a tally's file.
extension TallyCoding {
    /// The sums as they stand in the file, in pieces that are made side by side.
    static func pieces(of sums: TallySums, _ vendors: ByteTable, threads: Int) -> [[UInt8]] {
        // Only vendors that have any sums are written, by their names: tallies of parts need not know the same ones.
        let isInOrder = vendors.isInOrder
        let order = sums.sums.indices.sorted { left, right in
            let (one, other) = (sums.sums[left].key, sums.sums[right].key)
            if one.vendor != other.vendor {
                if isInOrder { return one.vendor < other.vendor }
                return vendors[Int(one.vendor)].lexicographicallyPrecedes(vendors[Int(other.vendor)])
            }
            return (one.from, one.until) < (other.from, other.until)
        }
        let open = Grouped(sums.open.indices, into: sums.sums.count) { Int(sums.open[$0].sums) }
        var head = VarintWriter()
        head.write(UInt64(order.count))
        let size = 1_000
        return [head.bytes]
            + concurrentMap((order.count + size - 1) / size, threads: threads) { piece in
                var writer = VarintWriter()
                for place in order[piece * size..<min(order.count, (piece + 1) * size)] {
                    let key = sums.sums[place].key
                    writer.write(vendors[Int(key.vendor)])
                    writer.write(UInt64(key.from))
                    writer.write(UInt64(key.until))
                    write(sums.sums[place], sums.names, to: &writer)
                    write(inOrder(open[place].map { sums.open[$0] }, sums.weights), sums.weights, to: &writer)
                }
                return writer.bytes
            }
    }

    /// A vendor's contracts of which the weight is open, in the order of their figures.
    private static func inOrder(_ open: [OpenWeight], _ weights: [WeightBounds]) -> [OpenWeight] {
        func figures(_ item: OpenWeight) -> (Int64, Int64, Int64, Int64) {
            let bounds = weights[Int(item.weights)]
            return (item.lower, item.upper, bounds.lower, bounds.upper)
        }
        return open.sorted { figures($0) < figures($1) }
    }

    private static func write(_ sums: VendorSums, _ names: ContractNames, to writer: inout VarintWriter) {
        for count in [sums.onRecord, sums.contracts, sums.nameOnly, sums.knownValues, sums.knownTerms] {
            writer.write(count)
        }
        writer.write(sums.deepestLower)
        writer.write(sums.deepestUpper)
        writer.write(names[sums.deepest])
        for sum in [
            sums.weight, sums.lower, sums.upper, sums.lowerPower, sums.upperPower, sums.moneyLower, sums.moneyUpper,
            sums.yearsLower, sums.yearsUpper, sums.worth, sums.mostWorth,
        ] {
            writer.write(sum)
        }
        writer.write(names[sums.mostWorthy])
    }

    /// Equal figures are written once, with their number.
    private static func write(_ open: [OpenWeight], _ weights: [WeightBounds], to writer: inout VarintWriter) {
        var runs: [(item: OpenWeight, count: UInt64)] = []
        for item in open {
            if let last = runs.last, last.item == item {
                runs[runs.count - 1].count += 1
            } else {
                runs.append((item, 1))
            }
        }
        writer.write(UInt64(runs.count))
        for (item, count) in runs {
            let bounds = weights[Int(item.weights)]
            writer.write(count)
            for figure in [item.lower, item.upper, bounds.lower, bounds.upper] { writer.write(figure) }
        }
    }

    static func readSums(
        _ reader: inout VarintReader, periods: Int
    ) throws(VarintReader.Malformed) -> (TallySums, ByteTable) {
        var vendors = ByteTable()
        var entries: [Entry] = []
        for _ in 0..<(try reader.count(upTo: Int(Int32.max))) {
            let vendor = vendors.add(try reader.text())
            let from = try reader.count(upTo: periods)
            let until = try reader.count(upTo: periods)
            guard from < until else { throw VarintReader.Malformed() }
            let key = TallySums.Key(vendor: Int32(vendor), from: Int16(from), until: Int16(until))
            entries.append(try readEntry(key, &reader))
        }
        var all = TallySums(vendors: vendors.count)
        for entry in entries { all.restore(entry) }
        return (all, vendors)
    }

    private static func readEntry(
        _ key: TallySums.Key, _ reader: inout VarintReader
    ) throws(VarintReader.Malformed) -> Entry {
        var sums = VendorSums(key)
        sums.onRecord = try reader.signed64()
        sums.contracts = try reader.signed64()
        sums.nameOnly = try reader.signed64()
        sums.knownValues = try reader.signed64()
        sums.knownTerms = try reader.signed64()
        sums.deepestLower = try reader.signed64()
        sums.deepestUpper = try reader.signed64()
        let deepest = try reader.text()
        sums.weight = try reader.signed()
        sums.lower = try reader.signed()
        sums.upper = try reader.signed()
        sums.lowerPower = try reader.signed()
        sums.upperPower = try reader.signed()
        sums.moneyLower = try reader.signed()
        sums.moneyUpper = try reader.signed()
        sums.yearsLower = try reader.signed()
        sums.yearsUpper = try reader.signed()
        sums.worth = try reader.signed()
        sums.mostWorth = try reader.signed()
        let mostWorthy = try reader.text()
        var open: [OpenRun] = []
        for _ in 0..<(try reader.count(upTo: Int(Int32.max))) {
            let count = try reader.count(upTo: Int(Int32.max))
            let (lower, upper) = (try reader.signed64(), try reader.signed64())
            let bounds = WeightBounds(lower: try reader.signed64(), upper: try reader.signed64())
            open.append(OpenRun(count: count, lower: lower, upper: upper, bounds: bounds))
        }
        return Entry(sums: sums, deepest: deepest, mostWorthy: mostWorthy, open: open)
    }

    /// What a file holds of one vendor and span.
    struct Entry {
        let sums: VendorSums
        let deepest: [UInt8]
        let mostWorthy: [UInt8]
        let open: [OpenRun]
    }

    /// So many contracts with the same figures.
    struct OpenRun {
        let count: Int
        let lower: Int64
        let upper: Int64
        let bounds: WeightBounds
    }
}

extension TallySums {
    /// Puts sums back that were written, with the names that they hold.
    mutating func restore(_ entry: TallyCoding.Entry) {
        let place = place(entry.sums.key)
        var sums = entry.sums
        sums.deepest = entry.deepest.isEmpty ? .none : name(entry.deepest)
        sums.mostWorthy = entry.mostWorthy.isEmpty ? .none : name(entry.mostWorthy)
        set(sums, at: place)
        for run in entry.open {
            for _ in 0..<run.count { addOpen(lower: run.lower, upper: run.upper, run.bounds, place) }
        }
    }
}
