pub(crate) mod sessions;
