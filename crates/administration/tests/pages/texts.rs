use access::{Action, Role};
use administration::KINDS;
use kernel::Language;
use shell::Texts;

#[test]
fn every_role_action_and_kind_has_its_words() {
    let texts = Texts::embedded().unwrap();
    let roles = Role::ALL.into_iter().map(|role| format!("role-{role}"));
    let actions = Action::ALL.into_iter().map(|action| format!("log-action-{action}"));
    let kinds = KINDS.into_iter().map(|kind| format!("log-kind-{kind}"));
    for key in roles.chain(actions).chain(kinds) {
        for language in Language::ALL {
            assert!(texts.knows(language, &key), "{key} in {}", language.tag());
        }
    }
}
