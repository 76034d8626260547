# Times R's survey on the answers that fifty_shares wrote, and compares the figures: peer.R sample.csv items
suppressMessages(library(survey))
given <- commandArgs(trailingOnly = TRUE)
sample <- read.csv(given[1])
ours <- read.csv(paste0(given[1], ".figures"))
items <- grep("^q", names(sample), value = TRUE)[seq_len(as.integer(given[2]))]
clocked <- function(name, work) {
  began <- proc.time()
  result <- work()
  took <- sum((proc.time() - began)[1:2])
  cat(sprintf("%-10s %8.3f s\n", name, took))
  list(result = result, took = took)
}
apart <- function(name, one, other) {
  greatest <- max(abs(one - other) / pmax(abs(other), 1e-12))
  cat(sprintf("%-10s greatest relative difference %.1e\n", name, greatest))
}
design <- svydesign(~1, strata = ~area, weights = ~weight, data = sample)
totals <- function(name) aggregate(list(Freq = sample$raked), sample[name], sum)
populations <- list(totals("area"), totals("person"))
raked <- clocked("raking", function() {
  rake(design, list(~area, ~person), populations, control = list(maxit = 500, epsilon = 1e-7))
})
apart("weights", weights(raked$result), sample$raked)
# After rake R regresses unweighted; after calibrate by the weights of the design, as we do unless asked otherwise.
people <- function(name) {
  sums <- tapply(sample$raked, sample[[name]], sum)[-1]
  setNames(sums, paste0(name, names(sums)))
}
known <- c("(Intercept)" = sum(sample$raked), people("area"), people("person"))
calibrated <- clocked("calibrate", function() {
  calibrate(design, ~ area + person, known, calfun = "raking", epsilon = 1e-10)
})
for (item in items) {
  theirs <- clocked(item, function() svyby(as.formula(paste0("~", item)), ~area, calibrated$result, svymean))
  mine <- ours[ours$item == item, ]
  apart("  figure", mine$value, theirs$result[[item]])
  apart("  error", mine$error, SE(theirs$result))
}
cat(sprintf("%-10s %8.3f s for one item in all areas\n", "each", theirs$took))
