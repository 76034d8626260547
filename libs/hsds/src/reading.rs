use std::collections::BTreeMap;

use serde_json::Value;
use uuid::Uuid;

use crate::finding::{Finding, Origin, Severity, What};
use crate::limits::Limits;
use crate::node::Node;
use crate::service::Service;
use crate::{identity, repeated_identity, service, tidy};

/// One service of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Record {
    /// Where it stands.
    pub origin: Origin,
    /// What the source calls it.
    pub source_id: String,
    /// Its identity: its own UUID, or one made of the source and its id.
    pub id: Uuid,
    /// Whether an earlier record has the same id.
    pub repeats: bool,
    /// What is said of it.
    pub service: Service,
    /// The record as it came, as JSON: mangled texts put right, each id a UUID.
    pub original: String,
}

/// What a file holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reading {
    /// The records that can be taken, in the order of the file.
    pub records: Vec<Record>,
    /// What somebody should know, in the order of the file.
    pub findings: Vec<Finding>,
}

/// Gathers records and findings.
pub(crate) struct Collector<'a> {
    source: &'a str,
    pub(crate) limits: Limits,
    pub(crate) findings: Vec<Finding>,
    records: Vec<Record>,
    /// How often each id was met.
    seen: BTreeMap<Uuid, usize>,
}

/// More findings than these help nobody.
const MOST_FINDINGS: usize = 50_000;

impl<'a> Collector<'a> {
    pub(crate) fn new(source: &'a str, limits: Limits) -> Self {
        Self { source, limits, findings: Vec::new(), records: Vec::new(), seen: BTreeMap::new() }
    }

    /// Takes one record, or says why not.
    pub(crate) fn take(&mut self, mut value: Value, origin: &Origin) {
        let mut findings = Vec::new();
        tidy::unmangle(&mut value, origin, &mut findings);
        let record = self.record(&value, origin, &mut findings);
        let is_refused = findings.iter().any(|finding| finding.severity() == Severity::Refused);
        if let Some((source_id, (id, repeats), service)) = record.filter(|_| !is_refused) {
            tidy::settle_ids(&mut value, "service", self.source);
            if let Some(map) = value.as_object_mut().filter(|_| repeats) {
                map.insert("id".to_owned(), Value::String(id.to_string()));
            }
            let original = value.to_string();
            self.records.push(Record { origin: origin.clone(), source_id, id, repeats, service, original });
        }
        let room = MOST_FINDINGS.saturating_sub(self.findings.len());
        self.findings.extend(findings.into_iter().take(room));
    }

    fn record(
        &mut self,
        value: &Value,
        origin: &Origin,
        findings: &mut Vec<Finding>,
    ) -> Option<(String, (Uuid, bool), Service)> {
        let Some(map) = value.as_object() else {
            findings.push(origin.finding("", &value.to_string(), What::NotARecord));
            return None;
        };
        let node = Node::top(map, origin);
        let Some(source_id) = node.text("id") else {
            findings.push(node.found("id", "", What::NoId));
            return None;
        };
        let (mut id, was_made) = identity(self.source, "service", &source_id);
        let times = self.seen.entry(id).or_default();
        *times += 1;
        let repeats = *times > 1;
        if repeats {
            findings.push(node.found("id", &source_id, What::DuplicateId));
            id = repeated_identity(self.source, id, *times);
        }
        if was_made {
            findings.push(node.found("id", &source_id, What::MadeId));
        }
        service::read(&node, self.source, findings).map(|service| (source_id, (id, repeats), service))
    }

    pub(crate) fn reading(self) -> Reading {
        Reading { records: self.records, findings: self.findings }
    }
}
