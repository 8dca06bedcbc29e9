# The fifty indicators and five medians with R's survey package: one svyby a kind, as its manual
# writes it. Called as Rscript survey.R SAMPLE RESULTS.csv REPEATS COLUMNS
suppressMessages(library(survey))
asked <- commandArgs(trailingOnly = TRUE)
names <- strsplit(asked[4], ",")[[1]]
size <- file.info(asked[1])$size / 8 / length(names)
stream <- file(asked[1], "rb")
columns <- setNames(lapply(names, function(name) readBin(stream, "double", size)), names)
close(stream)
of_kind <- function(kind) grep(paste0("^", kind, "_"), names, value = TRUE)
formula_of <- function(names) reformulate(names)

design_of <- function() svydesign(~cluster, strata = ~stratum, weights = ~weight,
                                  data = as.data.frame(columns))
told <- function(names, table, estimate, error)
  data.frame(indicator = rep(names, each = nrow(table)), state = rep(table$state, length(names)),
             estimate = as.vector(estimate), standard_error = as.vector(error))

indicators <- function() {
  design <- design_of()
  found <- list()
  for (kind in c("mean", "total", "share")) {
    table <- svyby(formula_of(of_kind(kind)), ~state, design,
                   if (kind == "total") svytotal else svymean)
    found[[kind]] <- told(of_kind(kind), table, coef(table), as.matrix(SE(table)))
  }
  for (number in seq_along(of_kind("ratio"))) {
    name <- of_kind("ratio")[number]
    table <- svyby(formula_of(name), ~state, denominator = formula_of(of_kind("below")[number]),
                   design, svyratio)
    found[[name]] <- told(name, table, coef(table), SE(table))
  }
  do.call(rbind, found)
}

medians <- function() {
  design <- design_of()
  found <- lapply(of_kind("mean")[1:5], function(name) {
    table <- svyby(formula_of(name), ~state, design, svyquantile, quantiles = 0.5, keep.var = TRUE)
    told(paste0("median_", name), table, coef(table), SE(table))
  })
  do.call(rbind, found)
}

seconds_of <- function(estimator) {
  least <- Inf
  for (turn in seq_len(as.integer(asked[3]))) {
    taken <- system.time(result <<- estimator())["elapsed"]
    least <- min(least, taken)
  }
  list(seconds = least, result = result)
}
first <- seconds_of(indicators)
second <- seconds_of(medians)
write.csv(rbind(first$result, second$result), asked[2], row.names = FALSE, quote = FALSE)
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("[^0-9]", "", grep("VmHWM", status, value = TRUE))) / 1024
cat(sprintf('{"indicators": %f, "medians": %f, "peak_mib": %f}\n', first$seconds, second$seconds,
            peak))
