import Tables

/// The identifier of a run: a digest of all that decides its figures, and of nothing else.
public enum Edition {
    /// SHA-256 over the release, the canonical method, the codelists, the canonical rows and the previous edition.
    ///
    /// It covers no output, no path and no file's digest, so that a report can print it and shuffled rows keep it.
    public static func identifier(
        of dataset: Dataset, inputs: [CanonicalRows.TableDigest], period: Period, release: String, previous: String?
    ) -> String {
        var digest = Digest()
        for part in ["candour", release, period.description, previous ?? ""] { digest.update(lengthPrefixed: part) }
        digest.update(lengthPrefixed: methodDigest(dataset))
        digest.update(lengthPrefixed: dataset.codelists.yaml)
        for table in inputs {
            digest.update(lengthPrefixed: table.schema.name)
            digest.update(lengthPrefixed: table.digest)
        }
        return digest.hexadecimal()
    }

    /// SHA-256 over the method's keys and values in the order written: comments and layout make no difference.
    public static func methodDigest(_ dataset: Dataset) -> String {
        var digest = Digest()
        if let document = try? YAMLDocument(dataset.methodText, file: DatasetFolder.methodFile) {
            add(document.root, to: &digest)
        }
        return digest.hexadecimal()
    }

    private static func add(_ value: YAMLValue, to digest: inout Digest) {
        if let entries = value.entries {
            digest.update("mapping \(entries.count) ")
            for (key, value) in entries {
                add(key, to: &digest)
                add(value, to: &digest)
            }
        } else if let items = value.items {
            digest.update("list \(items.count) ")
            for item in items { add(item, to: &digest) }
        } else {
            digest.update(lengthPrefixed: value.scalar)
        }
    }
}
