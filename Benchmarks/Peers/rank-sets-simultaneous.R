# Of all vendors at once.

source("rank-sets.R")
rank_sets(simultaneous = TRUE, repetitions = 5)
