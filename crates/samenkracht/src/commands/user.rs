use access::{Actor, Cx, Role, accounts};
use anyhow::Context as _;
use clap::Subcommand;
use kernel::{EmailAddress, OrganisationId};

use crate::chance::{chance, clock};
use crate::configuration::Configuration;
use crate::progress::say;

use super::database;

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub(crate) enum User {
    /// Add an account with a role, and print the link by which its owner chooses a password
    Add {
        /// The address of its owner
        email: EmailAddress,
        /// The role, such as functional-administrator
        #[arg(long)]
        role: Role,
        /// The organisation, for the roles of a partner
        #[arg(long, value_name = "ID")]
        organisation: Option<OrganisationId>,
    },
    /// Take away the second factor of somebody who lost both phone and codes; all their sessions end
    ForgetSecondFactor {
        /// The address of their account
        email: EmailAddress,
    },
}

impl User {
    /// Does it as the functional administrator: whoever has the shell has the database.
    pub(crate) async fn run(self, configuration: &Configuration) -> anyhow::Result<()> {
        let db = database::open_current(configuration).await?;
        let actor = Actor::at_the_command_line(Role::FunctionalAdministrator, clock().now());
        let cx = Cx::new(db.clone(), clock(), chance(), actor);
        let told = match self {
            Self::Add { email, role, organisation } => {
                add(&cx, &email, role, organisation, &configuration.base_url).await?
            }
            Self::ForgetSecondFactor { email } => {
                accounts::forget_second_factor(&cx, &email).await?;
                format!("{email} has no second factor any more and is signed out everywhere.")
            }
        };
        db.close().await;
        say(&told);
        Ok(())
    }
}

async fn add(
    cx: &Cx,
    email: &EmailAddress,
    role: Role,
    organisation: Option<OrganisationId>,
    base_url: &str,
) -> anyhow::Result<String> {
    if let Some(id) = organisation {
        let names = partners::names(&mut cx.read().await?).await?;
        names.get(&id).with_context(|| format!("there is no organisation {id}"))?;
    }
    let added = accounts::add(cx, email, role, organisation).await?;
    let until = added.ends_at.date_naive();
    let link = format!("{}/wachtwoord/{}", base_url.trim_end_matches('/'), added.link.reveal());
    Ok(format!("{email} is {role}. Pass this link on; it works once, until {until}:\n{link}"))
}
