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

    private(set) var keys: [Key] = []
    private(set) var sums: [VendorSums] = []
    /// The next sums of the same vendor; −1 after the last.
    private var next: [Int32] = []
    /// For each vendor the place of its first sums; −1 for none.
    private var first: [Int32]
    private(set) var names = ByteTable()
    private(set) var open: [OpenWeight] = []
    private(set) var weights: [WeightBounds] = []
    private var weightPlaces: [WeightBounds: UInt32] = [:]

    init(vendors: Int) { first = Array(repeating: -1, count: vendors) }

    /// Where the sums of a vendor and a span stand; they are made where there are none.
    @inline(__always)
    mutating func place(_ key: Key) -> Int {
        var place = first[Int(key.vendor)]
        while place >= 0 {
            if keys[Int(place)] == key { return Int(place) }
            place = next[Int(place)]
        }
        return add(key)
    }

    private mutating func add(_ key: Key) -> Int {
        keys.append(key)
        sums.append(VendorSums())
        next.append(first[Int(key.vendor)])
        first[Int(key.vendor)] = Int32(keys.count - 1)
        return keys.count - 1
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
        addFigures(facts, name, place)
        if facts.weightLower == facts.weightUpper {
            let weight = Int128(facts.weightLower)
            sums[place].weight &+= weight
            sums[place].lower &+= TallySums.product(facts.weightLower, facts.lower)
            sums[place].upper &+= TallySums.product(facts.weightLower, facts.upper)
            sums[place].lowerPower &+= TallySums.product(facts.weightLower, facts.lowerPower)
            sums[place].upperPower &+= TallySums.product(facts.weightLower, facts.upperPower)
        } else {
            addOpen(
                lower: facts.lower, upper: facts.upper,
                WeightBounds(lower: facts.weightLower, upper: facts.weightUpper), place)
        }
        sums[place].moneyLower &+= facts.moneyLower
        sums[place].moneyUpper &+= facts.moneyUpper
    }

    /// Adds a contract of which the vendor has a share.
    /// - Throws: when a figure has more digits than can be computed exactly.
    mutating func add(_ facts: ContractFacts, _ name: Span<UInt8>, share: SharePart, _ key: Key) throws(ArithmeticError)
    {
        let place = place(key)
        func part(_ share: Rational, of units: Int128) throws(ArithmeticError) -> Int128 {
            try Grid.rational(share * Rational(gridUnits: units)).gridUnits
        }
        let weights = WeightBounds(
            lower: Int64(try part(share.lower, of: Int128(facts.weightLower))),
            upper: Int64(try part(share.upper, of: Int128(facts.weightUpper))))
        let money = (try part(share.lower, of: facts.moneyLower), try part(share.upper, of: facts.moneyUpper))
        addFigures(facts, name, place)
        if weights.lower == weights.upper {
            sums[place].weight += Int128(weights.lower)
            sums[place].lower += TallySums.product(weights.lower, facts.lower)
            sums[place].upper += TallySums.product(weights.lower, facts.upper)
            sums[place].lowerPower += TallySums.product(weights.lower, facts.lowerPower)
            sums[place].upperPower += TallySums.product(weights.lower, facts.upperPower)
        } else {
            addOpen(lower: facts.lower, upper: facts.upper, weights, place)
        }
        sums[place].moneyLower += money.0
        sums[place].moneyUpper += money.1
    }

    @inline(__always)
    private mutating func addFigures(_ facts: ContractFacts, _ name: Span<UInt8>, _ place: Int) {
        sums[place].onRecord &+= 1
        sums[place].contracts &+= 1
        if facts.isNameOnly { sums[place].nameOnly &+= 1 }
        if facts.lower >= sums[place].deepestLower { deepen(place, facts.lower, name) }
        sums[place].deepestUpper = max(sums[place].deepestUpper, facts.upper)
        if facts.hasTerm {
            sums[place].knownTerms &+= 1
            sums[place].yearsLower &+= Int128(facts.yearsLower)
            sums[place].yearsUpper &+= Int128(facts.yearsUpper)
        }
        if facts.hasWorth {
            sums[place].knownValues &+= 1
            sums[place].worth &+= facts.worth
            if facts.worth >= sums[place].mostWorth { enrich(place, facts.worth, name) }
        }
    }

    /// Adds the figures of a contract of which the weight is open.
    mutating func addOpen(lower: Int64, upper: Int64, _ bounds: WeightBounds, _ place: Int) {
        open.append(OpenWeight(sums: UInt32(place), weights: number(of: bounds), lower: lower, upper: upper))
    }

    /// The number of a contract's name.
    mutating func name(_ bytes: [UInt8]) -> ContractName { ContractName(number: Int32(names.add(bytes))) }

    /// Puts sums in their place.
    mutating func set(_ sums: VendorSums, at place: Int) { self.sums[place] = sums }

    private mutating func number(of bounds: WeightBounds) -> UInt32 {
        if let number = weightPlaces[bounds] { return number }
        let number = UInt32(weights.count)
        weights.append(bounds)
        weightPlaces[bounds] = number
        return number
    }

    private mutating func deepen(_ place: Int, _ lower: Int64, _ name: Span<UInt8>) {
        if lower == sums[place].deepestLower, !names.precedes(name, Int(sums[place].deepest.number)) { return }
        sums[place].deepestLower = lower
        sums[place].deepest = ContractName(number: Int32(names.add(name)))
    }

    private mutating func enrich(_ place: Int, _ worth: Int128, _ name: Span<UInt8>) {
        if worth == sums[place].mostWorth, !names.precedes(name, Int(sums[place].mostWorthy.number)) { return }
        sums[place].mostWorth = worth
        sums[place].mostWorthy = ContractName(number: Int32(names.add(name)))
    }

    @inline(__always)
    private static func product(_ left: Int64, _ right: Int64) -> Int128 {
        let product = left.multipliedFullWidth(by: right)
        return Int128(product.high) << 64 | Int128(product.low)
    }

    /// Adds the sums of another part, of the same vendors.
    mutating func merge(_ other: TallySums) { merge(other, as: { $0 }) }

    /// Adds the sums of another part, at the keys that `newKey` gives; nil: nowhere.
    mutating func merge(_ other: TallySums, as newKey: (Key) -> Key?) {
        var places: [UInt32?] = []
        places.reserveCapacity(other.keys.count)
        for (key, sums) in zip(other.keys, other.sums) {
            guard let key = newKey(key) else {
                places.append(nil)
                continue
            }
            let place = place(key)
            add(sums, other.names, at: place)
            places.append(UInt32(place))
        }
        let numbers = other.weights.map { number(of: $0) }
        open.reserveCapacity(open.count + other.open.count)
        for var item in other.open {
            guard let place = places[Int(item.sums)] else { continue }
            item.sums = place
            item.weights = numbers[Int(item.weights)]
            open.append(item)
        }
    }

    private mutating func add(_ other: VendorSums, _ otherNames: ByteTable, at place: Int) {
        sums[place].onRecord += other.onRecord
        sums[place].contracts += other.contracts
        sums[place].nameOnly += other.nameOnly
        sums[place].knownValues += other.knownValues
        sums[place].knownTerms += other.knownTerms
        sums[place].deepestUpper = max(sums[place].deepestUpper, other.deepestUpper)
        sums[place].weight += other.weight
        sums[place].lower += other.lower
        sums[place].upper += other.upper
        sums[place].lowerPower += other.lowerPower
        sums[place].upperPower += other.upperPower
        sums[place].moneyLower += other.moneyLower
        sums[place].moneyUpper += other.moneyUpper
        sums[place].yearsLower += other.yearsLower
        sums[place].yearsUpper += other.yearsUpper
        sums[place].worth += other.worth
        if other.deepest != .none, other.deepestLower >= sums[place].deepestLower {
            deepen(place, other.deepestLower, Array(otherNames[Int(other.deepest.number)]).span)
        }
        if other.mostWorthy != .none, other.mostWorth >= sums[place].mostWorth {
            enrich(place, other.mostWorth, Array(otherNames[Int(other.mostWorthy.number)]).span)
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
