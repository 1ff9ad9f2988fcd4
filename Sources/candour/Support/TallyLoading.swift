import ArgumentParser
import Dataset
import Parallel
import Reporting
import Statistics
import Tables
import Tallying

/// What the commands of tallies have in common.
enum TallyLoading {
    /// The dataset that contracts are tallied with; one with errors ends the command.
    /// - Parameter withContracts: whether its own contracts are those that will be tallied.
    static func frame(
        _ folder: DatasetFolder, withContracts: Bool = false, isQuiet: Bool
    ) throws(Exit) -> ContractFrame {
        let reading = try reading { () throws(FileFault) in
            try folder.readContractFrame(withContracts: withContracts)
        }
        let shown = reading.diagnostics.filter { !isQuiet || $0.severity == .error }
        if reading.frame == nil {
            Console.complain(DiagnosticPrinter().text(of: shown, furtherCounts: reading.furtherFaults))
        }
        guard let frame = reading.frame else { throw Exit.dataErrors }
        return frame
    }

    /// What a call gives; a file that can't be read ends the command.
    static func reading<Value>(_ body: () throws(FileFault) -> Value) throws(Exit) -> Value {
        do {
            return try body()
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
    }

    static func run(_ frame: ContractFrame, periods: [Period], _ common: CommonOptions) throws(Exit) -> TallyRun {
        do {
            return try TallyRun(
                frame, periods: periods, release: Release.name, options: common.reading.ofFile,
                threads: common.threads)
        } catch {
            Console.complain("error: \(error.explanation)")
            throw Exit.dataErrors
        }
    }

    /// Prints what was found; errors end the command unless rows with errors are to be left out.
    static func report(_ reading: TallyReading, refusingRows: Bool, isQuiet: Bool) throws(Exit) {
        let refuses = reading.tally.counts.refusedCount > 0 && !refusingRows
        let hasFileErrors = reading.hasUnreadFile
        let shown = reading.diagnostics.filter { diagnostic in
            diagnostic.severity == .error ? refuses || hasFileErrors || !isQuiet : !isQuiet
        }
        if !shown.isEmpty {
            Console.complain(DiagnosticPrinter().text(of: shown, furtherCounts: reading.furtherFaults))
        }
        guard refuses || hasFileErrors else { return }
        if refuses {
            Console.complain(
                "Nothing was written. With --refuse-rows the rows named here are left out, counted, and the rest tallied."
            )
        }
        throw Exit.dataErrors
    }

    static func write(_ tally: Tally, to path: String, threads: Int) throws(Exit) {
        try reading { () throws(FileFault) in try TallyFile.write(tally, to: path, threads: threads) }
    }

    /// The table of all vendors, and what it was made of, which takes time to be given up: whoever ends the program next
    /// need not.
    struct Table: Sendable {
        private let measures: [(period: Period, vendors: [VendorMeasures])]
        private let pieces: [[UInt8]]

        init(_ tally: Tally, _ frame: ContractFrame, threads: Int) throws(Exit) {
            var measures: [(period: Period, vendors: [VendorMeasures])] = []
            do {
                for period in tally.terms.periods {
                    if let vendors = try tally.measures(frame, period: period, threads: threads) {
                        measures.append((period, vendors))
                    }
                }
            } catch {
                Console.complain("error: a measure has more digits than can be computed exactly")
                throw Exit.dataErrors
            }
            self.measures = measures
            pieces = TallyTable.csv(measures, frame.method, threads: threads)
        }

        /// Writes it to a file, or to standard output for '-'.
        func write(to path: String) throws(Exit) {
            if path == "-" {
                for piece in pieces { Console.write(piece) }
            } else {
                try reading { () throws(FileFault) in try FileWriting.replace(path, with: pieces) }
                Console.print(path)
            }
        }
    }

    /// Writes a tally to `output`, if it is given, while the table of all vendors is worked out, if that is asked for.
    static func write(
        _ tally: Tally, to output: String?, hasTable: Bool, _ frame: ContractFrame, threads: Int
    ) throws(Exit) -> Table? {
        // Each by itself leaves a thread idle now and then.
        let (written, table) = alongside(threads: threads) {
            Result { () throws(FileFault) in
                if let output { try TallyFile.write(tally, to: output, threads: hasTable ? 1 : threads) }
            }
        } _: {
            Result { () throws(Exit) in hasTable ? try Table(tally, frame, threads: threads) : nil }
        }
        try reading { () throws(FileFault) in try written.get() }
        if let output { Console.print(output) }
        return try table.get()
    }

    /// What became of the rows, in a few lines.
    static func summary(_ counts: TallyCounts) -> String {
        var lines = ["\(counts.rows) rows: \(counts.counted) count"]
        for reason in TallyCounts.Aside.allCases {
            if let count = counts.aside[reason] { lines.append("  \(count) \(reason.rawValue)") }
        }
        for (identifier, count) in counts.refused.sorted(by: { $0.key < $1.key }) {
            lines.append("  \(count) refused: \(identifier)")
        }
        for (identifier, count) in counts.notes.sorted(by: { $0.key < $1.key }) {
            lines.append("  warning: \(identifier), \(count) rows")
        }
        return lines.joined(separator: "\n")
    }
}

/// The quarters that an option names.
enum TallyPeriods {
    static func list(_ text: String) throws -> [Period] {
        var periods: [Period] = []
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let ends = ends(of: String(part))
            let quarters = ends.compactMap { Period($0) }
            guard quarters.count == ends.count, (1...2).contains(ends.count), let first = quarters.first,
                let last = quarters.last, first <= last
            else {
                throw ValidationError(
                    "--period must be a quarter such as 2026-Q2, several with ',' between, or 2024-Q1..2026-Q2.")
            }
            var next: Period? = first
            while let period = next, period <= last {
                periods.append(period)
                next = period.following
            }
        }
        return periods
    }

    /// What stands on both sides of '..', or the text itself.
    private static func ends(of part: String) -> [String] {
        guard let dots = part.firstRange(of: "..") else { return [part] }
        return [String(part[..<dots.lowerBound]), String(part[dots.upperBound...])]
    }
}
