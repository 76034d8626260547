use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use store::{Fingerprint, IdempotencyKey};
use tokio::sync::OnceCell;

use crate::answer::PageError;

/// How long an answer stays at hand for whoever asks the same again.
const AT_HAND: Duration = Duration::from_secs(60);
/// How many answers stay at hand at most.
const MOST: usize = 256;

/// The changes that are being carried out for visitors, and those of the last minute.
///
/// A change that has begun is finished also when its visitor goes away, and whoever asks for the same change gets the
/// same answer: of a double click the browser shows the second answer only, and a link that is shown once would be
/// lost with the first. What was done longer ago is known from the database, without the page that told it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Errands(Arc<Mutex<HashMap<Name, Errand>>>);

type Name = (IdempotencyKey, Fingerprint);

#[derive(Debug, Clone)]
struct Errand {
    began: Instant,
    answer: Arc<OnceCell<Answer>>,
}

/// What came of an errand: the answer, and whether it changed something.
pub(crate) struct Done {
    pub(crate) response: Response,
    pub(crate) has_claimed: bool,
}

impl Errands {
    /// The answer to this request: by carrying it out, or from who does so already.
    pub(crate) async fn answer<W>(&self, key: IdempotencyKey, print: Fingerprint, work: W) -> Response
    where
        W: Future<Output = Done> + Send + 'static,
    {
        let name = (key, print);
        let cell = self.join(&name);
        let errands = self.clone();
        // A task of its own: it goes on when the connection that asked for it is gone.
        let errand = tokio::spawn(async move {
            let carry_out = || async {
                let done = work.await;
                if !done.has_claimed {
                    errands.forget(&name);
                }
                Answer::of(done.response).await
            };
            cell.get_or_init(carry_out).await.response()
        });
        let stumbled = |_| PageError::Internal("a handler panicked".to_owned()).into_response();
        errand.await.unwrap_or_else(stumbled)
    }

    fn join(&self, name: &Name) -> Arc<OnceCell<Answer>> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.retain(|_, errand| errand.began.elapsed() < AT_HAND);
        if all.len() >= MOST
            && let Some(oldest) =
                all.iter().min_by_key(|(_, errand)| errand.began).map(|(name, _)| name.clone())
        {
            all.remove(&oldest);
        }
        let new = || Errand { began: Instant::now(), answer: Arc::default() };
        Arc::clone(&all.entry(name.clone()).or_insert_with(new).answer)
    }

    /// What changed nothing may be tried again under the same key.
    fn forget(&self, name: &Name) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
    }
}

/// An answer that can be given more than once.
#[derive(Debug)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    error: Option<PageError>,
    body: Bytes,
}

impl Answer {
    async fn of(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let error = parts.extensions.get::<PageError>().cloned();
        match to_bytes(body, usize::MAX).await {
            Ok(body) => Self { status: parts.status, headers: parts.headers, error, body },
            Err(cause) => {
                let error = PageError::Internal(format!("an answer broke off: {cause}"));
                Self {
                    status: error.status(),
                    headers: HeaderMap::new(),
                    error: Some(error),
                    body: Bytes::new(),
                }
            }
        }
    }

    fn response(&self) -> Response {
        let mut response = Response::new(Body::from(self.body.clone()));
        *response.status_mut() = self.status;
        response.headers_mut().clone_from(&self.headers);
        if let Some(error) = &self.error {
            response.extensions_mut().insert(error.clone());
        }
        response
    }
}
