package import Tables

extension [Diagnostic] {
    /// In the order in which a person mends them: whole files first, then the errors of the files that give all others
    /// their meaning, then the rest; each part by file, line and column.
    package func mostUsefulFirst() -> [Diagnostic] {
        func rank(_ diagnostic: Diagnostic) -> Int {
            guard diagnostic.severity == .error else { return 2 }
            if diagnostic.place.line == nil { return 0 }
            return diagnostic.place.file.hasSuffix(".yaml") ? 1 : 2
        }
        let ranked = map { (rank: rank($0), diagnostic: $0) }
        return ranked.sorted { $0.rank == $1.rank ? $0.diagnostic < $1.diagnostic : $0.rank < $1.rank }.map(
            \.diagnostic)
    }
}

extension Diagnostic {
    /// Says that part of the checks has to wait for the method.
    static func rowsUnchecked(file: String) -> Diagnostic {
        Diagnostic(
            severity: .note, identifier: "method.rows-unchecked", place: Place(file: file),
            summary: "ratings, questions, roles and rates can be checked only once the method has no error")
    }
}
