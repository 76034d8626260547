use access::Refused;
use access::accounts::AccountError;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use store::{Answered, StoreError};

/// What a handler gives back.
pub type PageResult = Result<Response, PageError>;

/// Why there is no page. The visitor gets a page that helps; the log gets the cause.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PageError {
    /// It does not exist, or not for them: the same answer.
    #[error("not found")]
    NotFound,
    /// The request cannot be read at all.
    #[error("the request cannot be read: {0}")]
    Unreadable(String),
    /// Its idempotency key belongs to another request.
    #[error("the idempotency key was used for another request")]
    KeyOfAnotherRequest,
    /// It came from another site.
    #[error("the request came from another site")]
    FromElsewhere,
    /// A second factor comes first.
    #[error("a second factor comes first")]
    SecondFactorFirst,
    /// They must sign in again.
    #[error("it was too long ago that they signed in")]
    SignInAgain,
    /// They must write down why.
    #[error("a reason comes first")]
    ReasonFirst,
    /// Somebody else changed it in the meantime, and the page has no way to show both.
    #[error("somebody else changed it in the meantime")]
    Stale,
    /// The same request was carried out before.
    #[error("the request was carried out before")]
    AlreadyDone(Answered),
    /// Too many attempts.
    #[error("too many attempts, again in {seconds} s")]
    TooMany {
        /// How long to wait.
        seconds: u64,
    },
    /// The disk is full.
    #[error("the disk is full")]
    Full,
    /// The database cannot be reached for now.
    #[error("the database cannot be reached for now: {0}")]
    Unavailable(String),
    /// A fault of ours.
    #[error("{0}")]
    Internal(String),
}

impl PageError {
    /// The HTTP status that says it.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Unreadable(_) => StatusCode::BAD_REQUEST,
            Self::FromElsewhere => StatusCode::FORBIDDEN,
            Self::SecondFactorFirst | Self::SignInAgain => StatusCode::SEE_OTHER,
            Self::KeyOfAnotherRequest | Self::ReasonFirst => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale | Self::AlreadyDone(_) => StatusCode::CONFLICT,
            Self::TooMany { .. } => StatusCode::TOO_MANY_REQUESTS,
            Self::Full => StatusCode::INSUFFICIENT_STORAGE,
            Self::Unavailable(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The stem of its texts: `error-not-found-title` and `error-not-found-text`.
    #[must_use]
    pub(crate) fn key(&self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Unreadable(_) | Self::KeyOfAnotherRequest => "unreadable",
            Self::FromElsewhere => "from-elsewhere",
            Self::SecondFactorFirst => "second-factor",
            Self::SignInAgain => "sign-in-again",
            Self::ReasonFirst => "reason",
            Self::Stale => "stale",
            Self::AlreadyDone(_) => "already-done",
            Self::TooMany { .. } => "too-many",
            Self::Full => "full",
            Self::Unavailable(_) => "unavailable",
            Self::Internal(_) => "internal",
        }
    }
}

/// A bare answer that carries the error along; the frame around all routes turns it into a page in the visitor's
/// language.
impl IntoResponse for PageError {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<StoreError> for PageError {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Stale => Self::Stale,
            StoreError::AlreadyDone(answer) => Self::AlreadyDone(answer),
            StoreError::KeyOfAnotherRequest => Self::KeyOfAnotherRequest,
            StoreError::Full => Self::Full,
            StoreError::Stopped | StoreError::Busy => Self::Unavailable(error.to_string()),
            StoreError::Taken(_) | StoreError::Unreadable { .. } | StoreError::Database(_) => {
                Self::Internal(error.to_string())
            }
        }
    }
}

impl From<Refused> for PageError {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::NotTheirs => Self::NotFound,
            Refused::SecondFactorFirst => Self::SecondFactorFirst,
            Refused::SignInAgain => Self::SignInAgain,
            Refused::ReasonFirst => Self::ReasonFirst,
        }
    }
}

impl From<AccountError> for PageError {
    fn from(error: AccountError) -> Self {
        match error {
            AccountError::Refused(refused) => refused.into(),
            AccountError::Store(error) => error.into(),
            AccountError::TooMany { seconds } => Self::TooMany { seconds },
            AccountError::NotFound | AccountError::DeadLink => Self::NotFound,
            AccountError::NoHash(_) | AccountError::DoesNotOpen(_) => Self::Internal(error.to_string()),
            AccountError::Wrong
            | AccountError::WrongCode
            | AccountError::Password(_)
            | AccountError::NotAName
            | AccountError::Taken
            | AccountError::SignInFirst
            | AccountError::HeldAlready
            | AccountError::WrongPlace
            | AccountError::NoSecondFactor
            | AccountError::NotToBeGiven => Self::Unreadable(error.to_string()),
        }
    }
}

impl From<askama::Error> for PageError {
    fn from(error: askama::Error) -> Self {
        Self::Internal(format!("a template did not render: {error}"))
    }
}

/// Sends the browser on after a change, so that reloading repeats nothing (Post/Redirect/Get).
#[must_use]
pub fn see_other(path: &str) -> Response {
    let location = HeaderValue::from_str(path).unwrap_or(HeaderValue::from_static("/"));
    (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response()
}
