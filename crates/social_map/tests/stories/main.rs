//! Stories about the social map, told against real databases and the real door.

mod channels;
mod common;
mod editor_pages;
mod offers;
mod partner_pages;
mod sessions;
mod two_editors;
