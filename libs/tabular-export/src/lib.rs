//! tabular-export
