use crate::error::ReachError;
use crate::number::position;
use crate::region::Region;

/// How the agents of the rational agent model weigh distance against a queue.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agents {
    /// τ: the distance somebody goes to avoid a site with twice the demand it was meant for.
    pub tau: f64,
    /// ρ: people for each unit of supply at which a site is neither quiet nor busy; `None`: the mean of the region.
    pub rho: Option<f64>,
    /// When the part of all cost that could still be saved is below this, the agents have settled.
    pub tolerance: f64,
    /// After so many rounds they are taken as they stand.
    pub rounds: usize,
}

impl Agents {
    /// Agents with this τ, the mean of the region, and a place to settle of one millionth.
    #[must_use]
    pub const fn new(tau: f64) -> Self {
        Self { tau, rho: None, tolerance: 1e-6, rounds: 1_000 }
    }
}

/// Where the agents settled.
#[derive(Debug, Clone, PartialEq)]
pub struct Settled {
    /// The cost of each demand point, in units of τ: lower is better; `None` where no supply is reached.
    pub cost: Vec<Option<f64>>,
    /// The people who go to each site.
    pub demand: Vec<f64>,
    /// The part of all cost that could still be saved by going elsewhere.
    pub left_to_save: f64,
    /// How many rounds it took.
    pub rounds: usize,
}

struct Market {
    /// Way to go in units of τ, by pair.
    way: Vec<f64>,
    /// People for which a site was meant, by site; 0: closed.
    meant: Vec<f64>,
    /// Who goes, by pair.
    going: Vec<f64>,
    /// Who comes, by site.
    demand: Vec<f64>,
}

impl Region<'_> {
    /// The rational agent access model (Saxon and Snow 2020): everybody goes where distance and queue together cost
    /// least, dᵢⱼ/τ + Dⱼ/(ρ Sⱼ), until nobody gains by going elsewhere.
    ///
    /// The demand at the sites, and so every cost, is unique: it is the least of a convex function. It is approached by
    /// letting one demand point at a time choose best given all others, which cannot make that function rise. People are
    /// divided without rounding, so that small populations do not get stuck.
    pub fn rational_agents(&self, agents: &Agents) -> Result<Settled, ReachError> {
        let rho = checked_rho(self, agents.tau, agents.rho)?;
        let mut market = Market {
            way: self.pairs.distances().iter().map(|distance| distance / agents.tau).collect(),
            meant: self.supply.iter().map(|supply| supply * rho).collect(),
            going: vec![0.0; self.pairs.len()],
            demand: vec![0.0; self.supply.len()],
        };
        let mut left_to_save = f64::INFINITY;
        let mut rounds = 0;
        while rounds < agents.rounds.max(1) && left_to_save > agents.tolerance {
            for (people, row) in self.rows() {
                market.choose(people, row.clone(), &self.pairs.sites()[row]);
            }
            left_to_save = self.left_to_save(&market);
            rounds += 1;
        }
        let cost = self
            .rows()
            .map(|(people, row)| market.cost(people, row.clone(), &self.pairs.sites()[row]))
            .collect();
        Ok(Settled { cost, demand: market.demand, left_to_save, rounds })
    }

    fn left_to_save(&self, market: &Market) -> f64 {
        let (mut paid, mut saved) = (0.0, 0.0);
        for (people, row) in self.rows() {
            let sites = &self.pairs.sites()[row.clone()];
            let least = market.least(row.clone(), sites);
            let pays: f64 = market.open(row, sites).map(|pair| pair.going * pair.cost()).sum();
            if least.is_finite() {
                paid += pays;
                saved += pays - people * least;
            }
        }
        if paid > 0.0 { (saved / paid).max(0.0) } else { 0.0 }
    }
}

/// People for each unit of supply, given or the mean; fails on a τ or ρ that has no meaning.
pub(crate) fn checked_rho(region: &Region<'_>, tau: f64, rho: Option<f64>) -> Result<f64, ReachError> {
    let supply: f64 = region.supply.iter().sum();
    let people: f64 = region.population.iter().sum();
    let rho = rho.unwrap_or(if supply > 0.0 && people > 0.0 { people / supply } else { 1.0 });
    match [("tau", tau), ("rho", rho)].into_iter().find(|(_, value)| !(value.is_finite() && *value > 0.0)) {
        Some((what, value)) => Err(ReachError::Agents { what, value }),
        None => Ok(rho),
    }
}

/// One way for the people of one demand point to go.
struct Way {
    way: f64,
    meant: f64,
    going: f64,
    demand: f64,
}

impl Way {
    fn cost(&self) -> f64 {
        self.way + self.demand / self.meant
    }

    /// The cost if nobody of this demand point went.
    fn without_us(&self) -> f64 {
        self.way + (self.demand - self.going) / self.meant
    }
}

impl Market {
    /// The open sites of a row.
    fn open<'a>(&'a self, row: std::ops::Range<usize>, sites: &'a [u32]) -> impl Iterator<Item = Way> + 'a {
        row.zip(sites).filter_map(|(pair, &site)| {
            let meant = self.meant[position(site)];
            let way = Way {
                way: self.way[pair],
                meant,
                going: self.going[pair],
                demand: self.demand[position(site)],
            };
            (meant > 0.0).then_some(way)
        })
    }

    fn least(&self, row: std::ops::Range<usize>, sites: &[u32]) -> f64 {
        self.open(row, sites).map(|way| way.cost()).fold(f64::INFINITY, f64::min)
    }

    /// Divides the people of one demand point so that all sites they use cost the same and none is cheaper.
    ///
    /// Filling to level u takes Σ max(0, u − cⱼ) mⱼ people, c being the cost without them: convex and rising in u, so
    /// Newton's steps from above come down to the level and stop after at most one step for each site.
    fn choose(&mut self, people: f64, row: std::ops::Range<usize>, sites: &[u32]) {
        let alone = |way: Way| way.without_us() + people / way.meant;
        let mut level = self.open(row.clone(), sites).map(alone).fold(f64::INFINITY, f64::min);
        if !level.is_finite() {
            return;
        }
        for _ in 0..=sites.len() {
            let (mut meant, mut filled) = (0.0, 0.0);
            for way in self.open(row.clone(), sites) {
                let room = level - way.without_us();
                if room > 0.0 {
                    meant += way.meant;
                    filled += room * way.meant;
                }
            }
            let lower = level - (filled - people) / meant;
            if lower >= level || lower.is_nan() {
                break;
            }
            level = lower;
        }
        for (pair, &site) in row.zip(sites) {
            let site = position(site);
            let meant = self.meant[site];
            if meant > 0.0 {
                let others = self.demand[site] - self.going[pair];
                let going = ((level - self.way[pair] - others / meant) * meant).max(0.0);
                self.going[pair] = going;
                self.demand[site] = others.max(0.0) + going;
            }
        }
    }

    /// What the people of a demand point pay on average; where nobody lives, what the first would pay.
    fn cost(&self, people: f64, row: std::ops::Range<usize>, sites: &[u32]) -> Option<f64> {
        let least = self.least(row.clone(), sites);
        let going: f64 = self.open(row.clone(), sites).map(|way| way.going).sum();
        let pays: f64 = self.open(row, sites).map(|way| way.going * way.cost()).sum();
        let cost = if people > 0.0 && going > 0.0 { pays / going } else { least };
        cost.is_finite().then_some(cost)
    }
}
