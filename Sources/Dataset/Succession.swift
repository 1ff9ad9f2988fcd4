/// Keys in the order in which they were first met, each found again by its place.
///
/// Rows sorted by their keys repeat the value of the row before, or go through the same values again and again: a value that
/// is either the one met last, or the one that follows it in the order, is found without a look at any other.
struct Succession<Key: Hashable> {
    private(set) var keys: [Key] = []
    private var places: [Key: Int] = [:]
    private var last = 0

    /// The place of a key, which it is given when it is met for the first time.
    mutating func place(of key: Key) -> Int {
        if last < keys.count, keys[last] == key { return last }
        let next = last + 1 < keys.count ? last + 1 : 0
        if next < keys.count, keys[next] == key {
            last = next
        } else if let known = places[key] {
            last = known
        } else {
            last = keys.count
            places[key] = last
            keys.append(key)
        }
        return last
    }
}
