use std::net::SocketAddr;
use std::time::Duration;

use anyhow::Context as _;
use shell::{Assets, FileFolder, House, Parts, Texts};
use store::Db;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::configuration::Configuration;
use crate::rooms::Furniture;
use crate::{chance, housekeeping, key, rooms};

/// How long requests under way may take when the program is asked to stop.
const GRACE: Duration = Duration::from_secs(10);

/// Puts a house together.
pub(crate) fn house(configuration: &Configuration, db: Db, demonstration: bool) -> anyhow::Result<House> {
    Ok(House::new(Parts {
        db,
        clock: chance::clock(),
        chance: chance::chance(),
        seal: key::seal(configuration)?,
        texts: Texts::embedded()?,
        assets: Assets::embedded()?,
        theme: configuration.theme()?,
        brand: configuration.brand()?,
        navigation: rooms::navigation(),
        base_url: configuration.base_url.trim_end_matches('/').to_owned(),
        files: FileFolder::at(configuration.files_folder()?),
        demonstration,
    }))
}

/// Serves until the program is asked to stop.
pub(crate) async fn serve(
    house: House,
    furniture: Furniture,
    listen: SocketAddr,
    ready: impl FnOnce(SocketAddr),
) -> anyhow::Result<()> {
    key::seal_what_is_plain(&house).await?;
    furniture.refresh(&house).await?;
    let mut all_rooms = vec![shell::routes(&house)];
    all_rooms.extend(furniture.rooms(&house));
    let door = shell::open_door(&house, all_rooms);
    let listener = TcpListener::bind(listen).await.with_context(|| format!("cannot listen on {listen}"))?;
    let address = listener.local_addr()?;
    housekeeping::keep_tidy(house.clone(), furniture.freshness());
    housekeeping::keep_counts(house.clone(), furniture.clone());
    housekeeping::keep_importing(house.clone(), furniture.clone());
    housekeeping::keep_writing(house.clone());
    housekeeping::keep_fresh(house.clone(), furniture);
    ready(address);
    let service = door.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop());
    tokio::select! {
        served = std::future::IntoFuture::into_future(serving) => served?,
        () = out_of_grace() => tracing::warn!("Requests under way were cut off after {} s", GRACE.as_secs()),
    }
    house.db.close().await;
    Ok(())
}

async fn asked_to_stop() {
    let (Ok(mut terminate), Ok(mut interrupt)) =
        (signal(SignalKind::terminate()), signal(SignalKind::interrupt()))
    else {
        return std::future::pending().await;
    };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = interrupt.recv() => {}
    }
}

async fn out_of_grace() {
    asked_to_stop().await;
    tokio::time::sleep(GRACE).await;
}
