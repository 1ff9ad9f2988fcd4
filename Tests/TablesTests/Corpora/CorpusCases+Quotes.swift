extension CorpusCase {
    /// Quotes where they may stand, and where not. The cases were written afresh after those of the readers named.
    static let quotes: [CorpusCase] = [
        CorpusCase(
            "quoted", "RFC 4180", "a,b,c\n\"aaa\",\"bbb\",\"ccc\"\nzzz,yyy,xxx\n",
            [["a", "b", "c"], ["aaa", "bbb", "ccc"], ["zzz", "yyy", "xxx"]]),
        CorpusCase("quoted", "Go encoding/csv", "\"a\",\"b\"\n\"1\",\"2\"", [["a", "b"], ["1", "2"]]),
        CorpusCase("quoted", "rust-csv", "\"a\"\n\"\"\n", [["a"], [""]]),
        CorpusCase(
            "comma in quotes", "csv-spectrum",
            "first,last,address,city,zip\nJohn,Doe,120 any st.,\"Anytown, WW\",08123\n",
            [["first", "last", "address", "city", "zip"], ["John", "Doe", "120 any st.", "Anytown, WW", "08123"]]),
        CorpusCase("comma in quotes", "Python csv", "a,b,c\n1,\",3,\",5\n", [["a", "b", "c"], ["1", ",3,", "5"]]),
        CorpusCase(
            "comma in quotes", "Papa Parse", "A,B,C\n\"D,,\",E,\"F,\"\n", [["A", "B", "C"], ["D,,", "E", "F,"]]),
        CorpusCase(
            "doubled quote", "csv-spectrum", "a,b\n1,\"ha \"\"ha\"\" ha\"\n3,4\n",
            [["a", "b"], ["1", "ha \"ha\" ha"], ["3", "4"]]),
        CorpusCase(
            "doubled quote", "csv-spectrum (json)",
            "key,val\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [102.0, 0.5]}\"\n",
            [["key", "val"], ["1", "{\"type\": \"Point\", \"coordinates\": [102.0, 0.5]}"]]),
        CorpusCase(
            "doubled quote", "RFC 4180", "a,b,c\n\"aaa\",\"b\"\"bb\",\"ccc\"\n",
            [["a", "b", "c"], ["aaa", "b\"bb", "ccc"]]),
        CorpusCase("doubled quote", "Go encoding/csv (EvenQuotes)", "a\n\"\"\"\"\"\"\"\"\n", [["a"], ["\"\"\""]]),
        CorpusCase("doubled quote", "Python csv", "a,b\n\"\"\"\",\"\"\"x\"\n", [["a", "b"], ["\"", "\"x"]]),
        CorpusCase(
            "doubled quote", "Papa Parse", "A,B,C\n\"\"\"D\"\"\",\"\"\"E\",\"F\"\"\"\n",
            [["A", "B", "C"], ["\"D\"", "\"E", "F\""]]),
        CorpusCase("doubled quote", "uniVocity", "a,b\n\"x\"\"\n\"\"y\",z\n", [["a", "b"], ["x\"\n\"y", "z"]]),
        CorpusCase(
            "line end in quotes", "csv-spectrum", "a,b,c\n1,2,3\n\"Once upon \na time\",5,6\n7,8,9\n",
            [["a", "b", "c"], ["1", "2", "3"], ["Once upon \na time", "5", "6"], ["7", "8", "9"]]),
        CorpusCase(
            "line end in quotes", "csv-spectrum (CRLF)", "a,b,c\r\n1,2,3\r\n\"Once upon \r\na time\",5,6\r\n",
            [["a", "b", "c"], ["1", "2", "3"], ["Once upon \r\na time", "5", "6"]]),
        CorpusCase(
            "line end in quotes", "csv-spectrum (quotes)", "a,b\n1,\"ha \n\"\"ha\"\" \nha\"\n3,4\n",
            [["a", "b"], ["1", "ha \n\"ha\" \nha"], ["3", "4"]]),
        CorpusCase(
            "line end in quotes", "Go encoding/csv (MultiLine)",
            "a,b,c\n\"two\nline\",\"one line\",\"three\nline\nfield\"",
            [["a", "b", "c"], ["two\nline", "one line", "three\nline\nfield"]]),
        CorpusCase(
            "line end in quotes", "rust-csv", "\"a\r\nb\",c\n\"\n\",\"\r\"\n", [["a\r\nb", "c"], ["\n", "\r"]]),
        CorpusCase(
            "line end in quotes", "simdcsv", "a,b\n1,\"" + String(repeating: "x\n", count: 70) + "\"\n2,3\n",
            [["a", "b"], ["1", String(repeating: "x\n", count: 70)], ["2", "3"]]),
        CorpusCase(
            "nothing in quotes", "csv-spectrum (empty)", "a,b,c\n1,\"\",\"\"\n2,3,4\n",
            [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
        CorpusCase(
            "nothing in quotes", "csv-spectrum (empty, CRLF)", "a,b,c\r\n1,\"\",\"\"\r\n2,3,4\r\n",
            [["a", "b", "c"], ["1", "", ""], ["2", "3", "4"]]),
        CorpusCase("nothing in quotes", "Papa Parse", "a,b,c\n\"\",\"\",\"\"\n", [["a", "b", "c"], ["", "", ""]]),
        CorpusCase(
            "quote inside", "Go encoding/csv (BadBareQuote)", "a,b\n1 \"2\"x,3\n4,5\n", [["a", "b"], ["4", "5"]],
            faults: ["csv.stray-quote"]),
        CorpusCase(
            "quote inside", "Go encoding/csv (BareQuotes)", "a,b\nx,5\" pipe\n4,5\n", [["a", "b"], ["4", "5"]],
            faults: ["csv.stray-quote"]),
        CorpusCase("quote inside", "Papa Parse", "A,B\n1,2\"3\"\n", [["A", "B"]], faults: ["csv.stray-quote"]),
        CorpusCase(
            "quote inside", "Python csv", "a,b\nab\"\"c,1\n2,3\n", [["a", "b"], ["2", "3"]], faults: ["csv.stray-quote"]
        ),
        CorpusCase(
            "text after quote", "Go encoding/csv (ExtraneousQuote)", "a,b\n\"a \"word\",b\n1,2\n",
            [["a", "b"], ["1", "2"]], faults: ["csv.text-after-quote"]),
        CorpusCase(
            "text after quote", "Python csv (strict)", "a,b\n\"x\"y,1\n1,2\n", [["a", "b"], ["1", "2"]],
            faults: ["csv.text-after-quote"]),
        CorpusCase(
            "text after quote", "Go encoding/csv (BadTrailingQuote)", "a,b\n\"x\" \"y,1\n1,2\n",
            [["a", "b"], ["1", "2"]], faults: ["csv.text-after-quote"]),
        CorpusCase(
            "text after quote", "a backslash before a quote", "a,b\n\"x\\\"y\",1\n1,2\n", [["a", "b"], ["1", "2"]],
            faults: ["csv.text-after-quote"]),
        CorpusCase(
            "quote not closed", "Go encoding/csv (OddQuotes)", "a\n\"\"\"\"\"\"\"", [["a"]],
            faults: ["csv.unterminated-quote"]),
        CorpusCase(
            "quote not closed", "Papa Parse", "A,B\n1,\"2\n3,4\n", [["A", "B"]], faults: ["csv.unterminated-quote"]),
        CorpusCase(
            "quote not closed", "Python csv (strict)", "a,b\n1,2\n3,\"", [["a", "b"], ["1", "2"]],
            faults: ["csv.unterminated-quote"]),
        CorpusCase("single quotes", "Python csv", "a,b\n'x,y'\n'z',1\n", [["a", "b"], ["'x", "y'"], ["'z'", "1"]]),
        CorpusCase("blanks around quotes", "Papa Parse", "A,B\n \"1\" ,\"2\"\n", [["A", "B"], ["1", "2"]]),
        CorpusCase(
            "blanks around quotes", "Go encoding/csv (TrimSpace)", "a,b\n x,  \"y, z\"\t\n",
            [["a", "b"], ["x", "y, z"]]),
    ]
}
