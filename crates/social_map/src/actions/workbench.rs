use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex as Lock, PoisonError};

use tokio::sync::Notify;
use uuid::Uuid;

/// The imports at which this node works right now. Gone when the program stops, as the work itself is: what lasts stands in
/// the database, where a change under way cannot be seen.
#[derive(Debug, Default)]
pub(crate) struct Workbench {
    work: Lock<BTreeMap<Uuid, Arc<Work>>>,
    bell: Notify,
}

/// One piece of work, and how far it is.
#[derive(Debug, Default)]
pub(crate) struct Work {
    done: AtomicUsize,
    all: AtomicUsize,
    stopped: AtomicBool,
}

/// Work in hand; put down it is on the workbench no more, however it ended.
#[derive(Debug)]
pub(crate) struct InHand<'a> {
    bench: &'a Workbench,
    id: Uuid,
    work: Arc<Work>,
}

impl Workbench {
    fn with<T>(&self, ask: impl FnOnce(&mut BTreeMap<Uuid, Arc<Work>>) -> T) -> T {
        // Whoever panicked with the lock left a whole table behind.
        ask(&mut self.work.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Takes a piece of work in hand.
    pub(crate) fn begin(&self, id: Uuid) -> InHand<'_> {
        let work = Arc::new(Work::default());
        self.with(|all| all.insert(id, Arc::clone(&work)));
        InHand { bench: self, id, work }
    }

    /// How many of how many offers are written; none when this node does not work on it.
    pub(crate) fn progress(&self, id: Uuid) -> Option<(usize, usize)> {
        let work = self.with(|all| all.get(&id).cloned())?;
        Some((work.done.load(Ordering::Relaxed), work.all.load(Ordering::Relaxed)))
    }

    /// Asks whoever works on it to stop at the next step.
    pub(crate) fn stop(&self, id: Uuid) {
        if let Some(work) = self.with(|all| all.get(&id).cloned()) {
            work.stopped.store(true, Ordering::SeqCst);
        }
    }

    /// Tells the worker that there is something to do.
    pub(crate) fn ring(&self) {
        self.bell.notify_one();
    }

    /// Waits until somebody rings.
    pub(crate) async fn rung(&self) {
        self.bell.notified().await;
    }
}

impl InHand<'_> {
    /// Notes how far it is, and tells whether to go on.
    pub(crate) fn step(&self, done: usize, all: usize) -> bool {
        self.work.done.store(done, Ordering::Relaxed);
        self.work.all.store(all, Ordering::Relaxed);
        !self.work.stopped.load(Ordering::SeqCst)
    }
}

impl Drop for InHand<'_> {
    fn drop(&mut self) {
        self.bench.with(|all| all.remove(&self.id));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn work_is_seen_while_it_is_in_hand_and_stops_when_asked() {
        let (bench, id) = (Workbench::default(), Uuid::nil());
        assert_eq!(bench.progress(id), None);
        let work = bench.begin(id);
        assert!(work.step(3, 8));
        assert_eq!(bench.progress(id), Some((3, 8)));
        bench.stop(id);
        assert!(!work.step(4, 8));
        drop(work);
        assert_eq!(bench.progress(id), None);
        assert!(bench.begin(id).step(0, 1), "work that begins anew was not asked to stop");
    }
}
