"""OpenFisca's country template over a million people, November 2016: ten variables."""
import resource
import time

import numpy as np
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_country_template import CountryTaxBenefitSystem

from draw import Draw, median

PERIOD = "2016-11"
NAMES = ["age", "basic_income", "pension", "income_tax", "social_security_contribution",
         "household_income", "housing_allowance", "parenting_allowance", "housing_tax",
         "disposable_income"]


def drawn(count):
    draw = Draw(3)
    births, salaries, returns, owners = [], [], [], []
    rents, sizes, status = [], [], []
    for household in range(count):
        for _ in range(1 + draw.below(3)):
            births.append(17_106 - draw.below(33_000))
            salaries.append(0 if draw.below(3) == 0 else draw.below(600_000))
            returns.append(draw.below(100_000) if draw.below(5) == 0 else 0)
            owners.append(household)
        rents.append(draw.below(200_000))
        sizes.append(draw.below(150))
        status.append(draw.below(4))
    return (np.array(births), np.array(salaries), np.array(returns), np.array(owners),
            np.array(rents), np.array(sizes), np.array(status))


COUNT = 500_000
births, salaries, returns, owners, rents, sizes, status = drawn(COUNT)
system = CountryTaxBenefitSystem()
words = np.array(["owner", "tenant", "free_lodger", "homeless"])[status]


def simulation():
    builder = SimulationBuilder()
    builder.create_entities(system)
    builder.declare_person_entity("person", np.arange(len(births)))
    households = builder.declare_entity("household", np.arange(COUNT))
    ages = (17_106 - births) // 365.25
    builder.join_with_persons(households, owners, np.where(ages >= 18, "adult", "child"))
    made = builder.build(system)
    made.set_input("birth", "eternity", births.astype("datetime64[D]"))
    made.set_input("salary", PERIOD, salaries / 100)
    made.set_input("capital_returns", PERIOD, returns / 100)
    made.set_input("rent", PERIOD, rents / 100)
    made.set_input("accommodation_size", "2016-01", sizes)
    made.set_input("housing_occupancy_status", "2016-01", words)
    return made


spent, processor, totals = [], [], {}
for _ in range(5):
    made = simulation()
    begin, before = time.perf_counter(), time.process_time()
    for name in NAMES:
        period = "2016" if name == "housing_tax" else PERIOD
        totals[name] = made.calculate(name, period)
    spent.append((time.perf_counter() - begin) * 1e3)
    processor.append((time.process_time() - before) * 1e3)
print(f"10 variables, {len(births)} people, OpenFisca: median {median(spent):.1f} ms, "
      f"best {min(spent):.1f} ms, processor {median(processor):.1f} ms, peak memory "
      f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MiB")
for name in sorted(totals):
    print(f"  {name} {np.sum(totals[name], dtype=np.float64):.2f}")
