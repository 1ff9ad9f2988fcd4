# The composite indicator of the published analysis as a coin, and the four choices that it varies.

source("peer.R")
suppressPackageStartupMessages(library(COINr))

read <- function(name) read.csv(file.path(folder, paste0(name, ".csv")), na.strings = "")
# Imputed and divided by their denominators already.
values <- read("ASEM_dset_Imputed")
values[-1] <- lapply(values[-1], as.numeric)
meta <- read("ASEM_iMeta")
meta <- meta[meta$Type %in% c("Indicator", "Aggregate"), names(meta) != "Denominator"]
noisy <- read("SA_noisy_weights_100sets")
weight_sets <- lapply(split(noisy, noisy$set), function(set) {
  weights <- meta[c("iCode", "Level", "Weight")]
  weights$Weight[match(set$iCode, weights$iCode)] <- set$Weight
  weights
})
normalisations <- list(
  n_minmax = list(f_n = "n_minmax", f_n_para = list(c(1, 100))),
  n_zscore = list(f_n = "n_zscore", f_n_para = list(c(10, 2)))
)

composite <- suppressMessages({
  coin <- new_coin(values, meta, quietly = TRUE)
  coin <- Treat(coin, dset = "Raw", global_specs = list(f1_para = list(winmax = 5)))
  coin <- Normalise(coin, dset = "Treated", global_specs = normalisations$n_minmax)
  # The set that ours compares with too.
  Aggregate(coin, dset = "Normalised", f_ag = "a_amean", w = weight_sets[["1"]])
})
