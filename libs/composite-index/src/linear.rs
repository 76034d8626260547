//! Symmetric positive systems: Cholesky factor and solution, row by row in one vector.

/// Lower triangle `L` with `L Lᵀ = a`; `None` where `a` is not positive definite.
pub(crate) fn cholesky(a: &[f64], n: usize) -> Option<Vec<f64>> {
    let mut l = vec![0.0; n * n];
    for i in 0..n {
        for j in 0..=i {
            let dot: f64 = (0..j).map(|k| l[i * n + k] * l[j * n + k]).sum();
            let rest = a[i * n + j] - dot;
            if i == j {
                if rest <= 1e-13 * a[i * n + i].abs() || rest.is_nan() {
                    return None;
                }
                l[i * n + i] = rest.sqrt();
            } else {
                l[i * n + j] = rest / l[j * n + j];
            }
        }
    }
    Some(l)
}

/// Solves `L Lᵀ x = b` in place.
pub(crate) fn solve(l: &[f64], n: usize, b: &mut [f64]) {
    for i in 0..n {
        let dot: f64 = (0..i).map(|k| l[i * n + k] * b[k]).sum();
        b[i] = (b[i] - dot) / l[i * n + i];
    }
    for i in (0..n).rev() {
        let dot: f64 = (i + 1..n).map(|k| l[k * n + i] * b[k]).sum();
        b[i] = (b[i] - dot) / l[i * n + i];
    }
}

/// A factor of `a`, with just as much added to its diagonal as it takes to be positive definite.
pub(crate) fn steady_cholesky(a: &[f64], n: usize) -> Option<Vec<f64>> {
    let size = (0..n).map(|i| a[i * n + i].abs()).fold(0.0, f64::max);
    let mut ridge = 0.0;
    for _ in 0..12 {
        let mut lifted = a.to_vec();
        for i in 0..n {
            lifted[i * n + i] += ridge;
        }
        if let Some(l) = cholesky(&lifted, n) {
            return Some(l);
        }
        ridge = if ridge == 0.0 { 1e-10 * size } else { ridge * 10.0 };
    }
    None
}
