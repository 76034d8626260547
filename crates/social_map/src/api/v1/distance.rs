use serde::Serialize;
use utoipa::ToSchema;

use crate::search::Reach;
use crate::travel::Trip;

/// How an offer is reached from `vanaf`.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct Distance {
    /// `away` when one goes there; `at_home`, `online` or `secret` when it comes to people; `other_wards` when it comes to
    /// people elsewhere; `unknown` when nobody knows where it is.
    reach: &'static str,
    /// In a straight line.
    #[serde(skip_serializing_if = "Option::is_none")]
    metres: Option<u32>,
    /// Whether only the neighbourhood of the place is known; its middle was taken.
    #[serde(skip_serializing_if = "Option::is_none")]
    roughly: Option<bool>,
    /// About how many minutes that takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    minutes: Option<Minutes>,
}

/// About how many minutes a way takes: an estimate for choosing, no route planner.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub(super) struct Minutes {
    on_foot: u32,
    bicycle: u32,
    /// With the walk to the stop and the wait there.
    bus: u32,
}

impl Distance {
    /// How what is reached so is told.
    pub(super) fn of(reach: Reach) -> Self {
        let without = |reach| Self { reach, metres: None, roughly: None, minutes: None };
        match reach {
            Reach::Away { metres, roughly } => Self {
                reach: "away",
                metres: Some(metres),
                roughly: Some(roughly),
                minutes: Some(Minutes::of(Trip::of(metres))),
            },
            Reach::AtHome => without("at_home"),
            Reach::Online => without("online"),
            Reach::Secret => without("secret"),
            Reach::OtherWards => without("other_wards"),
            Reach::Unknown => without("unknown"),
        }
    }
}

impl Minutes {
    const fn of(trip: Trip) -> Self {
        Self { on_foot: trip.on_foot, bicycle: trip.bicycle, bus: trip.bus }
    }
}
