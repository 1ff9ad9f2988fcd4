/// How far coders agree, question by question: a dot at the coefficient, a thin bar for its interval, and lines at the
/// thresholds from which it is relied on.
///
/// ```swift
/// AgreementChart(
///     caption: ChartCaption(title: "How far the coders agree", alternative: "…"),
///     axisLabel: "Krippendorff's α",
///     thresholds: [AgreementChart.Threshold(value: 0.8, text: ".800")],
///     rows: [
///         AgreementChart.Row(
///             label: "Who operates it?", value: 0.91, interval: ChartInterval(0.74, 0.99), valueText: "0.910",
///             remark: "12 answers")
///     ]
/// ).svg()
/// ```
public struct AgreementChart: Chart, Equatable {
    /// One question.
    public struct Row: Sendable, Equatable {
        /// What the question is called.
        public var label: String
        /// The coefficient; `nil` where there is none.
        public var value: Double?
        /// Its interval; `nil` where there is none.
        public var interval: ChartInterval?
        /// The coefficient as it is printed; empty for none.
        public var valueText: String
        /// What stands behind it: the number of answers, or why there is no coefficient.
        public var remark: String

        /// Makes a row from its parts.
        public init(label: String, value: Double?, interval: ChartInterval?, valueText: String, remark: String) {
            self.label = label
            self.value = value
            self.interval = interval
            self.valueText = valueText
            self.remark = remark
        }
    }

    /// A value at which a line stands.
    public struct Threshold: Sendable, Equatable {
        /// Where it stands.
        public var value: Double
        /// How it is printed.
        public var text: String

        /// Makes a threshold from its parts.
        public init(value: Double, text: String) {
            self.value = value
            self.text = text
        }
    }

    /// Title, subtitle, alternative text and note.
    public var caption: ChartCaption
    /// The name of the axis.
    public var axisLabel: String
    /// The values at which lines stand.
    public var thresholds: [Threshold]
    /// The questions, from top to bottom.
    public var rows: [Row]

    /// Makes a chart from its parts.
    public init(caption: ChartCaption, axisLabel: String, thresholds: [Threshold], rows: [Row]) {
        self.caption = caption
        self.axisLabel = axisLabel
        self.thresholds = thresholds
        self.rows = rows
    }

    public func svg() -> String {
        if rows.isEmpty { return ChartPage.empty(caption) }
        var page = ChartPage(caption: caption)
        page.legend([
            LegendEntry(text: "coefficient", sampleWidth: 10) { x, y in [AgreementChart.dot(x + 5, y)] },
            LegendEntry(text: "interval", sampleWidth: 30) { x, y in
                [.rect(ChartArea(x: x, y: y - 3, width: 30, height: 6), fill: Palette.accentLight)]
            },
            LegendEntry(text: "threshold", sampleWidth: 22) { x, y in
                [.line(x, y, x + 22, y, stroke: Palette.contrast, width: 1.5, dashes: "5 3")]
            },
        ])
        let labelRoom = TextWidth.widest(rows.map(\.label), style: .label, limit: 260)
        let valueRoom = TextWidth.widest(rows.map(\.valueText), style: .boldLabel, limit: 60)
        let remarkRoom = TextWidth.widest(rows.map(\.remark), style: .label, limit: 130)
        let remarkStart = page.width - ChartPage.margin - remarkRoom
        let valueEnd = remarkStart - 12
        let axis = Axis(
            from: lowest, to: 1, start: ChartPage.margin + labelRoom + 16, end: valueEnd - valueRoom - 16)
        let rowHeight = 24.0
        page.cursor += 16
        let top = page.cursor
        let bottom = top + rowHeight * Double(rows.count)
        page.verticalGrid(axis, from: top, to: bottom)
        for (index, threshold) in thresholds.enumerated() {
            let x = axis.position(threshold.value)
            page.add(
                .line(x, top, x, bottom, stroke: Palette.contrast, width: 1.5, dashes: "5 3", role: "threshold"))
            // Neighbours are printed to either side of their lines, so that they don't run into each other.
            let anchor: TextAnchor = index == 0 && thresholds.count > 1 ? .end : .start
            page.add(
                .text(threshold.text, x: x, y: top - 5, style: .small, anchor: anchor, room: 32, role: "threshold"))
        }
        for (index, row) in rows.enumerated() {
            let middle = top + rowHeight * (Double(index) + 0.5)
            var elements: [SVGElement] = [
                .text(
                    row.label, x: ChartPage.margin, y: middle + TextStyle.label.drop, style: .label, room: labelRoom,
                    role: "label")
            ]
            if let interval = row.interval { elements.append(AgreementChart.bar(interval, axis, middle)) }
            if let value = row.value, value.isFinite {
                elements.append(AgreementChart.dot(axis.position(value), middle))
            }
            elements.append(
                .text(
                    row.valueText, x: valueEnd, y: middle + TextStyle.label.drop, style: .boldLabel, anchor: .end,
                    room: valueRoom, role: "value"))
            elements.append(
                .text(
                    row.remark, x: remarkStart, y: middle + TextStyle.label.drop, style: .softLabel, room: remarkRoom,
                    role: "remark"))
            page.add(.group(elements, role: "row"))
        }
        page.tickLabels(axis, baseline: bottom + 14)
        page.axisLabel(axisLabel, axis: axis, baseline: bottom + 31)
        page.cursor = bottom + 36
        return page.finished()
    }

    /// The axis begins at 0, or at −1 where something lies beneath.
    private var lowest: Double {
        let ends = rows.compactMap { $0.interval?.lower } + rows.compactMap(\.value)
        return ends.contains { $0 < 0 } ? -1 : 0
    }

    private static func bar(_ interval: ChartInterval, _ axis: Axis, _ middle: Double) -> SVGElement {
        let start = axis.position(interval.lower)
        let width = max(axis.position(interval.upper) - start, 2)
        return .rect(
            ChartArea(x: start, y: middle - 3, width: width, height: 6), fill: Palette.accentLight, role: "interval")
    }

    private static func dot(_ x: Double, _ y: Double) -> SVGElement {
        .circle(x, y, radius: 4.5, fill: Palette.accent, stroke: Palette.paper, role: "value")
    }
}
