//! Stories about accounts, roles, invitations and the processing log, on both engines.
#![expect(clippy::unwrap_used, reason = "a test that cannot be prepared has failed")]

mod accounts;
mod invitations;
mod kit;
mod log;
mod oidc;
mod processing;
mod roles;
mod sight;
mod together;
mod workplaces;
