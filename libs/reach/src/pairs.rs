use crate::error::{ReachError, Side};
use crate::nearest::Neighbour;
use crate::number::{position, whole};

/// Which sites each demand point can go to, and how far that is.
///
/// Kept demand point by demand point in three flat lists (compressed sparse rows): twelve bytes a pair.
#[derive(Debug, Clone, PartialEq)]
pub struct Pairs {
    starts: Vec<usize>,
    sites: Vec<u32>,
    distances: Vec<f64>,
    site_count: usize,
}

impl Pairs {
    pub(crate) fn with_room(demand_count: usize, site_count: usize) -> Self {
        let mut starts = Vec::with_capacity(demand_count + 1);
        starts.push(0);
        Self { starts, sites: Vec::new(), distances: Vec::new(), site_count }
    }

    pub(crate) fn push(&mut self, site: usize, distance: f64) {
        self.sites.push(u32::try_from(site).unwrap_or(u32::MAX));
        self.distances.push(distance);
    }

    pub(crate) fn next_demand(&mut self) {
        self.starts.push(self.sites.len());
    }

    /// Makes room for `times` as many pairs as there are now, and a little more.
    pub(crate) fn reserve_for(&mut self, times: f64) {
        let more = whole(crate::number::real(self.sites.len()) * (times - 1.0) * 1.1, 1 << 30);
        self.sites.reserve(more);
        self.distances.reserve(more);
    }

    /// Pairs from a table of `(demand point, site, distance)`, such as a router gives; a pair that is not in it cannot go.
    ///
    /// Travel need not be symmetric: the distance is from the demand point to the site.
    pub fn from_table(
        demand_count: usize,
        site_count: usize,
        table: &[(usize, usize, f64)],
    ) -> Result<Self, ReachError> {
        for (side, count) in [(Side::Demand, demand_count), (Side::Site, site_count)] {
            if u32::try_from(count).is_err() {
                return Err(ReachError::TooMany { side, count });
            }
        }
        for (row, &(demand, site, distance)) in table.iter().enumerate() {
            for (side, index, count) in [(Side::Demand, demand, demand_count), (Side::Site, site, site_count)]
            {
                if index >= count {
                    return Err(ReachError::UnknownPoint { row, side, index, count });
                }
            }
            if !(distance.is_finite() && distance >= 0.0) {
                return Err(ReachError::TableDistance { row, distance });
            }
        }
        let mut rows = table.to_vec();
        rows.sort_unstable_by_key(|&(demand, site, _)| (demand, site));
        if let Some([(demand, site, _), _]) =
            rows.array_windows().find(|[one, other]| (one.0, one.1) == (other.0, other.1))
        {
            return Err(ReachError::TwiceInTable { demand: *demand, site: *site });
        }
        let mut pairs = Self::with_room(demand_count, site_count);
        let mut rows = rows.into_iter().peekable();
        for demand in 0..demand_count {
            while let Some((_, site, distance)) = rows.next_if(|row| row.0 == demand) {
                pairs.push(site, distance);
            }
            pairs.next_demand();
        }
        Ok(pairs)
    }

    /// How many pairs there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.sites.len()
    }

    /// Whether nobody reaches anything.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sites.is_empty()
    }

    /// How many demand points there are, those without a pair included.
    #[must_use]
    pub fn demand_count(&self) -> usize {
        self.starts.len() - 1
    }

    /// How many sites there are, those without a pair included.
    #[must_use]
    pub fn site_count(&self) -> usize {
        self.site_count
    }

    /// The sites that a demand point reaches, with their distances; none for a point that is not there.
    pub fn of(&self, demand: usize) -> impl Iterator<Item = (usize, f64)> + '_ {
        let row = self.row(demand);
        let sites = self.sites.get(row.clone()).unwrap_or_default();
        let distances = self.distances.get(row).unwrap_or_default();
        sites.iter().map(|&site| position(site)).zip(distances.iter().copied())
    }

    /// The same demand points and sites, with only the pairs of sites that fit (the right theme, the right target group).
    #[must_use]
    pub fn only(&self, fits: impl Fn(usize) -> bool) -> Self {
        let mut pairs = Self::with_room(self.demand_count(), self.site_count);
        for demand in 0..self.demand_count() {
            for (site, distance) in self.of(demand).filter(|(site, _)| fits(*site)) {
                pairs.push(site, distance);
            }
            pairs.next_demand();
        }
        pairs
    }

    /// How many sites each demand point has within `limit` (the limit itself counts).
    #[must_use]
    pub fn counts(&self, limit: f64) -> Vec<usize> {
        (0..self.demand_count())
            .map(|demand| self.of(demand).filter(|&(_, distance)| distance <= limit).count())
            .collect()
    }

    /// The nearest site of each demand point among its pairs; of two at the same distance the first given.
    #[must_use]
    pub fn nearest(&self) -> Vec<Option<Neighbour>> {
        let neighbours = |demand| self.of(demand).map(|(site, distance)| Neighbour { site, distance });
        (0..self.demand_count()).map(|demand| neighbours(demand).min_by(Neighbour::nearer)).collect()
    }

    pub(crate) fn row(&self, demand: usize) -> std::ops::Range<usize> {
        match (self.starts.get(demand), self.starts.get(demand + 1)) {
            (Some(&from), Some(&to)) => from..to,
            _ => 0..0,
        }
    }

    pub(crate) fn distances(&self) -> &[f64] {
        &self.distances
    }

    pub(crate) fn sites(&self) -> &[u32] {
        &self.sites
    }

    /// The error that names the demand point and the site of a pair without a finite weight.
    pub(crate) fn unbounded(&self, pair: usize) -> ReachError {
        let demand = self.starts.partition_point(|&start| start <= pair).saturating_sub(1);
        let site = self.sites.get(pair).map_or(0, |&site| position(site));
        ReachError::Unbounded { demand, site }
    }
}
