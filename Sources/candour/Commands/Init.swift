import ArgumentParser
import Dataset
import Tables

struct Init: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Starts a dataset.",
        discussion: """
            Writes every CSV file with its header, a method.yaml with every rule written out and explained, and a \
            README with what each column holds. Nothing that stands there already is touched.

            Example: candour init Data/cameras
            """)

    @Argument(help: "The folder to start the dataset in.", completion: .directory)
    var folder: String

    mutating func run() throws {
        let path = DatasetFolder(folder).path
        let files = NewDataset.files
        let clashes: [String]
        do {
            clashes = try files.map(\.path).filter { name throws(FileFault) in try FileKind.of(path + "/" + name) != nil
            }
            if clashes.isEmpty {
                try FileWriting.makeFolder(path)
                for file in files { try FileWriting.write(file.bytes, to: path + "/" + file.path) }
            }
        } catch {
            Console.complain("error: \(error)")
            throw Exit.fileTrouble
        }
        guard clashes.isEmpty else {
            Console.complain("error: \(path) has \(clashes.joined(separator: ", ")) already; nothing was written")
            throw Exit.misuse
        }
        Console.print("\(path): fill in the files, then run 'candour check \(path)'")
    }
}
