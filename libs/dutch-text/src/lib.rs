//! dutch-text
