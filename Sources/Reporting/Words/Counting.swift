/// Numbers and lists in English.
enum Counting {
    private static let words = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ]

    /// Up to twelve in words, as running text has it.
    static func word(_ number: Int) -> String { words.indices.contains(number) ? words[number] : String(number) }

    /// The same at the beginning of a sentence.
    static func capitalised(_ number: Int) -> String {
        let word = word(number)
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// "1 contract", "3 contracts".
    static func of(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(number) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// "one contract", "three contracts".
    static func inWords(_ number: Int, _ singular: String, _ plural: String? = nil) -> String {
        "\(word(number)) \(number == 1 ? singular : plural ?? singular + "s")"
    }

    /// "a", "a and b", "a, b and c".
    static func list(_ items: [Markdown], _ conjunction: String = "and") -> Markdown {
        guard let last = items.last else { return "" }
        guard items.count > 1 else { return last }
        return items.dropLast().joined(by: ", ") + Markdown(source: " \(conjunction) ") + last
    }
}
