use uuid::Uuid;

/// The identity of the `kind` that a source calls `id`, and whether it had to be made.
///
/// A UUID stays what it is. Anything else becomes a UUID of version 5 of the source, the kind and the id, so that the same
/// row has the same identity in each import.
#[must_use]
pub fn identity(source: &str, kind: &str, id: &str) -> (Uuid, bool) {
    let id = id.trim();
    match Uuid::try_parse(id) {
        Ok(known) if !known.is_nil() => (known, false),
        Ok(_) | Err(_) => {
            let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("hsds {source}").as_bytes());
            (Uuid::new_v5(&space, format!("{kind} {id}").as_bytes()), true)
        }
    }
}

/// The identity of the record that is the `nth` with the same id in one file.
#[must_use]
pub fn repeated_identity(source: &str, id: Uuid, nth: usize) -> Uuid {
    let space = Uuid::new_v5(&Uuid::NAMESPACE_URL, format!("hsds {source}").as_bytes());
    Uuid::new_v5(&space, format!("service {id} {nth}").as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_the_same_identity_each_time_and_another_in_another_source() {
        let (first, made) = identity("211", "service", "17");
        assert!(made);
        assert_eq!(identity("211", "service", " 17 "), (first, true));
        assert_ne!(identity("other", "service", "17").0, first);
        assert_ne!(identity("211", "location", "17").0, first);
        let own = "ac148810-d857-441c-9679-408f346de14b";
        assert_eq!(identity("211", "service", own), (own.parse().unwrap(), false));
        assert!(identity("211", "service", "00000000-0000-0000-0000-000000000000").1);
    }
}
