//! Stories about the money: the plan and what covers it, tables that people bring, savings, value cases, and two people who
//! write at once.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a story whose town or table cannot be built must stop"
)]

mod broken_rules;
mod hall;
mod kit;
mod large;
mod laws;
mod laws_of_versions;
mod links;
mod pages;
mod plan;
mod savings;
mod second_writer;
mod table;
mod value_cases;
mod workbook;
