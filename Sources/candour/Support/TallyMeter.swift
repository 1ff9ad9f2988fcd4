import Synchronization
import Tallying

/// Shows a person how far a tally is, at what rate, and how long it will take.
final class TallyMeter: Sendable {
    private let progress: Progress
    private let prefix: String
    private let state = Mutex(State())

    private struct State {
        var path = ""
        var isSecondPass = false
        var start = ContinuousClock.now
        var lastShown: ContinuousClock.Instant?
    }

    init(isQuiet: Bool, prefix: String = "") {
        progress = Progress(isQuiet: isQuiet)
        self.prefix = prefix
    }

    /// What a tally is to tell; nil where nobody watches.
    var callback: (@Sendable (TallyProgress) -> Void)? {
        guard progress.isShown else { return nil }
        return { [self] in show($0) }
    }

    func clear() { progress.clear() }

    private func show(_ news: TallyProgress) {
        let now = ContinuousClock.now
        let line = state.withLock { state -> String? in
            if state.path != news.path || state.isSecondPass != news.isSecondPass {
                state = State(path: news.path, isSecondPass: news.isSecondPass, start: now)
            }
            // Ten lines a second are more than anybody reads.
            if let last = state.lastShown, now - last < .milliseconds(100) { return nil }
            state.lastShown = now
            return TallyMeter.line(news, after: now - state.start)
        }
        if let line { progress.say(prefix + line) }
    }

    /// `reading contracts.csv: 1.2 of 5.0 GB, 812 MB/s, 4 s left`
    static func line(_ news: TallyProgress, after time: Duration) -> String {
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
        let rate = seconds > 0 ? Double(news.done) / seconds : 0
        var line = (news.isSecondPass ? "reading once more " : "reading ") + news.path + ": "
        line += gigabytes(news.done)
        if let all = news.all { line += " of \(gigabytes(all))" }
        line += " GB, \(Int(rate / 1e6)) MB/s"
        if let all = news.all, rate > 0 { line += ", \(Int((Double(all - news.done) / rate).rounded(.up))) s left" }
        return line
    }

    private static func gigabytes(_ bytes: Int) -> String {
        let tenths = (bytes + 50_000_000) / 100_000_000
        return "\(tenths / 10).\(tenths % 10)"
    }
}
