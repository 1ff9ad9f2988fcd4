import Dataset
import Statistics

/// Scores contracts of which there are several rows: of versions, of the members of a consortium, or of duplicates.
///
/// It follows the rules by which a dataset is scored (design: method, "Involvement of a vendor"): the highest version of
/// each company that is known by a quarter's end, a share for each company, and a duplicate for its original until that
/// is itself on record.
struct ContractGroups {
    private let task: TallyTask
    private(set) var sums: TallySums
    private(set) var counts = TallyCounts()
    private(set) var refusals: [(row: GatheredContract, fault: ContractFault)] = []
    /// The first day of each contract, by the number of its name.
    private var known: [PackedDay?]

    init(_ task: TallyTask, _ gathered: GatheredContracts, spoiled: Set<UInt64>) {
        self.task = task
        sums = TallySums(vendors: task.vendors.count)
        known = Array(repeating: nil, count: gathered.names.count)
        var groups = Array(repeating: [Int](), count: gathered.names.count)
        for (place, row) in gathered.rows.enumerated() { groups[row.name].append(place) }
        var sound: [[GatheredContract]] = []
        for group in groups {
            let rows = group.map { gathered.rows[$0] }.sorted(by: ContractGroups.byKey)
            if let fault = fault(of: rows, gathered.names, spoiled) {
                refuse(rows, fault)
            } else {
                if let first = rows.first { known[first.name] = rows.map(\.facts.day).min() }
                sound.append(rows)
            }
        }
        for rows in sound { count(rows, gathered.names) }
    }

    private static func byKey(_ left: GatheredContract, _ right: GatheredContract) -> Bool {
        (left.facts.vendor, left.facts.version, left.file, left.position)
            < (right.facts.vendor, right.facts.version, right.file, right.position)
    }

    /// Why no row of a contract can count; with each fault, the rows that have it.
    private func fault(
        of rows: [GatheredContract], _ names: ByteTable, _ spoiled: Set<UInt64>
    ) -> (fault: ContractFault, places: Set<Int>)? {
        if rows.contains(where: { spoiled.contains($0.key) }) { return (.otherRowRefused, Set(rows.indices)) }
        var places: Set<Int> = []
        for place in rows.indices.dropFirst() {
            let (one, other) = (rows[place - 1].facts, rows[place].facts)
            if one.vendor == other.vendor, one.version == other.version { places.formUnion([place - 1, place]) }
        }
        if !places.isEmpty { return (.duplicateKey, places) }
        for version in Set(rows.map(\.facts.version)) {
            let members = rows.indices.filter { rows[$0].facts.version == version }
            let sum = try? Rational.sum(members.compactMap { rows[$0].share })
            if sum.map({ $0 > 1 }) ?? true { return (.sharesAboveOne, Set(members)) }
        }
        for place in rows.indices {
            if let original = rows[place].original,
                names.number(of: original) == nil
            {
                places.insert(place)
            }
        }
        return places.isEmpty ? nil : (.unknownOriginal, places)
    }

    private mutating func refuse(_ rows: [GatheredContract], _ found: (fault: ContractFault, places: Set<Int>)) {
        for place in rows.indices {
            let fault = found.places.contains(place) ? found.fault : .otherRowRefused
            refusals.append((rows[place], fault))
            counts.refused[fault.identifier, default: 0] += 1
        }
    }

    /// What a row comes to in one quarter.
    private enum Part: Equatable {
        /// It isn't the row that stands for its company.
        case none
        case onRecord(TallyCounts.Aside)
        case counts(SharePart)
    }

    private mutating func count(_ rows: [GatheredContract], _ names: ByteTable) {
        var parts = Array(repeating: [Part](), count: rows.count)
        for end in task.days.ends {
            let latest = latest(rows, by: end)
            for place in rows.indices {
                parts[place].append(latest.contains(place) ? part(rows, place, latest, by: end, names) : .none)
            }
        }
        for place in rows.indices { add(rows, place, parts[place], names) }
    }

    /// The places of the highest version of each company that is on record by a day.
    private func latest(_ rows: [GatheredContract], by end: PackedDay) -> Set<Int> {
        var latest: [Int32: Int] = [:]
        for place in rows.indices where !(end < rows[place].facts.day) {
            // Rows of a company stand in the order of their versions.
            latest[rows[place].facts.vendor] = place
        }
        return Set(latest.values)
    }

    private func part(
        _ rows: [GatheredContract], _ place: Int, _ latest: Set<Int>, by end: PackedDay, _ names: ByteTable
    ) -> Part {
        let row = rows[place]
        if row.facts.isLeftOut { return .onRecord(.status) }
        if let original = row.original,
            let number = names.number(of: original),
            let day = known[number], !(end < day)
        {
            return .onRecord(.duplicate)
        }
        if row.facts.endDay != .none, row.facts.endDay < end { return .onRecord(.ended) }
        if let share = row.share { return .counts(SharePart(lower: share, upper: share)) }
        guard latest.count > 1 else { return .counts(.whole) }
        // The shares of a version sum to 1 at most; those of several versions may be more.
        let stated = (try? Rational.sum(latest.sorted().compactMap { rows[$0].share })) ?? 1
        return .counts(SharePart(lower: 0, upper: Rational.max(0, (try? 1 - stated) ?? 0)))
    }

    /// Adds a row to the sums, once for each run of quarters in which it comes to the same.
    private mutating func add(_ rows: [GatheredContract], _ place: Int, _ parts: [Part], _ names: ByteTable) {
        let facts = rows[place].facts
        let name = Array(names[rows[place].name])
        var hasCounted = false
        var aside: TallyCounts.Aside?
        var from = 0
        do throws(ArithmeticError) {
            while from < parts.count {
                let until = parts[from...].firstIndex { $0 != parts[from] } ?? parts.count
                let key = TallySums.Key(vendor: facts.vendor, from: Int16(from), until: Int16(until))
                switch parts[from] {
                case .none: aside = facts.day <= task.days.ends[from] ? .superseded : aside ?? .later
                case .onRecord(let reason):
                    aside = reason
                    sums.record(key)
                case .counts(.whole):
                    hasCounted = true
                    sums.add(facts, name.span, key)
                case .counts(let share):
                    hasCounted = true
                    try sums.add(facts, name.span, share: share, key)
                }
                from = until
            }
        } catch {
            refusals.append((rows[place], .tooManyDigits))
            counts.refused[ContractFault.tooManyDigits.identifier, default: 0] += 1
            return
        }
        if hasCounted {
            counts.counted += 1
        } else {
            counts.aside[aside ?? .later, default: 0] += 1
        }
    }
}
