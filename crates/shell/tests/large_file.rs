//! A large file goes to the disk piece by piece: measured, in a process of its own.
#![expect(clippy::unwrap_used, reason = "a test that cannot measure must stop")]

use axum::body::Bytes;
use futures_util::stream;
use shell::{FileFault, FileFolder, FileKind};
use uuid::Uuid;

const PIECE: usize = 64 << 10;
const PIECES: usize = 320;
/// The most that taking in 20 MiB may cost, in KiB.
const MOST: u64 = 16 << 10;

/// The most memory that this process had in use since it was last asked to forget it, in KiB.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[tokio::test]
async fn a_file_of_twenty_mib_takes_less_than_sixteen_mib_of_memory() {
    let place = tempfile::tempdir().unwrap();
    let folder = FileFolder::at(place.path().join("files"));
    let id = Uuid::from_u128(1);
    // 5 sets the peak back to what is in use now (proc_pid_clear_refs(5)).
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let before = peak();
    let pieces = stream::iter((0..PIECES).map(|nth| {
        let mut piece = vec![b'x'; PIECE];
        if nth == 0 {
            piece[..8].copy_from_slice(b"%PDF-1.7");
        }
        Ok::<_, FileFault>(Bytes::from(piece))
    }));
    let brought = folder.take_in(id, pieces).await.unwrap();
    folder.keep(id, &brought).await.unwrap();
    let took = peak() - before;
    assert_eq!((brought.kind, brought.bytes), (FileKind::Pdf, 20 << 20));
    assert!(took < MOST, "{took} KiB");
    assert_eq!(folder.open(id).unwrap().bytes(), 20 << 20);
}
