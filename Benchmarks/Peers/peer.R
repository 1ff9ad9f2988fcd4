# What every peer's script in R does: times its work, writes its figures beside the input, prints the median in seconds.

folder <- commandArgs(trailingOnly = TRUE)[1]

# `run` returns a vector of figures with their names.
measure <- function(run, repetitions = 5) {
  figures <- NULL
  seconds <- replicate(repetitions, {
    start <- proc.time()[["elapsed"]]
    figures <<- run()
    proc.time()[["elapsed"]] - start
  })
  lines <- sprintf("%s,%.17g", names(figures), as.numeric(figures))
  writeLines(lines, file.path(folder, "peer.csv"))
  cat(median(seconds), "\n")
}
