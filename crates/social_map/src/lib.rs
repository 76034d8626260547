//! social_map
