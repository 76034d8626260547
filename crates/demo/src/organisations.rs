use std::collections::BTreeSet;

use partners::Profile;

use crate::fault::{Entry, FileFault};
use crate::files;
use crate::raw::{OrganisationFile, RawOrganisation};

/// The organisations of the demonstration, each under its key.
pub(crate) fn organisations() -> Result<Vec<(String, Profile)>, FileFault> {
    let mut known = BTreeSet::new();
    let mut all = Vec::new();
    for (file, read) in files::read::<OrganisationFile>("organisations")? {
        for raw in read.organisation {
            let entry = Entry { file: &file, key: &raw.key };
            if !known.insert(raw.key.clone()) {
                return Err(entry.fault("key", "it stands there twice"));
            }
            let profile = profile(entry, &raw)?;
            all.push((raw.key, profile));
        }
    }
    Ok(all)
}

fn profile(entry: Entry<'_>, raw: &RawOrganisation) -> Result<Profile, FileFault> {
    Ok(Profile {
        name: raw.name.clone(),
        former_names: raw.former_names.clone(),
        kind: entry.parsed("kind", &raw.kind)?,
        kvk: entry.optional("kvk", raw.kvk.as_deref())?,
        website: entry.optional("website", raw.website.as_deref())?,
        phone: raw.phone.clone(),
        email: entry.optional("email", raw.email.as_deref())?,
        languages: raw.languages.clone(),
        about: raw.about.clone(),
        account_manager: raw.account_manager.clone(),
        demonstration: raw.demonstration,
    })
}
