use axum::extract::State;
use axum::http::StatusCode;

use crate::House;

/// The program runs.
pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// The program can read, and would write.
pub(crate) async fn ready(State(house): State<House>) -> (StatusCode, &'static str) {
    if house.db.has_failed() {
        return (StatusCode::SERVICE_UNAVAILABLE, "the storage failed; restart after looking at the disk\n");
    }
    let answers = match house.db.read().await {
        Ok(mut read) => store::head(&mut read).await.is_ok(),
        Err(_) => false,
    };
    if answers {
        (StatusCode::OK, "ready\n")
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
    }
}
