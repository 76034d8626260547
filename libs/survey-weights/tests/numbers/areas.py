"""Prints the numbers of small areas in tests/reference.rs, with numpy 2 and scipy 1 line by line from the formulas, and checks the
proportions of R against scipy's distributions."""

import numpy as np
from scipy import optimize, stats

y = np.array([12.1, 14.8, 9.7, 16.9, 13.3, 18.2, 11.0, 15.5, 20.4, 10.9, 17.7, 13.9])
psi = np.array([0.24, 0.16, 0.42, 0.2, 0.12, 0.6, 0.34, 0.18, 0.48, 0.22, 0.14, 0.3])
x = np.array([1.0, 3.2, 0.4, 4.1, 2.8, 4.9, 1.9, 3.0, 6.2, 0.9, 5.1, 2.2])
X = np.column_stack([np.ones(12), x])


def parts(a):
    w = np.diag(1 / (a + psi))
    q = np.linalg.inv(X.T @ w @ X)
    beta = q @ X.T @ w @ y
    p = w - w @ X @ q @ X.T @ w
    return w, q, beta, p


def reml(a):
    w, q, beta, p = parts(a)
    return y @ p @ p @ y - np.trace(p)


def ml(a):
    w, q, beta, p = parts(a)
    return y @ p @ p @ y - np.trace(w)


def moments(a):
    w, q, beta, p = parts(a)
    return y @ p @ y - (len(y) - X.shape[1])


for name, pull in [("reml", reml), ("ml", ml), ("moments", moments)]:
    a = optimize.brentq(pull, 1e-9, 100, xtol=1e-15, rtol=1e-15)
    w, q, beta, p = parts(a)
    v = np.diag(w)
    gamma = a / (a + psi)
    h = np.einsum("ij,jk,ik->i", X, q, X)
    g1, g2 = gamma * psi, (1 - gamma) ** 2 * h
    if name == "moments":
        var, bias = 2 * len(y) / v.sum() ** 2, 2 * (len(y) * (v**2).sum() - v.sum() ** 2) / v.sum() ** 3
    else:
        var = 2 / (v**2).sum()
        bias = 0 if name == "reml" else -np.trace(q @ X.T @ np.diag(v**2) @ X) / (v**2).sum()
    g3 = psi**2 * v**3 * var
    mse = g1 + g2 + 2 * g3 - bias * (1 - gamma) ** 2
    eblup = gamma * y + (1 - gamma) * (X @ beta)
    print(name, repr(a), [repr(float(b)) for b in beta], [repr(float(b)) for b in np.sqrt(np.diag(q))])
    for at in [0, 5, 8]:
        print("  area", at, repr(float(eblup[at])), repr(float(mse[at])))
print("t", repr(stats.t.ppf(0.975, 14)), repr(stats.t.ppf(0.975, 12)))
print("beta", repr(stats.beta.ppf(0.025, 3.2, 17.9)), repr(stats.beta.ppf(0.975, 4200.5, 5800.25)))
