//! The whole policy as a text that a jurist can read, and the laws that it must keep.
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot be prepared has failed")]

#[path = "policy_matrix/case.rs"]
mod case;
#[path = "policy_matrix/reading.rs"]
mod reading;
#[path = "policy_matrix/writing.rs"]
mod writing;

use access::{Action, Decision, Facts, Role, decide};
use case::{Case, Subject, actor_with, now, word};

const MATRIX: &str = "../../../docs/policy-matrix.txt";

#[test]
fn the_policy_matrix_is_up_to_date() {
    expect_test::expect_file![MATRIX].assert_eq(&writing::matrix());
}

#[test]
fn every_combination_is_reproduced_from_the_text() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/policy-matrix.txt");
    let matrix = reading::Matrix::read(&std::fs::read_to_string(path).unwrap());
    let mut compared = 0_u32;
    for action in Action::ALL {
        for subject in Subject::all() {
            for case in subject.cases() {
                let decided = word(decide(&case.actor(subject), action, &case.facts, now()));
                let written = matrix.outcome(action.name(), subject.name(), &case);
                assert_eq!(decided, written, "{action} | {} | {case:?}", subject.name());
                compared += 1;
            }
        }
    }
    println!("{compared} combinations of action, role and facts agree with docs/policy-matrix.txt");
    assert_eq!(compared, u32::try_from(Action::ALL.len() * 32 * (19 * 4 + 1)).unwrap());
}

#[test]
fn the_role_that_is_named_is_the_role_that_carries_the_right() {
    for action in Action::ALL {
        for role in Role::ALL {
            for case in Subject::Signed(role).cases() {
                if let Decision::Allow { role: named, .. } =
                    decide(&case.actor(Subject::Signed(role)), action, &case.facts, now())
                {
                    assert_eq!(named, role, "{action}");
                }
            }
        }
    }
}

#[test]
fn a_second_role_never_takes_a_right_away() {
    let mut compared = 0_u32;
    for action in Action::ALL {
        for first in Role::ALL {
            for case in Subject::Signed(first).cases() {
                let alone = decide(&case.actor(Subject::Signed(first)), action, &case.facts, now());
                if !matches!(alone, Decision::Allow { .. }) {
                    continue;
                }
                for second in Role::ALL {
                    for roles in [[first, second], [second, first]] {
                        let both = decide(&actor_with(&roles, &case), action, &case.facts, now());
                        assert!(matches!(both, Decision::Allow { .. }), "{action}: {roles:?} {case:?}");
                        compared += 1;
                    }
                }
            }
        }
    }
    println!("{compared} rights survive a second role");
    assert!(compared > 10_000);
}

#[test]
fn the_order_in_which_roles_are_held_changes_nothing() {
    for action in Action::ALL {
        for first in Role::ALL {
            for case in Subject::Signed(first).cases() {
                for second in Role::ALL.into_iter().filter(|second| first < *second) {
                    // Which of two roles that allow is named does not matter.
                    let decided = |roles| {
                        let decision = decide(&actor_with(roles, &case), action, &case.facts, now());
                        if matches!(decision, Decision::Allow { .. }) { "allow" } else { word(decision) }
                    };
                    let (one, other) = (decided(&[first, second]), decided(&[second, first]));
                    assert_eq!(one, other, "{action}: {first} {second} {case:?}");
                }
            }
        }
    }
}

#[test]
fn nobody_decides_on_their_own_rights_or_on_what_they_prepared() {
    let own = [Action::ProposeRoles, Action::ConfirmRoles, Action::EndRole, Action::CloseAccount];
    for case in Case::all() {
        for action in own.into_iter().filter(|_| case.facts.own_account) {
            assert_eq!(decide(&actor_with(&Role::ALL, &case), action, &case.facts, now()), Decision::Deny);
        }
        if case.facts.prepared_by_actor {
            let everything = actor_with(&Role::ALL, &case);
            assert_eq!(decide(&everything, Action::ConfirmRoles, &case.facts, now()), Decision::Deny);
        }
    }
}

#[test]
fn the_public_sees_what_is_published_and_says_what_is_wrong_with_it_and_nothing_else() {
    for action in Action::ALL {
        for facts in Facts::all() {
            let allowed =
                matches!(decide(&access::Actor::visitor(), action, &facts, now()), Decision::Allow { .. });
            let of_the_public = matches!(action, Action::SeeOffer | Action::ReportOffer);
            assert_eq!(allowed, of_the_public && facts.published, "{action} {facts:?}");
        }
    }
}

#[test]
fn a_role_at_a_partner_does_nothing_for_another_organisation() {
    let foreign =
        |case: &Case| !case.facts.own_organisation && !case.facts.own_account && !case.facts.published;
    for action in Action::ALL {
        for role in [Role::PartnerWorker, Role::PartnerCoordinator] {
            for case in Subject::Signed(role).cases().filter(foreign) {
                let decision = decide(&case.actor(Subject::Signed(role)), action, &case.facts, now());
                assert_eq!(decision, Decision::Deny, "{action} {role} {case:?}");
            }
        }
    }
}
