//! Stories about accounts, roles, invitations and the processing log, on both engines.

mod accounts;
mod invitations;
mod kit;
mod processing;
mod roles;
