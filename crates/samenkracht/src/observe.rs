use std::io::IsTerminal as _;
use std::net::SocketAddr;

use anyhow::Context as _;
use axum::Router;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

/// Lets the program speak: one line an event, on standard error, as text or JSON.
pub(crate) fn start_logging(filter: &str, json: bool) -> anyhow::Result<()> {
    let filter = EnvFilter::try_new(filter)
        .with_context(|| format!("`{filter}` is not a log filter, such as info"))?;
    let lines = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal());
    let started = if json { lines.json().try_init() } else { lines.try_init() };
    started.map_err(|error| anyhow::anyhow!("logging does not start: {error}"))
}

/// Begins to count.
pub(crate) fn start_counting() -> anyhow::Result<PrometheusHandle> {
    let bounds = [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5];
    let builder = PrometheusBuilder::new().set_buckets(&bounds)?;
    Ok(builder.install_recorder()?)
}

/// Serves the counts on an address of their own, which the outside need not reach.
#[expect(
    clippy::disallowed_methods,
    reason = "this is not a page of the house: it has an address of its own"
)]
pub(crate) async fn serve_counts(address: SocketAddr, counts: PrometheusHandle) -> anyhow::Result<()> {
    let listener =
        TcpListener::bind(address).await.with_context(|| format!("metrics cannot listen on {address}"))?;
    let show = move || {
        counts.run_upkeep();
        std::future::ready(counts.render())
    };
    let router: Router = Router::new().route("/metrics", axum::routing::get(show));
    tokio::spawn(async move {
        if let Err(error) = axum::serve(listener, router).await {
            tracing::error!(%error, "Metrics stopped: {error}");
        }
    });
    Ok(())
}
