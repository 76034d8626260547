//! The invented respondents of `numbers/sample.csv`, made by `numbers/sample.py`.

use survey_weights::{Design, Factor, Item, Stage};

pub(crate) struct Sample {
    rows: Vec<Vec<String>>,
}

impl Sample {
    pub(crate) fn read() -> Self {
        let lines = include_str!("../numbers/sample.csv").lines();
        Self { rows: lines.map(|line| line.split(',').map(str::to_owned).collect()).collect() }
    }

    fn column(&self, name: &str) -> impl Iterator<Item = &str> {
        let place = self.rows[0].iter().position(|head| head == name).unwrap();
        self.rows[1..].iter().map(move |row| row[place].as_str())
    }

    pub(crate) fn numbers(&self, name: &str) -> Vec<f64> {
        self.column(name).map(|text| text.parse().unwrap()).collect()
    }

    pub(crate) fn labels(&self, name: &str) -> Vec<&str> {
        self.column(name).collect()
    }

    pub(crate) fn factor(&self, name: &str) -> Factor {
        Factor::new(name, self.column(name))
    }

    pub(crate) fn item(&self, name: &str) -> Item {
        Item::new(name, self.column(name).map(|text| text.parse().ok())).unwrap()
    }

    /// Weights only.
    pub(crate) fn simple(&self) -> Design {
        Design::new(self.numbers("weight")).unwrap()
    }

    /// Respondents in strata.
    pub(crate) fn stratified(&self) -> Design {
        self.simple().stage(&Stage::respondents().within(&self.factor("stratum"))).unwrap()
    }

    /// Clusters in strata, with replacement.
    pub(crate) fn clustered(&self) -> Design {
        let (clusters, strata) = (self.factor("cluster"), self.factor("stratum"));
        self.simple().stage(&Stage::clusters(&clusters).within(&strata)).unwrap()
    }

    /// Clusters out of those of the stratum.
    pub(crate) fn finite(&self) -> Design {
        let (clusters, strata) = (self.factor("cluster"), self.factor("stratum"));
        let stage = Stage::clusters(&clusters).within(&strata).out_of(self.numbers("clusters"));
        self.simple().stage(&stage).unwrap()
    }

    /// Then persons out of those of the cluster.
    pub(crate) fn staged(&self) -> Design {
        self.finite().stage(&Stage::respondents().out_of(self.numbers("persons"))).unwrap()
    }
}
