"""Times PySAL access on the points that six_measures wrote, and compares the scores: peer.py points.csv kilometres"""

import csv
import sys
import time
import warnings

import numpy as np
import pandas as pd
from access import fca, raam, weights
from scipy.spatial import cKDTree

warnings.simplefilter("ignore")
limit = float(sys.argv[2]) * 1000
rows = {}
for row in csv.reader(open(sys.argv[1])):
    rows.setdefault(row[0], []).append([float(value) for value in row[1:]])
demand, sites = np.array(rows["demand"]), np.array(rows["site"])


def clocked(name, work):
    began = time.process_time()
    result = work()
    took = time.process_time() - began
    print(f"{name:10} {took:8.3f} s")
    return result, took


def pairs():
    found = cKDTree(demand[:, :2]).sparse_distance_matrix(
        cKDTree(sites[:, :2]), limit, output_type="ndarray"
    )
    return pd.DataFrame({"origin": found["i"], "dest": found["j"], "cost": found["v"]})


costs, total = clocked("pairs", pairs)
people = pd.DataFrame({"demand": demand[:, 2]})
supply = pd.DataFrame({"supply": sites[:, 2]})
within = np.nextafter(limit, np.inf)
names = dict(demand_index=True, supply_index=True)
step = weights.step_fn({limit * 0.2: 1, limit * 0.5: 0.68, limit: 0.22})
bell = weights.gaussian(limit * 0.3)
gravity = weights.gravity(limit * 0.1, -2, limit * 0.01)
measures = {
    "2sfca": lambda: fca.two_stage_fca(people, supply, costs, within, **names),
    "step": lambda: fca.two_stage_fca(people, supply, costs, within, weight_fn=step, **names),
    "gaussian": lambda: fca.two_stage_fca(people, supply, costs, within, weight_fn=bell, **names),
    "three": lambda: fca.three_stage_fca(people, supply, costs, within, weight_fn=bell, **names),
    "gravity": lambda: fca.weighted_catchment(
        supply, costs, within, cost_source="dest", cost_dest="origin", loc_index=True,
        loc_value="supply", weight_fn=gravity,
    ),
}
for name, work in measures.items():
    theirs, took = clocked(name, work)
    total += took
    ours = np.array(rows[name])[:, 0]
    theirs = theirs.reindex(range(len(ours))).fillna(0).to_numpy()
    apart = np.abs(ours - theirs) / np.maximum(np.abs(theirs), 1e-12)
    print(f"{'':10} greatest relative difference {apart.max():.1e}")


def balanced():
    weight = bell(costs["cost"])
    by = weight / weight.groupby(costs["origin"]).transform("sum")
    to = weight / weight.groupby(costs["dest"]).transform("sum")
    served = (people["demand"].reindex(costs["origin"]).to_numpy() * by).groupby(costs["dest"]).sum()
    level = (supply["supply"] / served).reindex(costs["dest"]).to_numpy()
    return (level * to).groupby(costs["origin"]).sum()


theirs, took = clocked("balanced", balanced)
total += took
ours = np.array(rows["balanced"])[:, 0]
theirs = theirs.reindex(range(len(ours))).fillna(0).to_numpy()
print(f"{'':10} greatest relative difference {(np.abs(ours - theirs) / np.maximum(theirs, 1e-12)).max():.1e}")
print(f"{'together':10} {total:8.3f} s (balanced is not in access: written with pandas)")

if len(demand) * len(sites) <= 4_000_000:
    theirs, _ = clocked("raam", lambda: raam.raam(people.astype(int), supply, costs, tau=limit * 2, **names))
    for name, what in [("shifted", "whole persons, as theirs"), ("raam", "settled, which theirs is not")]:
        ours = pd.Series(np.array(rows[name])[:, 0])
        apart = (ours - theirs).abs() / theirs
        print(f"{'':10} {what}: relative difference mean {apart.mean():.1e}, greatest {apart.max():.1e}")
