# Of each vendor by itself.

source("rank-sets.R")
rank_sets(simultaneous = FALSE, repetitions = 1)
