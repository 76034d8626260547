//! What can be done with organisations. Pages, files and the command line all come through here.

use access::{Action, Cx, Facts, Refused};
use kernel::OrganisationId;
use serde_json::json;
use store::{Entry, Read, StoreError, Subject, Tx};

use crate::{Organisation, Profile, store as rows};

/// Why an organisation was not kept, or not found.
#[derive(Debug, thiserror::Error)]
pub enum PartnerError {
    /// There is none, or not for them.
    #[error("there is no such organisation")]
    NotFound,
    /// They may not.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// Another organisation has this KvK number.
    #[error("another organisation has this KvK number")]
    KvkTaken,
    /// Somebody else changed it since the writer saw it.
    #[error("somebody else changed the organisation in the meantime")]
    Stale,
    /// The database.
    #[error(transparent)]
    Store(StoreError),
}

impl From<StoreError> for PartnerError {
    fn from(error: StoreError) -> Self {
        error.called(Self::Stale, |_| Self::KvkTaken, Self::Store)
    }
}

/// The organisations that the actor may see, by name.
///
/// # Errors
/// When the database does not answer.
pub async fn organisations(cx: &Cx) -> Result<Vec<Organisation>, PartnerError> {
    let scope = cx.scope(Action::SeeOrganisation);
    Ok(rows::organisations(&mut cx.read().await?, &scope).await?)
}

/// The same as of a moment that another room is reading or changing.
///
/// # Errors
/// When the database does not answer.
pub async fn organisations_at(cx: &Cx, read: &mut Read) -> Result<Vec<Organisation>, PartnerError> {
    Ok(rows::organisations(read, &cx.scope(Action::SeeOrganisation)).await?)
}

/// One organisation that the actor may see.
///
/// # Errors
/// [`PartnerError::NotFound`] when there is none, or not for them.
pub async fn organisation(cx: &Cx, id: OrganisationId) -> Result<Organisation, PartnerError> {
    let scope = cx.scope(Action::SeeOrganisation);
    rows::find(&mut cx.read().await?, &scope, id).await?.ok_or(PartnerError::NotFound)
}

/// Adds an organisation.
///
/// # Errors
/// When the actor may not, or the KvK number belongs to another.
pub async fn create_organisation(cx: &Cx, profile: &Profile) -> Result<OrganisationId, PartnerError> {
    let ids = create_organisations(cx, std::slice::from_ref(profile)).await?;
    ids.first().copied().ok_or(PartnerError::NotFound)
}

/// Adds organisations, all of them or none.
///
/// # Errors
/// As [`create_organisation`].
pub async fn create_organisations(
    cx: &Cx,
    profiles: &[Profile],
) -> Result<Vec<OrganisationId>, PartnerError> {
    let mut tx = cx.begin().await?;
    let permit = cx.permit(Action::CreateOrganisation, &Facts::NONE)?;
    let mut ids = Vec::with_capacity(profiles.len());
    let mut entries = Vec::with_capacity(profiles.len());
    for profile in profiles {
        let id: OrganisationId = cx.new_id();
        rows::insert(&mut tx, &permit, id, profile, cx.now()).await?;
        let entry = permit.entry(cx.now(), Subject::of("organisation", id.uuid()), json!({}));
        entries.push(Entry { organisation: Some(id), ..entry });
        ids.push(id);
    }
    tx.commit_all(entries).await?;
    Ok(ids)
}

/// Adds an organisation with this identity within a change of another room, which commits the entry along with its own.
///
/// # Errors
/// As [`create_organisation`].
pub async fn add_organisation(
    cx: &Cx,
    tx: &mut Tx,
    id: OrganisationId,
    profile: &Profile,
) -> Result<Entry, PartnerError> {
    let permit = cx.permit(Action::CreateOrganisation, &Facts::NONE)?;
    rows::insert(tx, &permit, id, profile, cx.now()).await?;
    let entry = permit.entry(cx.now(), Subject::of("organisation", id.uuid()), json!({}));
    Ok(Entry { organisation: Some(id), ..entry })
}

/// Changes an organisation of which the writer saw version `seen`. Who works for it changes neither who its account
/// manager is nor whether it was invented.
///
/// # Errors
/// [`PartnerError::Stale`] when somebody else was first; nothing was written then.
pub async fn change_organisation(
    cx: &Cx,
    id: OrganisationId,
    seen: i64,
    profile: Profile,
) -> Result<(), PartnerError> {
    let mut tx = cx.begin().await?;
    let entry = save_organisation(cx, &mut tx, (id, seen), profile).await?;
    tx.commit(entry).await?;
    Ok(())
}

/// The same within a change of another room, which commits the entry along with its own.
///
/// # Errors
/// As [`change_organisation`]; [`PartnerError::KvkTaken`] when the KvK number belongs to another.
pub async fn save_organisation(
    cx: &Cx,
    tx: &mut Tx,
    (id, seen): (OrganisationId, i64),
    profile: Profile,
) -> Result<Entry, PartnerError> {
    let scope = cx.scope(Action::SeeOrganisation);
    let old = rows::find(tx, &scope, id).await?.ok_or(PartnerError::NotFound)?;
    let facts = Facts { own_organisation: cx.actor.works_for(id), ..Facts::NONE };
    let permit = cx.permit(Action::ChangeOrganisation, &facts)?;
    let new = old.profile.followed_by(within_their_power(cx, &old.profile, profile));
    let fields = old.profile.fields_changed(&new);
    rows::update(tx, &permit, (id, seen), &new, cx.now()).await?;
    let entry = permit.entry(cx.now(), Subject::of("organisation", id.uuid()), json!({ "fields": fields }));
    Ok(Entry { organisation: Some(id), ..entry })
}

/// The proposed profile, without what only the municipality decides.
fn within_their_power(cx: &Cx, old: &Profile, proposed: Profile) -> Profile {
    if cx.permit(Action::ChangeOrganisation, &Facts::NONE).is_ok() {
        return proposed;
    }
    Profile { account_manager: old.account_manager.clone(), demonstration: old.demonstration, ..proposed }
}
