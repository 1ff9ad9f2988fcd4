import Dataset
import Tables
import Tallying

/// A folder with a tally for each file. A run that was broken off goes on where it stopped: a tally that stands there
/// whole, made on the same terms of a file of the same bytes, is not made again.
struct TallyFolder {
    let path: String
    let isQuiet: Bool

    func fill(_ files: [String], _ run: TallyRun, refusingRows: Bool, threads: Int) throws {
        try TallyLoading.reading { () throws(FileFault) in try FileWriting.makeFolder(path) }
        try requireDifferentNames(files)
        for (number, file) in files.enumerated() {
            let target = target(of: file)
            if try isDone(target, of: file, run) {
                if !isQuiet { Console.complain("\(target) stands already") }
                continue
            }
            let meter = TallyMeter(isQuiet: isQuiet, prefix: "file \(number + 1) of \(files.count), ")
            let reading = try TallyLoading.reading { () throws(FileFault) in
                try run.tally([file], progress: meter.callback)
            }
            meter.clear()
            try TallyLoading.report(reading, refusingRows: refusingRows, isQuiet: isQuiet)
            try TallyLoading.write(reading.tally, to: target, threads: threads)
            Console.print(target)
        }
    }

    private func target(of file: String) -> String {
        path + "/" + (file.split(separator: "/").last.map(String.init) ?? file) + ".tally"
    }

    private func requireDifferentNames(_ files: [String]) throws {
        var seen: [String: String] = [:]
        for file in files {
            if let other = seen.updateValue(file, forKey: target(of: file)) {
                Console.complain("error: \(other) and \(file) would have the same tally: give files of different names")
                throw Exit.misuse
            }
        }
    }

    private func isDone(_ target: String, of file: String, _ run: TallyRun) throws(Exit) -> Bool {
        let kind = try TallyLoading.reading { () throws(FileFault) in try FileKind.of(target) }
        guard kind == .file else { return false }
        let known = try TallyLoading.reading { () throws(FileFault) in try TallyFile.read(target) }
        guard case .success(let tally) = known else { return false }
        return try TallyLoading.reading { () throws(FileFault) in try run.isMade(tally, of: file) }
    }
}
