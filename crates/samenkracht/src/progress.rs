use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Says something to whoever sits at the terminal.
#[expect(clippy::print_stdout, reason = "the command line answers on its standard output")]
pub(crate) fn say(text: &str) {
    println!("{text}");
}

/// Says in one sentence what went wrong and why.
#[expect(clippy::print_stderr, reason = "the command line complains on its standard error")]
pub(crate) fn complain(error: &anyhow::Error) {
    let mut causes: Vec<String> = Vec::new();
    for cause in error.chain().map(ToString::to_string) {
        // A wrapper that repeats its cause says nothing new.
        if !causes.iter().any(|said| said.contains(&cause)) {
            causes.push(cause);
        }
    }
    eprintln!("samenkracht: {}", causes.join(": "));
}

/// Shows how far long work has come; nothing where there is no terminal.
pub(crate) struct Progress(ProgressBar);

impl Progress {
    /// Begins to show work called `what`.
    pub(crate) fn of(what: &str) -> Self {
        let bar = ProgressBar::new(0);
        let style = ProgressStyle::with_template("{msg}  {wide_bar} {pos}/{len}  {eta} left");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
        bar.set_message(what.to_owned());
        bar.enable_steady_tick(Duration::from_millis(200));
        Self(bar)
    }

    /// Now it is `what` that is done.
    pub(crate) fn now(&self, what: &'static str) {
        self.0.set_message(what);
    }

    /// `done` of `all` are done.
    pub(crate) fn step(&self, done: i64, all: i64) {
        self.0.set_length(u64::try_from(all).unwrap_or_default());
        self.0.set_position(u64::try_from(done).unwrap_or_default());
    }

    /// It is done.
    pub(crate) fn done(&self) {
        self.0.finish_and_clear();
    }
}
