# The scores and ranks of a dataset that generate.py wrote, by COINr:
# Rscript scores_coinr.R FOLDER FILE ratings|indicators [DECIMALS]
#
# Indicators are treated as outliers and normalised. With a number of decimals, figures are rounded to it before they are
# ranked.
# COINr has no bounds, coverage or variants; the table has a row for each vendor and node, with what there is.

suppressPackageStartupMessages(library(COINr))

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
output <- arguments[2]
are_indicators <- arguments[3] == "indicators"
decimals <- as.integer(arguments[4])
weights <- c(a = 3, b = 2, c = 2, d = 2, e = 1)
nodes <- c("index", names(weights))

read <- function(name) read.csv(file.path(folder, name), colClasses = "character", na.strings = character())
vendors <- read("vendors.csv")
questions <- read("questions.csv")
rows <- read("responses.csv")

place <- match(rows$vendor, vendors$vendor)
column <- match(rows$question, questions$question)
if (anyNA(place) || anyNA(column)) stop("a rating names a vendor or a question that is not described")
if (anyDuplicated(place * nrow(questions) + column)) stop("an answer is rated twice")
points <- rows$rating
points[points == "no response"] <- "0"
points <- as.numeric(points)
if (anyNA(points) || (!are_indicators && any(points < 0 | points > 100))) stop("a rating is not on its scale")

# What was never rated stays NA, which COINr leaves out of a mean.
table <- matrix(NA_real_, nrow(vendors), nrow(questions), dimnames = list(NULL, questions$question))
table[cbind(place, column)] <- points
iData <- data.frame(uCode = vendors$vendor, uName = vendors$name, table)
iMeta <- data.frame(
  Level = c(rep(1, nrow(questions)), rep(2, length(weights)), 3),
  iCode = c(questions$question, names(weights), "index"),
  iName = c(questions$question, names(weights), "index"),
  Direction = 1,
  Weight = c(rep(1, nrow(questions)), weights, 1),
  Parent = c(questions$under, rep("index", length(weights)), NA),
  Type = c(rep("Indicator", nrow(questions)), rep("Aggregate", length(weights) + 1))
)

coin <- new_coin(iData, iMeta, quietly = TRUE)
dataset <- "Raw"
if (are_indicators) {
  coin <- suppressMessages(Treat(coin, dset = "Raw"))
  coin <- suppressMessages(Normalise(coin, dset = "Treated"))
  dataset <- "Normalised"
}
coin <- suppressMessages(Aggregate(coin, dset = dataset, f_ag = "a_amean"))
# Nine decimals, so that figures that are equal but for rounding are ties, as in the other scripts: COINr ranks what it has.
if (!is.na(decimals)) coin$Data$Aggregated[nodes] <- round(coin$Data$Aggregated[nodes], decimals)
scores <- get_results(coin, dset = "Aggregated", tab_type = "Aggs", nround = 9)
ranks <- get_results(coin, dset = "Aggregated", tab_type = "Aggs", use = "ranks")

long <- function(table) unlist(table[match(vendors$vendor, table$uCode), nodes], use.names = FALSE)
write.csv(
  data.frame(
    vendor = rep(vendors$vendor, length(nodes)), node = rep(nodes, each = nrow(vendors)),
    score = ifelse(is.na(long(scores)), "", sprintf("%.6f", long(scores))), rank = long(ranks)
  ),
  output, row.names = FALSE, quote = FALSE, na = ""
)
