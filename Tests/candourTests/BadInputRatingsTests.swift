import Testing

@Suite("Bad input: ratings and requests that can't be")
struct BadInputRatingsTests {
    @Test("A label that is not on the scale, with the nearest one")
    func notOnScale() throws {
        let work = try Workdir.small()
        try work.replace("ada,partial", with: "ada,partal", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:3:26: error: the rating is not on scale 'answer' [response.not-on-scale]
              found: partal
              expected: full, partial, evaded, refused, pending
              fix: did you mean 'partial'?
            """)
    }

    @Test("A label in another case")
    func otherCase() throws {
        let work = try Workdir.small()
        try work.replace("ada,partial", with: "ada,Partial", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:3:26: error: the rating is not on scale 'answer' [response.not-on-scale]
              found: Partial
              expected: full, partial, evaded, refused, pending
              fix: did you mean 'partial'?
            """)
    }

    @Test("A label with a blank at its end, which is made visible")
    func paddedLabel() throws {
        let work = try Workdir.small()
        try work.replace("ada,partial", with: "ada,\"partial \"", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:3:26: error: the rating is not on scale 'answer' [response.not-on-scale]
              found: "partial "
              expected: full, partial, evaded, refused, pending
              fix: did you mean 'partial'?
            """)
    }

    @Test("Line and column stay right after a row with a line end in quotes")
    func afterQuotedLineEnd() throws {
        let work = try Workdir.small()
        try work.replace("ada,evaded", with: "ada,evasive", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:5:28: error: the rating is not on scale 'answer' [response.not-on-scale]
              found: evasive
              expected: full, partial, evaded, refused, pending
            """)
    }

    @Test("A rating of an answer that was asked for only later")
    func beforeAsked() throws {
        let work = try Workdir.small()
        try work.replace(
            "alder,operates,2021-04-01,2021-05-01", with: "alder,operates,2021-07-01,2021-08-01",
            in: "data/requests.csv")
        try work.expectRefused(
            """
            data/responses.csv:2:1: error: the quarter is over before the question was asked: requests.csv says '2021-07-01' [response.before-it-was-asked]
              found: 2021-Q2
              expected: a quarter that ends on or after 2021-07-01
              fix: correct the quarter, or 'asked' in requests.csv
            """)
    }

    @Test("A due date before the question was asked")
    func dueBeforeAsked() throws {
        let work = try Workdir.small()
        try work.replace(
            "alder,operates,2021-04-01,2021-05-01", with: "alder,operates,2021-04-01,2021-03-01",
            in: "data/requests.csv")
        try work.expectRefused(
            """
            data/requests.csv:2:27: error: 'due' comes before 'asked' [request.before-it-was-asked]
              found: 2021-03-01
              expected: 2021-04-01 or later
            """)
    }

    @Test("An answer that is pending past its due date")
    func pendingPastDue() throws {
        let work = try Workdir.small()
        try work.replace(
            "birch,proves,2021-04-01,2021-08-01", with: "birch,proves,2021-04-01,2021-06-30", in: "data/requests.csv")
        try work.expectRefused(
            """
            data/responses.csv:6:26: error: the answer was due on 2021-06-30, so at the quarter's end it is no longer pending [response.pending-past-due]
              found: pending
              fix: rate it: as given, as refused, or as no response
            """)
    }

    @Test("A rating of a question that was never asked")
    func neverAsked() throws {
        let work = try Workdir.small()
        try work.replace("birch,proves,2021-04-01,2021-08-01,letter\n", with: "", in: "data/requests.csv")
        try work.expectRefused(
            """
            data/responses.csv:6:15: error: requests.csv does not say that 'birch' was asked this [response.never-asked]
              found: proves
              fix: add the request to requests.csv, or take the rating away
            """)
    }

    @Test("A request that can't be read is not missed as well")
    func unreadRequest() throws {
        let work = try Workdir.small()
        try work.replace("birch,proves,2021-04-01", with: "birch,proves,1 April 2021", in: "data/requests.csv")
        try work.expectRefused(
            """
            data/requests.csv:5:14: error: 'asked' is not a date [cell.not-a-date]
              found: 1 April 2021
              expected: a date that exists, as 2017, 2017-05 or 2017-05-04
            """)
    }

    @Test("An answer that nobody rated, where the method wants all of them")
    func unrated() throws {
        let work = try Workdir.small()
        try work.replace("missing: {unrated: minimum}\n", with: "", in: "data/method.yaml")
        try work.replace("2021-Q2,birch,operates,ada,evaded,letter,No comment.\n", with: "", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/requests.csv:4:7: error: no rating of this answer in 2021-Q2 [response.unrated]
              found: operates
              expected: a row of responses.csv for 'birch', or for a company of its group
              fix: rate it, or let the method say 'missing: {unrated: minimum}' or 'exclude'
            """)
    }

    @Test("Two companies of one group rated on one question")
    func twoCompanies() throws {
        let work = try Workdir.small()
        try work.append("2021-Q2,birch-uk,operates,ada,full,letter,Yes.\n", to: "data/responses.csv")
        try work.append("birch-uk,operates,2021-04-01,,letter\n", to: "data/requests.csv")
        try work.expectRefused(
            """
            data/responses.csv:7:9: error: 'birch' of the same group is rated on this question too; the first is on line 5 [response.two-companies-of-a-group]
              found: birch-uk
              expected: one company of a group for each question and quarter
              fix: keep the rating of the company whose answer stands for the group
            """)
    }

    @Test("A part of a vendor, where the method folds none")
    func subject() throws {
        let work = try Workdir.small()
        try work.replace("vendor,question,coder", with: "vendor,subject,question,coder", in: "data/responses.csv")
        try work.replace("alder,operates", with: "alder,cameras,operates", in: "data/responses.csv")
        try work.replace("alder,proves", with: "alder,,proves", in: "data/responses.csv")
        try work.replace("birch,operates", with: "birch,,operates", in: "data/responses.csv")
        try work.replace("birch,proves", with: "birch,,proves", in: "data/responses.csv")
        try work.expectRefused(
            """
            data/responses.csv:2:15: error: a part of a vendor is rated, but no node above the question folds parts into the vendor [response.subject-not-folded]
              found: cameras
              fix: rate the vendor itself: leave 'subject' blank, or give the node 'fold' in method.yaml
            """)
    }

    @Test("A claim withdrawn before it was made")
    func withdrawn() throws {
        let work = try Workdir.small()
        try work.replace("2021-04-20,,", with: "2021-04-20,2021-04-19,", in: "data/claims.csv")
        try work.expectRefused(
            """
            data/claims.csv:2:21: error: 'withdrawn' comes before 'date' [claim.withdrawn-before-made]
              found: 2021-04-19
              expected: 2021-04-20 or later
            """)
    }
}
