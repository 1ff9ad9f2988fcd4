public import Dataset
import Scoring
public import Tables

/// Compares a run on disk with its manifest and with what its own inputs give when they are scored again.
public struct Verification: Sendable {
    /// Something that is not as it should be.
    public struct Difference: Hashable, Sendable {
        /// The file, from the run's folder.
        public let path: String
        /// In a sentence, with the line where there is one.
        public let explanation: String
    }

    public let differences: [Difference]
    /// How many files were compared byte by byte with those scored anew.
    public let compared: Int

    /// Verifies a run.
    ///
    /// Where an input of the run itself was changed, that alone is reported: whatever follows from it would only
    /// repeat it.
    ///
    /// - Parameter inputs: what to score a run from that was written without its inputs; nil takes the run's own.
    public init(
        _ run: PublishedRun, inputs: DatasetFolder? = nil, options: ReadingOptions
    ) throws(FileFault) {
        var differences = try Verification.againstManifest(run)
        let isInputChanged = differences.contains { $0.path.hasPrefix(RunInputs.folder + "/") }
        guard !isInputChanged else {
            self.differences = differences
            compared = 0
            return
        }
        let reading = try (inputs ?? run.inputsFolder(options)).read()
        guard let dataset = reading.dataset else {
            let fault = reading.diagnostics.first { $0.severity == .error }
            differences.append(
                Difference(
                    path: RunInputs.folder,
                    explanation: "the inputs can't be scored: \(fault?.summary ?? "they are not a dataset")"))
            self.differences = differences
            compared = 0
            return
        }
        let outputs: [OutputFile]
        let manifest: [UInt8]
        do {
            let rescored = try run.rescored(dataset, threads: options.threads)
            outputs = rescored.outputs.files
            manifest = JSON.bytes(
                rescored.manifest(fileDigests: run.manifest.fileDigests, mapping: run.manifest.mapping))
            if rescored.context.edition != run.manifest.edition {
                differences.append(
                    Difference(
                        path: Manifest.file,
                        explanation: "it names edition \(run.manifest.edition), and the inputs give "
                            + rescored.context.edition))
            }
        } catch {
            differences.append(Difference(path: RunInputs.folder, explanation: error.explanation))
            self.differences = differences
            compared = 0
            return
        }
        // Of the manifest only the digests of the dataset's files can't be known from the inputs.
        let path = run.folder.path + "/" + Manifest.file
        if !differences.contains(where: { $0.path == Manifest.file }),
            let explanation = Verification.firstDifference(try readFile(path), manifest)
        {
            differences.append(Difference(path: Manifest.file, explanation: explanation))
        }
        for file in outputs where !differences.contains(where: { $0.path == file.path }) {
            let path = run.folder.path + "/" + file.path
            guard try FileKind.of(path) == .file else {
                differences.append(
                    Difference(path: file.path, explanation: "the inputs give this file, and it is not there"))
                continue
            }
            if let explanation = Verification.firstDifference(try readFile(path), file.bytes) {
                differences.append(Difference(path: file.path, explanation: explanation))
            }
        }
        // What a changed byte should have been is known only now.
        differences = try differences.map { difference throws(FileFault) in
            guard let file = outputs.first(where: { $0.path == difference.path }) else { return difference }
            let path = run.folder.path + "/" + file.path
            guard try FileKind.of(path) == .file,
                let explanation = Verification.firstDifference(try readFile(path), file.bytes)
            else { return difference }
            return Difference(path: file.path, explanation: explanation)
        }
        self.differences = differences.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        compared = outputs.count
    }

    private static func againstManifest(_ run: PublishedRun) throws(FileFault) -> [Difference] {
        var differences: [Difference] = []
        let present = Set(try FileWriting.files(below: run.folder.path))
        for output in run.manifest.outputs {
            guard present.contains(output.path) else {
                differences.append(
                    Difference(path: output.path, explanation: "the manifest lists it, and it is not there"))
                continue
            }
            let bytes = try readFile(run.folder.path + "/" + output.path)
            if Digest.of(bytes) != output.digest {
                differences.append(
                    Difference(path: output.path, explanation: "it does not have the digest that the manifest gives"))
            }
        }
        let listed = Set(run.manifest.outputs.map(\.path) + [Manifest.file])
        for path in present.subtracting(listed).sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            differences.append(Difference(path: path, explanation: "the manifest does not list it"))
        }
        return differences
    }

    /// Where two files first differ, by line, and what stands there; nil where they are the same.
    static func firstDifference(_ found: [UInt8], _ expected: [UInt8]) -> String? {
        guard found != expected else { return nil }
        let lineEnd = UInt8(ascii: "\n")
        let common = zip(found, expected).prefix { $0 == $1 }.count
        let line = 1 + found[..<common].count { $0 == lineEnd }
        let lineStart = found[..<common].lastIndex(of: lineEnd).map { $0 + 1 } ?? 0
        // Of a long line the part around the difference, from the beginning of a character on.
        var start = max(lineStart, common - 24)
        while start > lineStart, found[start] & 0xC0 == 0x80 { start -= 1 }
        let cut = start > lineStart ? "…" : ""
        func shown(_ bytes: [UInt8]) -> String {
            guard start < bytes.count, common < bytes.count else { return "(the file ends)" }
            let end = bytes[start...].firstIndex(of: lineEnd) ?? bytes.endIndex
            return Diagnostic.quoted(cut + String(decoding: bytes[start..<end], as: UTF8.self))
        }
        return "line \(line) reads \(shown(found)), and the inputs give \(shown(expected))"
    }
}
