import Dataset
import Foundation
import Scoring
import Statistics
import Testing

/// A purse of two years, brought in with its panel, next to what COINr makes of it.
@Suite("A purse of COINr's")
struct CoinPurseTests {
    /// Four invented clinics a year: one leaves, one comes, and one number is missing.
    private static let twoYears = """
        uCode,uName,Time,beds,waits,staff
        ASH,Ash,2021,12,40,3.5
        BAY,Bay,2021,30,25,2
        ELM,Elm,2021,21,31,NA
        FIR,Fir,2021,18,60,4.25
        ASH,Ash,2022,15,36,3.75
        BAY,Bay,2022,42,20,2.5
        FIR,Fir,2022,16,72,5
        OAK,Oak,2022,24,28,1

        """

    private static let metadata = """
        Level,iCode,iName,Direction,Weight,Parent,Type
        1,beds,Beds,1,1,care,Indicator
        1,waits,Days waited,-1,2,care,Indicator
        1,staff,Staff,1,1,people,Indicator
        2,care,Care,1,3,index,Aggregate
        2,people,People,1,1,index,Aggregate
        3,index,Clinics,1,1,NA,Aggregate

        """

    // The figures are COINr 1.1.14's in R 4.2.2, of the two tables above in `d` and `m`, to twelve digits:
    //   p <- new_coin(d, m, split_to = "all")
    //   p <- Normalise(p, "Raw", list(f_n = "n_minmax", f_n_para = list(l_u = c(0, 100))), global = TRUE)
    //   Aggregate(p, "Normalised", "a_amean")$coin[[1]]$Data$Aggregated
    // and in the same way with n_zscore and n_rank as they are by default, and with global = FALSE.
    private static let figuresTogether: [COINrImport.Normalisation: String] = [
        .minMax: """
        2021 ASH 0 61.5384615385 62.5 41.0256410256 62.5 46.3942307692
        2021 BAY 60 90.3846153846 25 80.2564102564 25 66.4423076923
        2021 ELM 30 78.8461538462 NA 62.5641025641 NA 62.5641025641
        2021 FIR 20 23.0769230769 81.25 22.0512820513 81.25 36.8509615385
        2022 ASH 10 69.2307692308 68.75 49.4871794872 68.75 54.3028846154
        2022 BAY 100 100 37.5 100 37.5 84.375
        2022 FIR 13.3333333333 0 100 4.44444444444 100 28.3333333333
        2022 OAK 40 84.6153846154 0 69.7435897436 0 52.3076923077
        """,
        .zScore: """
        2021 ASH -1.04808762867 -0.0553848775622 0.258170205762 -0.386285794598 0.258170205762 -0.225171794508
        2021 BAY 0.792456499726 0.77538828587 -0.826144658439 0.781077690489 -0.826144658439 0.379272103257
        2021 ELM -0.127815564472 0.443079020497 NA 0.252780825508 NA 0.252780825508
        2021 FIR -0.434572919205 -1.16308242881 0.800327637863 -0.920245925605 0.800327637863 -0.490102534738
        2022 ASH -0.741330273937 0.166154632687 0.438889349796 -0.136340336188 0.438889349796 0.00746708530786
        2022 BAY 2.01948591866 1.05231267368 -0.464706370372 1.37470375534 -0.464706370372 0.914851223912
        2022 FIR -0.63907782236 -1.82770095955 1.34248506996 -1.43149324715 1.34248506996 -0.737998667875
        2022 OAK 0.178941790261 0.609233653184 -1.54902123457 0.46580303221 -1.54902123457 -0.0379030344862
        """,
        .rank: """
        2021 ASH 1 3 4 2.33333333333 4 2.75
        2021 BAY 7 7 2 7 2 5.75
        2021 ELM 5 5 NA 5 NA 5
        2021 FIR 4 2 6 2.66666666667 6 3.5
        2022 ASH 2 4 5 3.33333333333 5 3.75
        2022 BAY 8 8 3 8 3 6.75
        2022 FIR 3 1 7 1.66666666667 7 3
        2022 OAK 6 6 1 6 1 4.75
        """,
    ]

    /// Min-max of each year by itself, from 0 to 100.
    private static let figuresApart = """
        2021 ASH 0 57.1428571429 66.6666666667 38.0952380952 66.6666666667 45.2380952381
        2021 BAY 100 100 0 100 0 75
        2021 ELM 50 82.8571428571 NA 71.9047619048 NA 71.9047619048
        2021 FIR 33.3333333333 0 100 11.1111111111 100 33.3333333333
        2022 ASH 0 69.2307692308 68.75 46.1538461538 68.75 51.8028846154
        2022 BAY 100 100 37.5 100 37.5 84.375
        2022 FIR 3.7037037037 0 100 1.23456790123 100 25.9259259259
        2022 OAK 33.3333333333 84.6153846154 0 67.5213675214 0 50.641025641
        """

    @Test(
        "is normalised over all of its years together", arguments: [COINrImport.Normalisation.minMax, .zScore, .rank])
    func together(rule: COINrImport.Normalisation) throws {
        let files = try imported { $0.normalisation = rule }
        #expect(try method(files).contains("\npanel: [2021-Q4, 2022-Q4]\n"))
        let comparison = try compared(files, try #require(Self.figuresTogether[rule]))
        #expect(comparison.misses.isEmpty && comparison.met == 48, "\(comparison.misses.prefix(5))")
    }

    @Test("is normalised by year when the panel is taken out, as COINr does with global = FALSE")
    func apart() throws {
        var files = try imported()
        let index = try #require(files.firstIndex { $0.path == "method.yaml" })
        let text = try method(files).replacing("panel: [2021-Q4, 2022-Q4]\n", with: "")
        files[index].bytes = Array(text.utf8)
        let comparison = try compared(files, Self.figuresApart)
        #expect(comparison.misses.isEmpty && comparison.met == 48, "\(comparison.misses.prefix(5))")
    }

    @Test("has no panel where nothing is normalised, since COINr treats each year by itself, or where it has one year")
    func none() throws {
        let treated = try imported { options in
            options.treatsOutliers = true
            options.normalisation = .none
        }
        #expect(try !method(treated).contains("panel"))
        let year = Self.twoYears.split(separator: "\n").filter { !$0.contains("2022") }.joined(separator: "\n")
        #expect(try !method(imported(data: year)).contains("panel"))
    }

    @Test("says so in the method where its outliers are treated together too")
    func treated() throws {
        let text = try method(imported { $0.treatsOutliers = true })
        #expect(text.contains("# Outliers are treated over all of them too, which COINr does by time.\npanel: ["))
    }

    private typealias Files = [(path: String, bytes: [UInt8])]

    private func imported(
        data: String = twoYears, _ change: (inout COINrImport.Options) -> Void = { _ in }
    ) throws -> Files {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let paths = ["iData.csv", "iMeta.csv"].map { folder.appending(path: $0) }
        try Data(data.utf8).write(to: paths[0])
        try Data(Self.metadata.utf8).write(to: paths[1])
        var options = COINrImport.Options(title: "Clinics")
        change(&options)
        let imported = try COINrImport(data: paths[0].path, metadata: paths[1].path, options: options)
        return try #require(imported.files, "\(imported.diagnostics)")
    }

    private func method(_ files: Files) throws -> String {
        String(decoding: try #require(files.first { $0.path == "method.yaml" }).bytes, as: UTF8.self)
    }

    /// Scores both years and compares each figure of the table: year, unit, three indicators, three aggregates.
    private func compared(_ files: Files, _ figures: String) throws -> CoinComparison {
        let folder = try temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let target = folder.appending(path: "clinics").path
        guard case .written = try ImportedFolder.write(files, to: target) else { throw CoinOracle.Unsound() }
        let dataset = try #require(try DatasetFolder(target).read().dataset)
        let columns = ["beds", "waits", "staff", "care", "people", "index"]
        var comparison = CoinComparison()
        for line in figures.split(separator: "\n") {
            let cells = line.split(separator: " ").map(String.init)
            let run = try Scorer.score(dataset, period: try #require(Period(cells[0] + "-Q4")), threads: 1)
            let vendor = try #require(run.vendors.first { $0.vendor.text == cells[1] })
            for (column, cell) in zip(columns, cells.dropFirst(2)) {
                let leaf = vendor.answers.whole.first { $0.question == Identifier(column) }
                let value = vendor.node(Identifier(column))?.score?.value ?? leaf?.value
                comparison.compare(value?.double(), cell == "NA" ? nil : cell, "\(cells[0]) \(cells[1]) \(column)")
            }
        }
        return comparison
    }

    private func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "candour-" + UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
