# What does R's survey package find? Called as
# Rscript survey_peers.R SAMPLE.csv RESULTS.csv LONELY_PSU [REPLICATE_WEIGHTS.csv METHOD RHO]
# Columns of the sample: weight, stratum, cluster, domain, y, x, flag; y, x and flag may be empty
# outside their universe. One row is written per figure and domain, the whole sample as "all".
suppressMessages(library(survey))
asked <- commandArgs(trailingOnly = TRUE)
options(survey.lonely.psu = asked[3], digits = 17)
sample <- read.csv(asked[1], colClasses = c(stratum = "character", cluster = "character",
                                            domain = "character"))
if (length(asked) > 3) {
  rho <- as.numeric(asked[6])
  if (asked[5] == "JKn") {
    taken <- svydesign(~cluster, strata = ~stratum, weights = ~weight, data = sample, nest = TRUE)
    design <- as.svrepdesign(taken, type = "JKn")
  } else {
    replicates <- as.matrix(read.csv(asked[4]))
    design <- svrepdesign(data = sample, weights = ~weight, repweights = replicates,
                          type = asked[5], rho = if (asked[5] == "Fay") rho else NULL,
                          combined.weights = TRUE)
  }
} else {
  design <- svydesign(~cluster, strata = ~stratum, weights = ~weight, data = sample, nest = TRUE)
}
is_taylor <- length(asked) <= 3

told <- function(name, domain, estimate, error, freedom = NA, low = NA, high = NA, effect = NA)
  data.frame(name = name, domain = domain, estimate = as.numeric(estimate),
             error = as.numeric(error), freedom = freedom, low = as.numeric(low),
             high = as.numeric(high), effect = as.numeric(effect))

of_cell <- function(cell, domain) {
  inside <- subset(cell, !is.na(y))
  freedom <- if (is_taylor) degf(inside) else NA
  total <- svytotal(~y, inside, deff = "replace")
  mean <- svymean(~y, inside, deff = "replace")
  bounds <- if (is_taylor) confint(mean, df = freedom) else c(NA, NA)
  ratio_universe <- subset(cell, !is.na(y) & !is.na(x))
  ratio <- svyratio(~y, ~x, ratio_universe, deff = if (is_taylor) "replace" else FALSE)
  effect <- if (is_taylor) as.numeric(attr(ratio, "deff")) else NA
  found <- rbind(
    told("total", domain, coef(total), SE(total), freedom, effect = deff(total)),
    told("mean", domain, coef(mean), SE(mean), freedom, bounds[1], bounds[2], deff(mean)),
    told("ratio", domain, coef(ratio), SE(ratio), effect = effect))
  flagged <- subset(cell, !is.na(flag))
  share <- svymean(~flag, flagged)
  if (is_taylor && SE(share) > 0) {
    for (method in c("xlogit", "beta")) {
      interval <- confint(svyciprop(~flag, flagged, method = method))
      found <- rbind(found, told(method, domain, coef(share), SE(share), degf(flagged),
                                 interval[1], interval[2]))
    }
  }
  if (is_taylor) {
    for (p in c(0.25, 0.5, 0.9)) {
      median <- svyquantile(~y, inside, p, ci = TRUE)$y
      found <- rbind(found, told(paste0("quantile", 100 * p), domain, median[1], median[4],
                                 freedom, median[2], median[3]))
    }
  }
  found
}

found <- of_cell(design, "all")
for (domain in sort(unique(sample$domain[sample$domain != ""]))) {
  cell <- design[which(sample$domain == domain), ]
  found <- rbind(found, of_cell(cell, domain))
}
if (is_taylor) {
  used <- subset(design, domain != "" & !is.na(y))
  by_domain <- svyby(~y, ~domain, used, svymean, covmat = TRUE)
  names <- sort(unique(used$variables$domain))
  for (i in seq_len(min(4, length(names) - 1))) {
    weights <- setNames(c(-1, 1), names[c(i, i + 1)])
    difference <- svycontrast(by_domain, weights)
    found <- rbind(found, told("difference", paste(names[i], names[i + 1], sep = "|"),
                               coef(difference), SE(difference)))
  }
}
write.csv(found, asked[2], row.names = FALSE)
