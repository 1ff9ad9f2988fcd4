import Foundation

/// `candour-benchmarks list`, `… input NAME FOLDER`, `… run NAME FOLDER THREADS`; `run.py` beside the package calls them.
let arguments = Array(CommandLine.arguments.dropFirst())
let chosen = benchmarks.first { arguments.count > 1 && $0.name == arguments[1] }
switch (arguments.first, chosen) {
case ("list", _): print(benchmarks.map { $0.name }.joined(separator: "\n"))
case ("input", let benchmark?) where arguments.count == 3:
    try benchmark.writeInput(to: URL(filePath: arguments[2]))
case ("run", let benchmark?) where arguments.count == 4:
    try benchmark.measure(in: URL(filePath: arguments[2]), threads: Int(arguments[3]) ?? 1)
default:
    FileHandle.standardError.write(Data("usage: list | input NAME FOLDER | run NAME FOLDER THREADS\n".utf8))
    exit(2)
}
