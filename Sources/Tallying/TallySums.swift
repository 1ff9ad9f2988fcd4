import CSystem
import Parallel
import Statistics

/// The sums of all vendors, as a stretch of a file, a file or many files come to.
struct TallySums: Sendable {
    /// The sums that belong to a vendor and a span of the quarters asked for.
    struct Key: Hashable, Sendable {
        /// The vendor's place.
        let vendor: Int32
        /// The first of the quarters asked for in which the contracts count, and the first in which they no longer do.
        let from: Int16
        let until: Int16
    }

    /// In the order in which they were first needed; each holds its key.
    private(set) var sums: [VendorSums] = []
    /// For each vendor the place of its first sums; −1 for none.
    private var first: [Int32]
    private(set) var names = ContractNames()
    private(set) var open: [OpenWeight] = []
    private(set) var weights: [WeightBounds] = []
    private var weightPlaces: [WeightBounds: UInt32] = [:]
    private var lastWeights: UInt32?

    init(vendors: Int) {
        first = Array(repeating: -1, count: vendors)
        sums.reserveCapacity(vendors)
        unsafe sums.withUnsafeMutableBufferPointer { sums in
            // Memory is reserved behind the elements that there are, which are none.
            unsafe useLargePages(for: UnsafeMutableBufferPointer(start: sums.baseAddress, count: vendors))
        }
    }

    /// Has the processor fetch the sums of a vendor, which are about to be added to: they lie anywhere in memory.
    @inline(__always)
    func fetch(vendor: Int) {
        let place = Int(first[vendor])
        guard place >= 0 else { return }
        // A prefetch never faults, and the place is one of the array's.
        unsafe sums.withUnsafeBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            let changed = unsafe UnsafeRawPointer(start + place) + VendorSums.offsetOfChanged
            unsafe candour_prefetch(changed, UInt32(MemoryLayout<VendorSums>.size - VendorSums.offsetOfChanged))
        }
    }

    /// Where the sums of a vendor and a span stand; they are made where there are none.
    @inline(__always)
    mutating func place(_ key: Key) -> Int {
        var place = Int(first[Int(key.vendor)])
        while place >= 0 {
            if sums[place].areOfQuarters(of: key) { return place }
            place = Int(sums[place].next)
        }
        return add(key)
    }

    private mutating func add(_ key: Key) -> Int {
        sums.append(VendorSums(key, next: first[Int(key.vendor)]))
        first[Int(key.vendor)] = Int32(sums.count - 1)
        return sums.count - 1
    }

    /// Makes room for vendors that have been added.
    mutating func makeRoom(vendors: Int) {
        first.append(contentsOf: repeatElement(-1, count: max(0, vendors - first.count)))
    }

    /// Counts a contract that is on record but doesn't count.
    mutating func record(_ key: Key) { sums[place(key)].onRecord += 1 }

    /// Adds a contract of which the vendor has the whole.
    @inline(__always)
    mutating func add(_ facts: ContractFacts, _ name: Span<UInt8>, _ key: Key) {
        let place = place(key)
        let named = sums[place].add(facts)
        if named.isDeepest { deepen(place, facts.lower, name) }
        if named.isMostWorthy { enrich(place, facts.worth, name) }
        if facts.weightLower != facts.weightUpper {
            addOpen(
                lower: facts.lower, upper: facts.upper,
                WeightBounds(lower: facts.weightLower, upper: facts.weightUpper), place)
        }
    }

    /// Adds a contract of which the vendor has a share.
    /// - Throws: when a figure has more digits than can be computed exactly.
    mutating func add(
        _ facts: ContractFacts, _ name: Span<UInt8>, share: SharePart, _ key: Key
    ) throws(ArithmeticError) {
        func part(_ share: Rational, of units: Int128) throws(ArithmeticError) -> Int128 {
            try Grid.rational(share * Rational(gridUnits: units)).gridUnits
        }
        var facts = facts
        facts.weightLower = Int64(try part(share.lower, of: Int128(facts.weightLower)))
        facts.weightUpper = Int64(try part(share.upper, of: Int128(facts.weightUpper)))
        facts.moneyLower = try part(share.lower, of: facts.moneyLower)
        facts.moneyUpper = try part(share.upper, of: facts.moneyUpper)
        add(facts, name, key)
    }

    /// Adds the figures of a contract of which the weight is open.
    mutating func addOpen(lower: Int64, upper: Int64, _ bounds: WeightBounds, _ place: Int) {
        open.append(OpenWeight(sums: UInt32(place), weights: number(of: bounds), lower: lower, upper: upper))
    }

    /// The number of a contract's name.
    mutating func name(_ bytes: [UInt8]) -> ContractNames.Name { names.add(bytes.span) }

    /// Puts sums in their place.
    mutating func set(_ sums: VendorSums, at place: Int) {
        let next = self.sums[place].next
        self.sums[place] = sums
        self.sums[place].next = next
    }

    private mutating func number(of bounds: WeightBounds) -> UInt32 {
        // Nearly all have the bounds of an unknown value, one after the other.
        if let lastWeights, weights[Int(lastWeights)] == bounds { return lastWeights }
        if let number = weightPlaces[bounds] {
            lastWeights = number
            return number
        }
        let number = UInt32(weights.count)
        weights.append(bounds)
        weightPlaces[bounds] = number
        return number
    }

    private mutating func deepen(_ place: Int, _ lower: Int64, _ name: Span<UInt8>) {
        if lower == sums[place].deepestLower, !names.precedes(name, sums[place].deepest) { return }
        sums[place].deepestLower = lower
        sums[place].deepest = names.add(name)
    }

    private mutating func enrich(_ place: Int, _ worth: Int128, _ name: Span<UInt8>) {
        if worth == sums[place].mostWorth, !names.precedes(name, sums[place].mostWorthy) { return }
        sums[place].mostWorth = worth
        sums[place].mostWorthy = names.add(name)
    }

    /// Several of the sums as one.
    /// - Precondition: there is at least one.
    func together(_ places: ArraySlice<Int>) -> VendorSums {
        var whole = sums[places[places.startIndex]]
        for place in places.dropFirst() {
            let other = sums[place]
            whole.add(other)
            if isNamed(other.deepest, other.deepestLower, before: whole.deepest, whole.deepestLower) {
                (whole.deepest, whole.deepestLower) = (other.deepest, other.deepestLower)
            }
            if isNamed(other.mostWorthy, other.mostWorth, before: whole.mostWorthy, whole.mostWorth) {
                (whole.mostWorthy, whole.mostWorth) = (other.mostWorthy, other.mostWorth)
            }
        }
        return whole
    }

    /// Whether a contract is the one to be named: the larger, and of equal ones the first by name.
    private func isNamed<Size: Comparable>(
        _ name: ContractNames.Name, _ size: Size, before other: ContractNames.Name, _ otherSize: Size
    ) -> Bool {
        if name == .none || size < otherSize { return false }
        return size > otherSize || names.precedes(Array(names[name]).span, other)
    }

    /// Adds the sums of another part, of the same vendors.
    mutating func merge(_ other: TallySums) { merge(other, as: { $0 }) }

    /// Adds the sums of another part, at the keys that `newKey` gives; nil: nowhere.
    mutating func merge(_ other: TallySums, as newKey: (Key) -> Key?) {
        var places: [UInt32?] = []
        places.reserveCapacity(other.sums.count)
        for sums in other.sums {
            guard let key = newKey(sums.key) else {
                places.append(nil)
                continue
            }
            let place = place(key)
            add(sums, other.names, at: place)
            places.append(UInt32(place))
        }
        let numbers = other.weights.map { number(of: $0) }
        for var item in other.open {
            guard let place = places[Int(item.sums)] else { continue }
            item.sums = place
            item.weights = numbers[Int(item.weights)]
            open.append(item)
        }
    }

    private mutating func add(_ other: VendorSums, _ otherNames: ContractNames, at place: Int) {
        sums[place].add(other)
        if other.deepest != .none, other.deepestLower >= sums[place].deepestLower {
            deepen(place, other.deepestLower, Array(otherNames[other.deepest]).span)
        }
        if other.mostWorthy != .none, other.mostWorth >= sums[place].mostWorth {
            enrich(place, other.mostWorth, Array(otherNames[other.mostWorthy]).span)
        }
    }
}

/// The part of a contract that is a vendor's, 0 to 1.
struct SharePart: Hashable, Sendable {
    let lower: Rational
    let upper: Rational

    /// All of it.
    static let whole = SharePart(lower: 1, upper: 1)
}
