use chrono::{DateTime, NaiveDate, Utc};
use kernel::{Cents, EmailAddress, Id};
use uuid::Uuid;

/// A value that goes into a statement. An absent value keeps its type, because PostgreSQL asks for it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A whole number.
    Int(Option<i64>),
    /// A measured number.
    Float(Option<f64>),
    /// Yes or no.
    Bool(Option<bool>),
    /// Text.
    Text(Option<String>),
    /// An identity.
    Uuid(Option<Uuid>),
    /// A day.
    Date(Option<NaiveDate>),
    /// A moment.
    Instant(Option<DateTime<Utc>>),
    /// A small document.
    Json(Option<serde_json::Value>),
}

/// The values of one statement: `values![id, name, None::<i64>]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { ::std::vec![$($crate::Value::from($value)),*] };
}

macro_rules! from {
    ($($variant:ident: $plain:ty),* $(,)?) => {$(
        impl From<$plain> for Value {
            fn from(value: $plain) -> Self {
                Self::$variant(Some(value))
            }
        }

        impl From<Option<$plain>> for Value {
            fn from(value: Option<$plain>) -> Self {
                Self::$variant(value)
            }
        }
    )*};
}

from! {
    Int: i64,
    Float: f64,
    Bool: bool,
    Text: String,
    Uuid: Uuid,
    Date: NaiveDate,
    Instant: DateTime<Utc>,
    Json: serde_json::Value,
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(Some(value.to_owned()))
    }
}

impl From<Option<&str>> for Value {
    fn from(value: Option<&str>) -> Self {
        Self::Text(value.map(ToOwned::to_owned))
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Self {
        Self::Text(Some(value.clone()))
    }
}

impl From<&EmailAddress> for Value {
    fn from(value: &EmailAddress) -> Self {
        Self::from(value.as_str())
    }
}

impl From<Cents> for Value {
    fn from(value: Cents) -> Self {
        Self::Int(Some(value.0))
    }
}

impl From<Option<Cents>> for Value {
    fn from(value: Option<Cents>) -> Self {
        Self::Int(value.map(|cents| cents.0))
    }
}

impl<T> From<Id<T>> for Value {
    fn from(value: Id<T>) -> Self {
        Self::Uuid(Some(value.uuid()))
    }
}

impl<T> From<Option<Id<T>>> for Value {
    fn from(value: Option<Id<T>>) -> Self {
        Self::Uuid(value.map(Id::uuid))
    }
}
