import Testing

@Suite("Bad input: CSV that is not CSV")
struct BadInputCSVTests {
    @Test("A byte that is not UTF-8 is named with its place")
    func notUTF8() throws {
        let work = try Workdir.small()
        try work.replace("No comment", with: Array("Non comment".utf8) + [0xE9], in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:5:42: error: the cell of column "quote" is not UTF-8 [csv.not-utf8]
              found: byte 0xE9 as byte 12 of the cell
              expected: text in UTF-8
              fix: save the file as UTF-8, or correct the cell
            """)
    }

    @Test("A quote that is never closed is reported where it was opened")
    func unterminated() throws {
        let work = try Workdir.small()
        try work.replace("it knows.\"", with: "it knows.", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:3:41: error: the quote opened here is never closed [csv.unterminated-quote]
              found: the end of the file inside the cell of column "quote"
              expected: a closing quote
              fix: close the quote where the cell ends
            """)
    }

    @Test("A stray quote costs one row, and those who refer to it are not blamed")
    func strayQuote() throws {
        let work = try Workdir.small()
        try work.replace("Alder Systems", with: "Alder \"Systems\"", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: note: 7 cells name a vendor that is not in what could be read of vendors.csv [reference.unanswered]
              found: alder
              fix: mend line 2 of vendors.csv first
            data/vendors.csv:2:13: error: a quote inside the cell of column "name", which does not begin with one [csv.stray-quote]
              expected: a cell with a quote in it to be quoted as a whole
              fix: put the cell in quotes and double each quote inside it
            """)
    }

    @Test("Text after a closing quote is reported where it begins")
    func textAfterQuote() throws {
        let work = try Workdir.small()
        try work.replace("Alder Systems", with: "\"Alder\" Systems", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: note: 7 cells name a vendor that is not in what could be read of vendors.csv [reference.unanswered]
              found: alder
              fix: mend line 2 of vendors.csv first
            data/vendors.csv:2:15: error: text after the closing quote of the cell of column "name" [csv.text-after-quote]
              expected: a comma or the end of the line after a closing quote
              fix: double each quote inside the cell, or close the quote where the cell ends
            """)
    }

    @Test("A row with a cell too many")
    func longRow() throws {
        let work = try Workdir.small()
        try work.replace("We do not operate it.", with: "We do not, we say, operate it.", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2: error: the row has 11 cells, the header 9 [csv.ragged-row]
              found: 11 cells
              expected: 9 cells
              fix: put a cell with a comma in it in quotes, or delete what is too much
            """)
    }

    @Test("A row with cells too few")
    func shortRow() throws {
        let work = try Workdir.small()
        try work.replace("GBP,2019,0.7834,award", with: "GBP,2019,0.7834", in: "data/rates.csv")
        try work.expectRefused(
            """
            data/rates.csv:2: error: the row has 3 cells, the header 4 [csv.ragged-row]
              found: 3 cells
              expected: 4 cells
              fix: add the missing commas; a blank cell needs its comma too
            """)
    }

    @Test("A lone carriage return that breaks a row is named as the cause")
    func loneCarriageReturn() throws {
        let work = try Workdir.small()
        try work.replace("We do not operate it.", with: "We do not\roperate it.", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:3: error: the row has 1 cell, the header 9; a lone carriage return ended the line before it [csv.ragged-row]
              found: 1 cell
              expected: 9 cells
              fix: put a cell with a line end in it in quotes, or delete the carriage return
            """)
    }

    @Test("A lone carriage return inside quotes is text, and lines are still counted by it")
    func quotedCarriageReturn() throws {
        let work = try Workdir.small()
        try work.replace("Ask the City,\nit knows.", with: "Ask the City,\rit knows.", in: "data/responses.csv")
        try work.replace("ada,evaded", with: "ada,evasive", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:5:28: error: the rating is not on scale 'answer' [response.not-on-scale]
              found: evasive
              expected: full, partial, evaded, refused, pending
            """)
    }

    @Test("A zero byte is named with its place")
    func zeroByte() throws {
        let work = try Workdir.small()
        try work.replace("Alder Systems", with: "Alder\0Systems", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: note: 7 cells name a vendor that is not in what could be read of vendors.csv [reference.unanswered]
              found: alder
              fix: mend line 2 of vendors.csv first
            data/vendors.csv:2:7: error: the cell of column "name" holds a zero byte [csv.zero-byte]
              found: 0x00 as byte 6 of the cell
              expected: text in UTF-8
              fix: save the file as UTF-8 (a file full of zero bytes is UTF-16 or not text), or correct the cell
            """)
    }

    @Test("After a syntax fault later ones may follow from it, and say so")
    func followingFaults() throws {
        let work = try Workdir.small()
        try work.replace("Alder Systems", with: "\"Alder\" Systems", in: "data/vendors.csv")
        try work.replace("Birch Group", with: "Birch \"Group\"", in: "data/vendors.csv")
        try work.expectRefused(
            """
            data/vendors.csv: note: 13 cells name a vendor that is not in what could be read of vendors.csv [reference.unanswered]
              found: alder, birch
              fix: mend line 2 of vendors.csv first
            data/vendors.csv:2:15: error: text after the closing quote of the cell of column "name" [csv.text-after-quote]
              expected: a comma or the end of the line after a closing quote
              fix: double each quote inside the cell, or close the quote where the cell ends
            data/vendors.csv:3:13: error: a quote inside the cell of column "name", which does not begin with one (may follow from line 2) [csv.stray-quote]
              expected: a cell with a quote in it to be quoted as a whole
              fix: put the cell in quotes and double each quote inside it
            """)
    }
}
