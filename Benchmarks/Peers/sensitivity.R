# COINr's own analysis of the same choices with as many points, which it draws itself, and as many resamples.

source("composite.R")

measure(function() {
  set.seed(1)
  analysis <- suppressMessages(get_sensitivity(
    composite,
    list(
      points = list(Address = "$Log$Treat$global_specs$f1_para$winmax", Distribution = 1:5, Type = "discrete"),
      normalisation = list(
        Address = "$Log$Normalise$global_specs", Distribution = unname(normalisations), Type = "discrete"
      ),
      weights = list(Address = "$Log$Aggregate$w", Distribution = unname(weight_sets), Type = "discrete"),
      mean = list(Address = "$Log$Aggregate$f_ag", Distribution = c("a_amean", "a_gmean"), Type = "discrete")
    ),
    N = 1000, SA_type = "SA", dset = "Aggregated", iCode = "Index", Nboot = 100, quietly = TRUE, check_addresses = FALSE
  ))
  setNames(analysis$Sensitivity$STi, paste("total", 0:3))
}, repetitions = 1)
