//! From the decision to the text: the shortest list of conditions that says exactly what `decide` does.

use access::{Action, decide};

use crate::case::{Case, Subject, now, word};

const HEAD: &str = "\
The policy of Samenkracht: who may do what.

Derived from the function `decide` in crates/access/src/policy.rs by script/update; never edited by hand. A test reads
it back and compares every combination of action, role, facts and way of signing in with the program.

How to read it. Under each action stand the roles and what they may. Conditions are weighed from left to right: the
first one that holds decides. `visitor` is anybody who did not sign in. Roles that are not named are always refused.
Somebody with several roles may do what any of these roles may; what a role is refused because of `own-account` or
`prepared-by-actor` no other role gives.

Conditions:
  own-account          it is the actor's own account
  prepared-by-actor    the actor prepared it, so somebody else must decide
  published            it stands on the public social map
  own-organisation     it belongs to the organisation for which the actor works
  two-factors          the actor signed in with a second factor
  signed-in-recently   the actor signed in no more than 15 minutes ago
  reason-given         the actor wrote down why

Outcomes:
  allow (ground)       yes, on this ground: public information; own; agreement (of the partner with the municipality);
                       public task (Wmo 2015, art. 2.2.3); supervision (AVG art. 39)
  deny                 no; to the actor the thing does not exist
  … first              not yet: the actor must do this first
";

/// A condition that holds or not, by name.
type Literal = (&'static str, bool);

pub(crate) fn matrix() -> String {
    let mut text = HEAD.to_owned();
    for action in Action::ALL {
        text.push_str(&format!("\n{action}\n"));
        let mut groups: Vec<(String, Vec<&str>)> = Vec::new();
        for subject in Subject::all() {
            let statement = statement(action, subject);
            match groups.iter_mut().find(|(known, _)| *known == statement) {
                Some((_, names)) => names.push(subject.name()),
                None => groups.push((statement, vec![subject.name()])),
            }
        }
        for (statement, names) in groups.iter().filter(|(statement, _)| statement != "deny") {
            text.push_str(&format!("  {} | {statement}\n", names.join(", ")));
        }
        if groups.iter().any(|(statement, _)| statement == "deny") {
            text.push_str("  all others | deny\n");
        }
    }
    text
}

/// What `decide` says for one action and one subject, as a list of conditions of which the first that holds decides.
fn statement(action: Action, subject: Subject) -> String {
    let mut open: Vec<(Case, &str)> = subject
        .cases()
        .map(|case| (case, word(decide(&case.actor(subject), action, &case.facts, now()))))
        .collect();
    let mut parts = Vec::new();
    loop {
        let (_, outcome) = open[0];
        if open.iter().all(|(_, other)| *other == outcome) {
            let last = if parts.is_empty() { outcome.to_owned() } else { format!("otherwise: {outcome}") };
            parts.push(last);
            return parts.join("; ");
        }
        let (literals, outcome) = deciding(&open).expect("some condition decides");
        open.retain(|(case, _)| !holds(case, &literals));
        let names: Vec<_> = literals
            .iter()
            .map(|(name, wanted)| if *wanted { (*name).to_owned() } else { format!("not {name}") })
            .collect();
        parts.push(format!("{}: {outcome}", names.join(" and ")));
    }
}

/// The first condition, or else the first pair of them, under which the outcome is settled.
fn deciding(open: &[(Case, &'static str)]) -> Option<(Vec<Literal>, &'static str)> {
    let literals: Vec<Literal> =
        open[0].0.conditions().into_iter().flat_map(|(name, _)| [(name, true), (name, false)]).collect();
    let singles = literals.iter().map(|&literal| vec![literal]);
    let pairs = literals
        .iter()
        .flat_map(|&first| literals.iter().map(move |&second| vec![first, second]))
        .filter(|pair| pair[0].0 < pair[1].0);
    singles.chain(pairs).find_map(|literals| {
        let mut outcomes = open.iter().filter(|(case, _)| holds(case, &literals)).map(|(_, word)| *word);
        let first = outcomes.next()?;
        outcomes.all(|other| other == first).then_some((literals, first))
    })
}

fn holds(case: &Case, literals: &[Literal]) -> bool {
    literals.iter().all(|literal| case.conditions().contains(literal))
}
