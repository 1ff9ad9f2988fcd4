@testable import Reporting

/// Charts of invented vendors, and of texts that nobody would wish for.
enum ChartSamples {
    static let vendors = [
        "Alder", "Birch", "Cedar", "Delta", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Katsura", "Larch",
    ].map { "Vendor \($0) (invented)" }

    static let hostile = [
        "<script>alert('x')</script> & \"Sons\" ]]>",
        "A vendor with a very long registered name that goes on beyond sixty characters GmbH & Co. KG",
        "شركة المراقبة المحدودة للأنظمة الأمنية والمعلومات", "\u{202E}drawkcab\u{202C} אבטחה בע\"מ",
        "海康威视数字技术股份有限公司杭州海康威视系统技术有限公司杭州海康威视系统技术有限公司",
        "👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇧🇨🇳👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇧🇨🇳👩🏽‍💻👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿🇬🇧🇨🇳👩🏽‍💻",
        "\u{0}\u{1}\u{B}\u{FFFE}a\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}b\r\n\tc\u{85}", "",
        " ",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW",
        "<!--", "<![CDATA[", "&amp;", "</svg>", "' onload='x", "\" onload=\"x", "=1+1", "url(#x)",
    ]

    static let caption = ChartCaption(
        title: "Two vendors answered most of what they were asked", subtitle: "Invented vendors, 2021-Q3",
        alternative: "Alder and Birch lead; the others overlap.", note: "Invented data."
    )

    private static let hostileCaption = ChartCaption(
        title: hostile.joined(), subtitle: hostile.joined(separator: " "), alternative: hostile.joined(),
        note: hostile.joined()
    )

    /// Charts of each kind with nothing in them.
    static var empty: [any Chart] {
        [
            RankingChart(caption: caption, axisLabel: "points", rows: []),
            ScatterChart(caption: caption, horizontal: .init(label: "x"), vertical: .init(label: "y"), points: []),
            VendorBoundsChart(caption: caption, axisLabel: "points", partNames: [], rows: [], questions: []),
            HeatMapChart(caption: caption, columns: [], rows: []),
            GapChart(caption: caption, axisLabel: "points", rows: []),
            AgreementChart(caption: caption, axisLabel: "points", thresholds: [], rows: []),
            RankSharesChart(caption: caption, axisLabel: "share", ranks: 0, rows: []),
            ChoiceSharesChart(caption: caption, axisLabel: "part", rows: []),
            RankSetChart(caption: caption, rows: []),
            ChangeChart(caption: caption, axisLabel: "points", before: "2021-Q2", after: "2021-Q3", rows: []),
        ]
    }

    /// Charts of each kind with a number of ordinary rows.
    static func ordinary(_ count: Int) -> [any Chart] {
        charts(Array(0..<count).map { vendors[$0 % vendors.count] + " \($0)" }, caption: caption) {
            Double($0 * 37 % 101)
        }
    }

    /// Charts of each kind whose every text is hostile and whose figures are out of range, equal or not numbers.
    static var hostileCharts: [any Chart] {
        let figures = [50, .nan, -.infinity, .infinity, 1e300, -1e300, 0, 100, 50, 50]
        return charts(hostile, caption: hostileCaption) { figures[$0 % figures.count] }
    }

    static let all: [any Chart] = empty + ordinary(1) + ordinary(12) + ordinary(60) + hostileCharts

    /// The text of each chart in `all`, drawn once for all tests.
    static let documents = all.map { (kind: "\(type(of: $0))", svg: $0.svg()) }

    private static func charts(_ names: [String], caption: ChartCaption, figure: (Int) -> Double) -> [any Chart] {
        let rows = Array(names.enumerated())
        func bounds(_ index: Int) -> ChartInterval? {
            index % 5 == 3 ? nil : ChartInterval(figure(index) - Double(index % 3), figure(index) + Double(index % 4))
        }
        let ranking = RankingChart(
            caption: caption, axisLabel: names[0],
            rows: rows.map { index, name in
                .init(
                    label: name, bounds: bounds(index), score: figure(index), scoreText: name, rankText: name,
                    group: index / 3, isRanked: index % 7 != 6
                )
            }
        )
        let scatter = ScatterChart(
            caption: caption, horizontal: .init(label: names[0], split: 50), vertical: .init(label: names[0], split: 2),
            quadrants: .init(upperLeft: names[0], upperRight: names[0], lowerLeft: names[0], lowerRight: names[0]),
            points: rows.map { index, name in
                .init(
                    label: name, x: figure(index), xBounds: bounds(index), y: figure(index + 1), yBounds: bounds(index))
            }
        )
        let parts = VendorBoundsChart(
            caption: caption, axisLabel: names[0], partNames: Array(names.prefix(4)),
            rows: rows.map { index, name in
                .init(
                    label: name, parts: index % 4 == 3 ? [] : [bounds(index), ChartInterval(3, 9), nil],
                    bounds: bounds(index), lowerText: name, upperText: name, isWhole: index % 4 == 3
                )
            },
            questions: rows.map { index, name in .init(text: name + name, points: figure(index), pointsText: name) }
        )
        let heat = HeatMapChart(
            caption: caption, columns: names,
            rows: rows.map { index, name in
                .init(
                    label: name,
                    cells: rows.dropLast(index % 3).map { column, text in
                        .init(value: figure(index + column), text: text, bounds: bounds(column))
                    })
            },
            wideLimit: 2
        )
        let gap = GapChart(
            caption: caption, axisLabel: names[0],
            rows: rows.map { index, name in
                .init(
                    label: name, documented: bounds(index), documentedText: name, acknowledged: bounds(index + 1),
                    acknowledgedText: name, gapText: name, remark: name, isUndisclosed: index % 5 == 4
                )
            }
        )
        let agreement = AgreementChart(
            caption: caption, axisLabel: names[0],
            thresholds: names.prefix(2).map { AgreementChart.Threshold(value: 0.5, text: $0) },
            rows: rows.map { index, name in
                .init(
                    label: name, value: figure(index) / 100, interval: bounds(index), valueText: name, remark: name)
            }
        )
        return [ranking, scatter, parts, heat, gap, agreement] + uncertainty(names, caption: caption, figure: figure)
    }

    private static func uncertainty(
        _ names: [String], caption: ChartCaption, figure: (Int) -> Double
    ) -> [any Chart] {
        let rows = Array(names.enumerated())
        let rankShares = RankSharesChart(
            caption: caption, axisLabel: names[0], ranks: names.count,
            rows: rows.map { index, name in
                let shares = names.indices.map { figure(index + $0) / 100 }
                let bars = names.prefix(index % 4).map { RankSharesChart.Bar(label: $0, shares: shares) }
                return .init(label: name, bars: bars)
            })
        let choices = ChoiceSharesChart(
            caption: caption, axisLabel: names[0], aloneLegend: names[0], togetherLegend: names[0],
            rows: rows.map { index, name in
                .init(
                    label: name, alone: figure(index) / 100 - 0.2, together: figure(index + 1) / 100, aloneText: name,
                    togetherText: name)
            })
        let ranks = RankSetChart(
            caption: caption,
            rows: rows.map { index, name in
                .init(label: name, rank: index + 1, simultaneous: 1...names.count, marginal: 1...index + 1, text: name)
            })
        let changes = ChangeChart(
            caption: caption, axisLabel: names[0], before: names[0], after: names[0],
            rows: rows.map { index, name in
                .init(
                    label: name, before: figure(index), after: figure(index + 1), text: name, isFound: index % 2 == 0)
            })
        return [rankShares, choices, ranks, changes]
    }
}
