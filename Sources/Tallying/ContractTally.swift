import Dataset
import Scoring
import Statistics
import Synchronization
import Tables

/// The tally of a stretch of contracts.
struct ContractTally: RowTally {
    private let task: TallyTask
    // The task's, at hand: what is reached through it is counted as used and released, by all threads in one place.
    private let vendors: ByteTable
    private let days: TallyDays
    private let pass: TallyPass
    private let columns: ContractColumns
    private var quick: QuickContracts
    private(set) var lone: LoneContracts
    /// What earlier stretches found, in their order.
    private(set) var findings = Findings()

    private(set) var counts = TallyCounts()
    private(set) var sums: TallySums
    private(set) var keys: ContractKeys
    /// Where a line for each row is asked for.
    private(set) var lines: ContractLines?
    /// Contracts that have to be scored together with others although each has one row.
    private(set) var linked: Set<UInt64> = []
    /// Contracts of which a row was refused.
    private(set) var spoiled: Set<UInt64> = []
    private(set) var gathered = GatheredContracts()
    /// By the notes' raw value.
    private var noteCounts = Array(repeating: Int64(0), count: RowNotes.count)
    private var waiting = WaitingContracts()

    /// - Parameters:
    ///   - lines: where lines for rows go, if they are asked for.
    ///   - spillFolder: where hashes go, if they are not to be kept in memory.
    init(
        _ task: TallyTask, _ pass: TallyPass, _ columns: ContractColumns, lines: LinesFolder? = nil,
        spillFolder: String? = nil
    ) {
        self.task = task
        vendors = task.vendors
        days = task.days
        self.pass = pass
        self.columns = columns
        quick = QuickContracts(
            task.arithmetic, columns, codelists: task.frame.codelists, rates: task.frame.tables.rates,
            sources: task.sources)
        lone = LoneContracts(
            columns: columns.all, codelists: task.frame.codelists, method: task.frame.method, index: task.index)
        sums = TallySums(vendors: task.vendors.count)
        self.lines = lines.map { ContractLines($0, task.arithmetic.scale) }
        keys = ContractKeys(spillingTo: spillFolder)
    }

    mutating func add(_ record: borrowing Record) {
        counts.rows &+= 1
        let plainKey = record.withBytes(of: columns.contract) { cell -> UInt64? in
            // An apostrophe may be a spreadsheet's guard, and a blank first a cell of blanks only.
            guard !cell.isEmpty, cell[0] > 0x20, cell[0] != UInt8(ascii: "'") else { return nil }
            return ContractHash.of(cell)
        }
        guard let key = plainKey ?? oddKey(of: record) else {
            return addTheLongWay(record, key: nil, isTogether: false)
        }
        let isTogether: Bool
        switch pass {
        case .first:
            keys.add(key)
            // What would be scored in vain is spared.
            if task.needsContracts.load(ordering: .relaxed), !mustLook(record) { return }
            isTogether = false
        case .second(let together): isTogether = together.contains(key)
        }
        let vendorKey = record.withBytes(of: columns.vendor) { ByteTable.Key($0) }
        vendors.fetch(vendorKey)
        guard plainKey != nil, quick.read(record, into: &waiting.next),
            let vendor = vendors.number(of: vendorKey, record, columns.vendor)
        else { return addTheLongWay(record, key: key, isTogether: isTogether) }
        waiting.next.vendor = Int32(truncatingIfNeeded: vendor)
        note(waiting.next.notes)
        if lines != nil { writeNext(record) }
        if isTogether {
            gatherNext(record, key: key)
        } else {
            sums.fetch(vendor: vendor)
            let isKept = record.withBytes(of: columns.contract) { waiting.keep($0) }
            if !isKept { return countNext(record) }
            if waiting.isFull { countWaiting() }
        }
    }

    @inline(never)
    private mutating func writeNext(_ record: borrowing Record) {
        let facts = waiting.next
        record.withBytes(of: columns.contract) { write(facts, $0) }
    }

    @inline(never)
    private mutating func gatherNext(_ record: borrowing Record, key: UInt64) {
        let contract = GatheredContract(key: key, facts: waiting.next, position: record.position)
        record.withBytes(of: columns.contract) { gathered.add(contract, $0) }
    }

    /// Adds a row that can't wait, before those that do: in any order the sums are the same.
    @inline(never)
    private mutating func countNext(_ record: borrowing Record) {
        let facts = waiting.next
        record.withBytes(of: columns.contract) { count(facts, $0) }
    }

    /// Adds the rows that wait.
    private mutating func countWaiting() {
        var rows = WaitingContracts(capacity: 0)
        swap(&rows, &waiting)
        // The rows stay where they are until all are counted, and each place is below their number.
        unsafe rows.facts.withUnsafeBufferPointer { facts in
            guard let first = facts.baseAddress else { return }
            for place in 0..<rows.count {
                // Not as an element of the buffer, which would be copied.
                unsafe count((first + place).pointee, rows.names.span.extracting(rows.nameRange(place)))
            }
        }
        rows.removeAll()
        swap(&rows, &waiting)
    }

    /// Adds what is still waiting, after the last row.
    mutating func finish() {
        countWaiting()
        lines?.finish()
    }

    private mutating func write(_ facts: ContractFacts, _ contract: Span<UInt8>) {
        lines?.append(facts, contract: contract, vendor: vendors[Int(facts.vendor)])
    }

    /// The hash of the contract that a record is of, where its name is not all that stands in the cell; nil where the cell
    /// is blank.
    private func oddKey(of record: borrowing Record) -> UInt64? {
        record.text(columns.contract).map { text in
            ContractHash.of(Array(SpreadsheetGuard.unguarded(text).utf8).span)
        }
    }

    /// Counts a row of which no more is known than why it is refused, and of which contract it would have been.
    mutating func addRefused(_ identifier: String, contract: String?) {
        counts.rows += 1
        let key = contract.map { ContractHash.of(Array($0.utf8).span) }
        // A contract of which another row is sound has to be found out.
        if case .first = pass, let key { keys.add(key) }
        refuse(identifier, key)
    }

    /// Whether a row says which other contract it has to be scored with.
    private func mustLook(_ record: borrowing Record) -> Bool {
        columns.sameAs.map { !record.isEmpty($0) } ?? false
    }

    /// Reads a row as a dataset is read, because a cell of it is not plain.
    private mutating func addTheLongWay(_ record: borrowing Record, key: UInt64?, isTogether: Bool) {
        switch lone.read(record) {
        case .sound(let row): add(row, key: key ?? 0, isTogether: isTogether)
        case .refused(let identifier): refuse(identifier, key)
        }
    }

    private mutating func add(_ row: ContractRow, key: UInt64, isTogether: Bool) {
        let position = row.origin.position
        var facts: ContractFacts
        do throws(ArithmeticError) {
            facts = try task.arithmetic.facts(of: row)
        } catch {
            return refuse(row, .tooManyDigits, key)
        }
        let vendor = Array(row.vendor.text.utf8)
        // Every vendor of the frame is among the task's, and a row of another has been refused.
        guard let place = vendors.number(of: vendor) else {
            return
        }
        facts.vendor = Int32(truncatingIfNeeded: place)
        let original = row.sameAs.map { Array($0.text.utf8) }
        if case .first = pass {
            if let original {
                linked.insert(key)
                linked.insert(ContractHash.of(original.span))
            }
            if original != nil || row.share != nil || row.version > 1 {
                task.needsContracts.store(true, ordering: .relaxed)
                return
            }
        }
        note(facts.notes)
        let name = Array(row.contract.text.utf8)
        write(facts, name.span)
        if isTogether {
            gathered.add(
                GatheredContract(key: key, facts: facts, position: position, share: row.share, original: original),
                name.span)
        } else if let share = row.share {
            do throws(ArithmeticError) {
                try count(facts, name.span, part: SharePart(lower: share, upper: share))
            } catch {
                refuse(row, .tooManyDigits, key)
            }
        } else {
            count(facts, name.span)
        }
    }

    private mutating func refuse(_ row: ContractRow, _ fault: ContractFault, _ key: UInt64) {
        lone.add(fault.finding(at: row.origin.position))
        refuse(fault.identifier, key)
    }

    private mutating func refuse(_ identifier: String, _ key: UInt64?) {
        counts.refused[identifier, default: 0] += 1
        if let key { spoiled.insert(key) }
    }

    private mutating func note(_ notes: RowNotes) {
        noteCounts[Int(notes.rawValue)] &+= 1
    }

    /// Counts a row that is the only one of its contract.
    @inline(__always)
    private mutating func count(_ facts: ContractFacts, _ name: Span<UInt8>) {
        let standing = days.standing(of: facts)
        guard case .counts(let span) = standing else { return setAside(vendor: facts.vendor, standing) }
        counts.counted &+= 1
        sums.add(facts, name, .init(vendor: facts.vendor, span))
        if span.until < days.periodCount {
            sums.record(.init(vendor: facts.vendor, from: span.until, until: days.periodCount))
        }
    }

    /// The same of a row that names the vendor's share.
    private mutating func count(_ facts: ContractFacts, _ name: Span<UInt8>, part: SharePart) throws(ArithmeticError) {
        let standing = days.standing(of: facts)
        guard case .counts(let span) = standing else { return setAside(vendor: facts.vendor, standing) }
        try sums.add(facts, name, share: part, .init(vendor: facts.vendor, span))
        counts.counted += 1
        if span.until < days.periodCount {
            sums.record(.init(vendor: facts.vendor, from: span.until, until: days.periodCount))
        }
    }

    private mutating func setAside(vendor: Int32, _ standing: RowStanding) {
        guard case .aside(let reason, let from) = standing else { return }
        counts.aside[reason, default: 0] += 1
        if from < days.periodCount {
            sums.record(.init(vendor: vendor, from: from, until: days.periodCount))
        }
    }

    /// The counts, with the warnings by their identifiers.
    var allCounts: TallyCounts {
        var all = counts
        for (notes, count) in noteCounts.enumerated() where count > 0 {
            let notes = RowNotes(rawValue: UInt8(notes))
            for (note, identifier) in RowNotes.identifiers where notes.contains(note) {
                all.notes[identifier, default: 0] += count
            }
        }
        return all
    }

    /// Marks the rows that are scored together as those of a file, and forgets what was found in it.
    mutating func mark(file: Int) {
        gathered.mark(file: file)
        findings = Findings()
        lone.forget()
    }

    /// All that was found, in the order of the file.
    var allFindings: Findings {
        var all = findings
        all.merge(lone.findings)
        return all
    }

    mutating func merge(_ later: consuming ContractTally) {
        var later = later
        finish()
        later.finish()
        findings = allFindings
        findings.merge(later.allFindings)
        lone.forget()
        counts.merge(later.counts)
        for notes in noteCounts.indices { noteCounts[notes] += later.noteCounts[notes] }
        sums.merge(later.sums)
        keys.merge(later.keys)
        if let laterLines = later.lines { lines?.merge(laterLines) }
        linked.formUnion(later.linked)
        spoiled.formUnion(later.spoiled)
        gathered.merge(later.gathered)
    }
}
