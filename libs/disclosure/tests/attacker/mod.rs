//! A second attacker, who knows no mathematics: he tries every table there can be.

use std::collections::{BTreeMap, BTreeSet};

use disclosure::{Cell, Key, Release};

/// The leaves of each code of each dimension, and the dimensions of each table.
pub(crate) struct World {
    pub(crate) leaves: BTreeMap<&'static str, BTreeMap<&'static str, Vec<&'static str>>>,
    pub(crate) tables: Vec<(&'static str, Vec<&'static str>)>,
}

/// What he finds: the least and the most of each cell that is not published.
pub(crate) type Ranges = BTreeMap<Key, (u32, u32)>;

struct Sum {
    members: Vec<usize>,
    last: usize,
    known: Option<u32>,
    same_as: Option<usize>,
    cell: Key,
}

/// Too many tables to try them all.
pub(crate) const PATIENCE: usize = 150_000;

impl World {
    /// The leaf codes that a cell covers in a table; `None` where the table does not have the cell.
    fn members(
        &self,
        cell: &Cell,
        table: &(&str, Vec<&str>),
        all: &[BTreeMap<&str, &str>],
    ) -> Option<Vec<usize>> {
        let ours = cell.key.measure == table.0
            && cell.key.codes.keys().all(|dimension| table.1.contains(&dimension.as_str()))
            && !all.is_empty();
        let inside = |leaf: &BTreeMap<&str, &str>| {
            cell.key.codes.iter().all(|(dimension, code)| {
                let codes = &self.leaves[dimension.as_str()];
                codes.get(code.as_str()).is_some_and(|leaves| leaves.contains(&leaf[dimension.as_str()]))
            })
        };
        ours.then(|| (0..all.len()).filter(|place| inside(&all[*place])).collect())
    }

    fn combinations(&self, dimensions: &[&'static str]) -> Vec<BTreeMap<&'static str, &'static str>> {
        let mut all = vec![BTreeMap::new()];
        for dimension in dimensions {
            let codes = &self.leaves[dimension];
            let leaves: BTreeSet<&'static str> = codes
                .iter()
                .filter(|(code, leaves)| leaves.as_slice() == [**code])
                .map(|(code, _)| *code)
                .collect();
            all = all
                .iter()
                .flat_map(|before| {
                    leaves.iter().map(move |leaf| {
                        let mut after = before.clone();
                        after.insert(*dimension, *leaf);
                        after
                    })
                })
                .collect();
        }
        all
    }

    /// Everything that can stand in the cells; `None` where there are too many tables to try.
    pub(crate) fn ranges(&self, release: &Release, known: impl Fn(&Key) -> bool) -> Option<Ranges> {
        let mut sums: Vec<Sum> = Vec::new();
        let mut first = 0;
        for table in &self.tables {
            let all = self.combinations(&table.1);
            for cell in release.cells() {
                let Some(members) = self.members(cell, table, &all) else { continue };
                let members: Vec<usize> = members.into_iter().map(|member| member + first).collect();
                let same_as = sums.iter().position(|sum| sum.cell == cell.key);
                let value = cell.value.to_string().parse().unwrap();
                let last = members.iter().copied().max().unwrap();
                let known = known(&cell.key).then_some(value);
                sums.push(Sum { members, last, known, same_as, cell: cell.key.clone() });
            }
            first += all.len();
        }
        let most = release.cells().iter().map(|cell| cell.value).fold(0.0, f64::max);
        let most = most.to_string().parse().unwrap();
        let mut search =
            Search { sums, values: vec![0; first], most, ranges: BTreeMap::new(), patience: PATIENCE };
        search.fill(0).then_some(search.ranges)
    }
}

struct Search {
    sums: Vec<Sum>,
    values: Vec<u32>,
    most: u32,
    ranges: Ranges,
    patience: usize,
}

impl Search {
    fn fill(&mut self, place: usize) -> bool {
        if place == self.values.len() {
            self.note();
            return true;
        }
        for value in 0..=self.most {
            if self.patience == 0 {
                return false;
            }
            self.patience -= 1;
            self.values[place] = value;
            if self.too_much(place) {
                break;
            }
            if self.fits(place) && !self.fill(place + 1) {
                return false;
            }
        }
        true
    }

    fn so_far(&self, sum: &Sum, place: usize) -> u32 {
        sum.members.iter().filter(|member| **member <= place).map(|member| self.values[*member]).sum()
    }

    fn too_much(&self, place: usize) -> bool {
        self.sums.iter().any(|sum| {
            sum.members.contains(&place) && sum.known.is_some_and(|known| self.so_far(sum, place) > known)
        })
    }

    fn fits(&self, place: usize) -> bool {
        self.sums.iter().filter(|sum| sum.last == place).all(|sum| {
            let here = self.so_far(sum, place);
            sum.known.is_none_or(|known| here == known)
                && sum.same_as.is_none_or(|other| here == self.so_far(&self.sums[other], place))
        })
    }

    fn note(&mut self) {
        for sum in self.sums.iter().filter(|sum| sum.known.is_none()) {
            let value = sum.members.iter().map(|member| self.values[*member]).sum();
            let range = self.ranges.entry(sum.cell.clone()).or_insert((value, value));
            *range = (range.0.min(value), range.1.max(value));
        }
    }
}
