"""Makes sample.csv: 4 strata of 3 to 5 clusters with 4 to 9 invented respondents each, drawn with a seed."""

import csv
import random

draw = random.Random(1950)
with open("sample.csv", "w", newline="") as file:
    out = csv.writer(file, lineterminator="\n")
    out.writerow("weight stratum clusters cluster persons sex age area x y yes".split())
    for stratum, (sampled, clusters) in enumerate([(3, 20), (5, 12), (4, 30), (4, 9)]):
        for cluster in range(sampled):
            level = draw.gauss(0, 4)
            answered = draw.randint(4, 9)
            persons = answered * draw.randint(2, 8)
            for _ in range(answered):
                sex, age, area = draw.choice("mv"), draw.choice(["18-34", "35-64", "65+"]), draw.choice("abcdef")
                x = round(draw.uniform(1, 20), 2)
                y = round(40 + 1.7 * x + level + 3 * stratum + draw.gauss(0, 6), 2)
                yes = "" if draw.random() < 0.08 else int(draw.random() < 0.15 + 0.3 * (sex == "v") + 0.1 * (age == "65+"))
                weight = clusters / sampled * persons / answered
                out.writerow([f"{weight:.6f}", f"s{stratum}", clusters, f"c{stratum}{cluster}", persons, sex, age, area, x, y, yes])
