# The rank sets of csranks, with as many draws; it draws its errors from a normal distribution, at each step anew.

source("peer.R")
suppressPackageStartupMessages(library(csranks))

points <- as.matrix(read.csv(file.path(folder, "points.csv"), header = FALSE))
means <- rowMeans(points)
covariance <- cov(t(points)) / ncol(points)

rank_sets <- function(simultaneous, repetitions) {
  measure(function() {
    set.seed(1)
    sets <- csranks(means, covariance, coverage = 0.95, R = 1000, simul = simultaneous)
    figures <- c(rbind(sets$L, sets$U))
    units <- seq_along(means) - 1
    setNames(figures, c(rbind(paste("best", units), paste("worst", units))))
  }, repetitions)
}
