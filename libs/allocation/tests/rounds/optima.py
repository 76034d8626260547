"""Works out the best balance of each round of `examples/rounds.rs` with HiGHS, for `tests/optima.rs`.

    pip install highspy==1.15.1
    cargo run -p allocation --example rounds | python3 tests/rounds/optima.py > tests/rounds/optima.csv

The model is written here anew from the README; what a choice is worth is worked out in whole numbers afterwards.
"""

import json
import sys

import highspy

INFINITY = highspy.kHighsInf
UNIT = 1e9


def solve(game):
    highs = highspy.Highs()
    highs.silent()
    highs.setOptionValue("mip_rel_gap", 1e-9)
    highs.setOptionValue("threads", 1)
    proposals, cells = game["proposals"], game["cells"]
    grants, lifts, profit = [], [], []
    for one in proposals:
        ask, score = one["ask"], one["score"]
        grant = highs.addBinary()
        lift = highs.addVariable(0, 1)
        highs.addConstr(lift <= grant)
        grants.append(grant)
        lifts.append(lift)
        profit.append(score * ask["least"] / UNIT * grant)
        profit.append(score * (ask["asked"] - ask["least"]) / UNIT * lift)
    for part in game["parts"]:
        spent = [
            one["ask"]["least"] / part["ceiling"] * grant
            + (one["ask"]["asked"] - one["ask"]["least"]) / part["ceiling"] * lift
            for one, grant, lift in zip(proposals, grants, lifts)
            if one["ask"]["part"] == part["name"]
        ]
        if spent:
            highs.addConstr(sum(spent) <= 1)
    for at, cell in enumerate(cells):
        reaching = [grant for one, grant in zip(proposals, grants) if at in one["cells"]]
        if not reaching:
            continue
        reached = highs.addVariable(0, 1)
        above = highs.addVariable(0, INFINITY)
        highs.addConstr(reached <= sum(reaching))
        highs.addConstr(sum(reaching) - above <= cell["enough"])
        highs.addConstr(sum(reaching) >= cell["least"])
        profit.append(1e4 * cell["reward"] / UNIT * reached)
        profit.append(-1e4 * cell["overlap"] / UNIT * above)
    for lead in {one["lead"] for one in proposals}:
        held = [grant for one, grant in zip(proposals, grants) if one["lead"] == lead]
        highs.addConstr(sum(held) <= game["most_per_lead"])
    highs.maximize(sum(profit))
    assert highs.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return [highs.val(grant) > 0.5 for grant in grants]


def worth(game, chosen):
    granted = [one for one, yes in zip(game["proposals"], chosen) if yes]
    value = 0
    for part in game["parts"]:
        here = [one for one in granted if one["ask"]["part"] == part["name"]]
        left = part["ceiling"] - sum(one["ask"]["least"] for one in here)
        assert left >= 0
        for one in sorted(here, key=lambda one: -one["score"]):
            more = min(left, one["ask"]["asked"] - one["ask"]["least"])
            left -= more
            value += one["score"] * (one["ask"]["least"] + more)
    for at, cell in enumerate(game["cells"]):
        count = sum(at in one["cells"] for one in granted)
        value += 10_000 * cell["reward"] * (count > 0)
        value -= 10_000 * cell["overlap"] * max(0, count - cell["enough"])
    return value


print("seed,optimum")
for seed, line in enumerate(sys.stdin):
    game, _by_rule = json.loads(line)
    print(f"{seed},{worth(game, solve(game))}", flush=True)
