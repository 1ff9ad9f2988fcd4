# The 1,000 runs from their sampled parameters. COINr's get_sensitivity draws its own, so that no figure could be compared:
# here each run is what it does for one, the coin built anew with Regen after the parameters in its log were changed.

source("composite.R")
parameters <- read("SA_UA_N1000_params")

measure(function() {
  ranks <- sapply(seq_len(nrow(parameters)), function(run) {
    chosen <- parameters[run, ]
    coin <- composite
    coin$Log$Treat$global_specs$f1_para$winmax <- chosen$winmax
    coin$Log$Normalise$global_specs <- normalisations[[chosen$norm]]
    coin$Log$Aggregate$w <- weight_sets[[as.character(chosen$weightset)]]
    coin$Log$Aggregate$f_ag <- chosen$agg
    scores <- suppressMessages(Regen(coin, quietly = TRUE))$Data$Aggregated
    rank(-scores$Index, ties.method = "min")[match(values$uCode, scores$uCode)]
  })
  setNames(rowMeans(ranks), paste("mean rank", seq_len(nrow(ranks)) - 1))
}, repetitions = 1)
