//! How far the estimates of a small-area model are expected to be off.

use crate::fit::{At, Fit};
use crate::number::count;
use crate::small_area::{Area, Method};

/// `g₁ + g₂ + 2 g₃`, less what the method gets A wrong by on average:
/// `g₁ = γ ψ`, `g₂ = (1 - γ)² x'(X'V⁻¹X)⁻¹x`, `g₃ = ψ² / (A + ψ)³ · V(Â)`. Of an area without answers, `A + x'(X'V⁻¹X)⁻¹x`.
///
/// Prasad and Rao, Journal of the American Statistical Association 85 (1990); Datta and Lahiri, Statistica Sinica 10 (2000);
/// Datta, Rao and Smith, Biometrika 92 (2005).
pub(crate) fn mean_square_errors(
    areas: &[Area],
    between: f64,
    (fit, at): (&Fit<'_>, &At),
    method: Method,
) -> Vec<f64> {
    let sum: f64 = at.precision.iter().sum();
    let squares: f64 = at.precision.iter().map(|precision| precision * precision).sum();
    let m = count(at.precision.len());
    let (variance, bias) = match method {
        Method::Reml => (2.0 / squares, 0.0),
        Method::Ml => (2.0 / squares, -fit.leverage(at) / squares),
        Method::Moments => (2.0 * m / (sum * sum), 2.0 * (m * squares - sum * sum) / (sum * sum * sum)),
    };
    let error = |area: &Area| {
        let of_beta = at.quadratic(&area.covariates);
        let Some((_, psi)) = area.direct else { return between + of_beta };
        let rest = psi / (between + psi);
        let unknown = rest * rest * variance / (between + psi);
        psi * (1.0 - rest) + rest * rest * of_beta + 2.0 * unknown - bias * rest * rest
    };
    areas.iter().map(error).collect()
}
