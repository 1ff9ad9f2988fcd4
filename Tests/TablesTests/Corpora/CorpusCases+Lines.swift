extension CorpusCase {
    /// Line ends, blank lines, rows of other lengths, blanks, and other bytes.
    static let lines: [CorpusCase] = [
        CorpusCase("line ends", "csv-spectrum (simple)", "a,b,c\n1,2,3\n", [["a", "b", "c"], ["1", "2", "3"]]),
        CorpusCase(
            "line ends", "csv-spectrum (simple, CRLF)", "a,b,c\r\n1,2,3\r\n", [["a", "b", "c"], ["1", "2", "3"]]),
        CorpusCase("line ends", "csv-spectrum (location)", "lat,lon\n1.5,-2.5\n", [["lat", "lon"], ["1.5", "-2.5"]]),
        CorpusCase("line ends", "Papa Parse", "a,b\rc,d\re,f", [["a", "b"], ["c", "d"], ["e", "f"]]),
        CorpusCase(
            "line ends", "rust-csv (mixed)", "a,b\r\nc,d\ne,f\rg,h\n\ri,j",
            [["a", "b"], ["c", "d"], ["e", "f"], ["g", "h"], ["i", "j"]]),
        CorpusCase(
            "line ends", "Go encoding/csv (BareCR)", "a,b\nx,y\rz,w\r\n", [["a", "b"], ["x", "y"], ["z", "w"]]),
        CorpusCase("no line end at the end", "RFC 4180", "aaa,bbb\r\nzzz,yyy", [["aaa", "bbb"], ["zzz", "yyy"]]),
        CorpusCase(
            "no line end at the end", "Go encoding/csv (TrailingCommaEOF)", "a,b,c\nx,y,",
            [["a", "b", "c"], ["x", "y", ""]]),
        CorpusCase("no line end at the end", "Python csv", "a,b\n1,\"2\"", [["a", "b"], ["1", "2"]]),
        CorpusCase("no line end at the end", "uniVocity", "a,b\n1,2  ", [["a", "b"], ["1", "2"]]),
        CorpusCase(
            "blank lines", "Go encoding/csv (BlankLine)", "a,b,c\n\nd,e,f\n\n", [["a", "b", "c"], ["d", "e", "f"]]),
        CorpusCase("blank lines", "rust-csv", "\r\n\r\na,b\r\n\r\n \t\r\n1,2\r\n\n", [["a", "b"], ["1", "2"]]),
        CorpusCase("blank lines", "a single column", "a\n\n1\n  \n2\n\"\"\n", [["a"], ["1"], ["2"], [""]]),
        CorpusCase(
            "rows of other lengths", "Go encoding/csv (BadFieldCount)", "a,b,c\nd,e\nf,g,h\n",
            [["a", "b", "c"], ["f", "g", "h"]], faults: ["csv.ragged-row"]),
        CorpusCase(
            "rows of other lengths", "Papa Parse", "A,B\na,b,c\nd\ne,f\n", [["A", "B"], ["e", "f"]],
            faults: ["csv.ragged-row", "csv.ragged-row"]),
        CorpusCase(
            "rows of other lengths", "Go encoding/csv (trailing comma)", "a,b\n1,2,\n3,4\n",
            [["a", "b"], ["3", "4"]], faults: ["csv.ragged-row"]),
        CorpusCase(
            "empty cells", "rust-csv", ",\n", [["", ""]],
            faults: ["csv.blank-column-name", "csv.blank-column-name"]),
        CorpusCase(
            "empty cells", "Go encoding/csv (CommaFieldTest)", "x,y,z,w\nx,y,z,\nx,y,,\n,,,\n",
            [["x", "y", "z", "w"], ["x", "y", "z", ""], ["x", "y", "", ""], ["", "", "", ""]]),
        CorpusCase(
            "blanks around cells", "Go encoding/csv (LeadingSpace)", "a,b,c\n x,  y,  z\n",
            [["a", "b", "c"], ["x", "y", "z"]]),
        CorpusCase("blanks around cells", "Python csv", "a,b\nno space,\tx y \n", [["a", "b"], ["no space", "x y"]]),
        CorpusCase("blanks around cells", "uniVocity", "a,b\n\" x \",   \n", [["a", "b"], [" x ", ""]]),
        CorpusCase(
            "byte order mark", "rust-csv", bytes: [0xEF, 0xBB, 0xBF] + "a,b\n1,2\n".utf8, [["a", "b"], ["1", "2"]]),
        CorpusCase(
            "byte order mark", "Papa Parse (quoted)", bytes: [0xEF, 0xBB, 0xBF] + "\"a\",b\n1,2\n".utf8,
            [["a", "b"], ["1", "2"]]),
        CorpusCase("byte order mark", "in the middle", "a,b\n\u{FEFF}1,2\n", [["a", "b"], ["\u{FEFF}1", "2"]]),
        CorpusCase(
            "UTF-8", "csv-spectrum", "a,b,c\n1,2,3\n4,5,ʤ\n", [["a", "b", "c"], ["1", "2", "3"], ["4", "5", "ʤ"]]),
        CorpusCase("UTF-8", "rust-csv", "naïve,日本\n\"é, 漢\",😀\n", [["naïve", "日本"], ["é, 漢", "😀"]]),
        CorpusCase(
            "other encodings", "latin-1", bytes: "a,b\ncaf".utf8 + [0xE9] + ",1\n2,3\n".utf8,
            [["a", "b"], ["2", "3"]], faults: ["csv.not-utf8"]),
        CorpusCase(
            "other encodings", "UTF-16", bytes: [0xFF, 0xFE, 0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0], [],
            faults: ["csv.format"]),
        CorpusCase(
            "other encodings", "UTF-16 without a mark", bytes: [0x61, 0, 0x2C, 0, 0x62, 0, 0x0A, 0], [],
            faults: ["csv.format"]),
        CorpusCase(
            "zero bytes", "Python csv", bytes: "a,b\n1,2".utf8 + [0] + "3\n4,5\n".utf8, [["a", "b"], ["4", "5"]],
            faults: ["csv.zero-byte"]),
        CorpusCase("other separators", "Go encoding/csv (Semicolon)", "a;b;c\n1;2;3\n", [], faults: ["csv.delimiter"]),
        CorpusCase("other separators", "Papa Parse (tabs)", "a\tb\tc\n1\t2\t3\n", [], faults: ["csv.delimiter"]),
        CorpusCase("other separators", "Papa Parse (bars)", "a|b|c\n1|2|3\n", [["a|b|c"], ["1|2|3"]]),
        CorpusCase(
            "comment lines", "Go encoding/csv (Comment)", "#1,2,3\na,b,c\n#comment\n",
            [["#1", "2", "3"], ["a", "b", "c"]], faults: ["csv.ragged-row"]),
        CorpusCase("no rows", "rust-csv", "a,b\n", [["a", "b"]]),
        CorpusCase("empty file", "rust-csv", "", [], faults: ["csv.empty-file"]),
        CorpusCase("empty file", "Papa Parse", "\n \r\n", [], faults: ["csv.empty-file"]),
        CorpusCase(
            "column names", "Papa Parse", "a,b,a\n1,2,3\n", [["a", "b", "a"], ["1", "2", "3"]],
            faults: ["csv.duplicate-column-name"]),
        CorpusCase(
            "column names", "uniVocity", "a,,c\n1,2,3\n", [["a", "", "c"], ["1", "2", "3"]],
            faults: ["csv.blank-column-name"]),
        CorpusCase(
            "long cells", "uniVocity",
            "a,b\n" + String(repeating: "x", count: 5_000) + ",\"" + String(repeating: "y,", count: 2_500) + "\"\n",
            [["a", "b"], [String(repeating: "x", count: 5_000), String(repeating: "y,", count: 2_500)]]),
        CorpusCase(
            "many columns", "simdcsv",
            (0..<300).map { "c\($0)" }.joined(separator: ",") + "\n" + (0..<300).map { "\($0)" }.joined(separator: ",")
                + "\n", [(0..<300).map { "c\($0)" }, (0..<300).map { "\($0)" }]),
    ]
}
