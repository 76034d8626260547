use access::accounts::HeldRole;
use access::{Grant, Role};
use shell::{Choice, Field, FieldError, Visit};

/// The roles that an administrator gives; those at a partner come by invitation.
pub(crate) fn given_by_administrators() -> impl Iterator<Item = Role> {
    Role::ALL.into_iter().filter(|role| role.can_be_given() && !role.is_at_a_partner())
}

/// What a role is called.
pub(crate) fn name(visit: &Visit, role: Role) -> String {
    visit.t(&format!("role-{role}")).to_owned()
}

/// What the roles of an account are called, those that wait for a second person marked.
pub(crate) fn names(visit: &Visit, roles: &[HeldRole]) -> String {
    let shown: Vec<String> = roles
        .iter()
        .map(|held| match held.confirmed_at {
            Some(_) => name(visit, held.grant.role),
            None => visit.t_with("role-waiting", "role", name(visit, held.grant.role)),
        })
        .collect();
    shown.join(", ")
}

/// A field to choose a role from.
pub(crate) fn field(
    visit: &Visit,
    form: &'static str,
    roles: impl Iterator<Item = Role>,
    chosen: &str,
    errors: &[FieldError],
) -> Field {
    let mut field = visit.fields(form, errors).field("role", "");
    field.options = roles
        .map(|role| Choice {
            value: role.name().to_owned(),
            label: name(visit, role),
            chosen: role.name() == chosen,
            count: None,
        })
        .collect();
    field
}

/// A role without an organisation.
pub(crate) fn held(role: Role) -> Grant {
    Grant { role, organisation: None }
}
