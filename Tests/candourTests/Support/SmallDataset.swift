/// A dataset of a few rows in which nothing is wrong: each test of bad input changes one thing in it.
enum SmallDataset {
    static let files: [(name: String, text: String)] = [
        (
            "method.yaml",
            """
            candour: 1
            title: A small method
            missing: {unrated: minimum}
            scales:
              answer: {full: 100, partial: 50, evaded: 0, refused: nonresponse, pending: pending}
            nodes:
              transparency:
                aggregate: mean
                children: {clarity: 1, evidence: 1}
              clarity: {aggregate: weighted mean}
              evidence: {aggregate: weighted mean}
            contracts:
              weights: {roles: 0.40, risk: 0.30, term: 0.15, value: 0.15}
            indices: [transparency, involvement]

            """
        ),
        (
            "vendors.csv",
            """
            vendor,name,parent,parent_source
            alder,Alder Systems,,
            birch,Birch Group,,
            birch-uk,Birch UK,birch,letter

            """
        ),
        (
            "questions.csv",
            """
            question,under,scale,weight
            operates,clarity,answer,1
            proves,evidence,answer,2

            """
        ),
        (
            "requests.csv",
            """
            vendor,question,asked,due,source
            alder,operates,2021-04-01,2021-05-01,letter
            alder,proves,2021-04-01,2021-05-01,letter
            birch,operates,2021-04-01,2021-05-01,letter
            birch,proves,2021-04-01,2021-08-01,letter

            """
        ),
        (
            "responses.csv",
            """
            period,vendor,question,coder,rating,source,quote
            2021-Q2,alder,operates,ada,full,letter,We do.
            2021-Q2,alder,proves,ada,partial,letter,"Ask the City,
            it knows."
            2021-Q2,birch,operates,ada,evaded,letter,No comment.
            2021-Q2,birch,proves,ada,pending,letter,

            """
        ),
        (
            "contracts.csv",
            """
            contract,vendor,version,share,title,buyer,form,roles,risk_operation,value,currency,signed,starts,ends,years,source
            c1,alder,1,,City system,City,dbfot,design;build,vendor,12500000,GBP,2019-05-04,2019,2029,10,award
            c2,alder,1,0.6,Port system,Port,,operate,,800000,USD,2020-01-31,,,,award
            c2,birch,1,0.4,Port system,Port,,supply,,800000,USD,2020-01-31,,,,award

            """
        ),
        (
            "claims.csv",
            """
            claim,vendor,date,withdrawn,contract,feature,asserted,source,quote
            k1,alder,2021-04-20,,c1,roles,!operate,letter,We do not operate it.

            """
        ),
        (
            "sources.csv",
            """
            source,title,published
            award,The award,2019-05-04
            letter,The letter,2021-04-20

            """
        ),
        (
            "rates.csv",
            """
            currency,year,per_unit,source
            GBP,2019,0.7834,award

            """
        ),
    ]
}

extension Workdir {
    /// A folder with the small dataset as `data`.
    static func small() throws -> Workdir {
        let work = try Workdir()
        for file in SmallDataset.files { try work.write(file.text, to: "data/" + file.name) }
        return work
    }
}
