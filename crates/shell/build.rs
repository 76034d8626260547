//! Stops the build with one sentence when the design assets have not been made.

fn main() {
    println!("cargo::rerun-if-changed=../../design/dist/manifest.json");
    println!("cargo::rerun-if-changed=../../locales");
    println!("cargo::rerun-if-changed=templates");
    if !std::path::Path::new("../../design/dist/manifest.json").exists() {
        println!(
            "cargo::error=The design assets are not there yet: run script/design first (it needs Node.js and npm)."
        );
    }
}
