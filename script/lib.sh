# Functions the scripts share; sourced, with the root of the workspace as current folder.

say() { printf '\n== %s\n' "$*"; }
stop() { printf '%s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null; }

target_folder=${CARGO_TARGET_DIR:-target}

# What the scripts cannot install, because which version and from where is the user's choice.
require_tools() {
  local wanted found
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  has cargo || stop "Rust is missing. Install Rust $wanted or newer with rustup (https://rustup.rs) and run this again."
  found=$(cargo --version | cut -d' ' -f2)
  [ "$(printf '%s\n' "$wanted" "$found" | sort -V | head -n1)" = "$wanted" ] \
    || stop "Rust $found is too old. Install Rust $wanted or newer with rustup (https://rustup.rs) and run this again."
  has node && has npm || stop "Node.js is missing. Install Node.js 20 or newer with npm (https://nodejs.org) and run this again."
  [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] \
    || stop "Node.js $(node --version) is too old. Install Node.js 20 or newer (https://nodejs.org) and run this again."
}

# install_packages PACKAGE...: from Debian or Ubuntu, the lists refreshed once.
install_packages() {
  [ $# -gt 0 ] || return 0
  local as_root=()
  has apt-get || stop "Please install $* (or what your system calls them) and run this again; only Debian and Ubuntu are done for you."
  if [ "$(id -u)" -ne 0 ]; then
    has sudo || stop "Please install $* as root (apt-get install $*) and run this again; there is no sudo to do it for you."
    as_root=(sudo)
  fi
  say "Installing $*"
  "${as_root[@]}" apt-get update -qq \
    && "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" \
    || stop "Could not install $*. Is there a connection to your package mirror? Install them by hand and run this again."
}

# C for SQLite and the cryptography; nothing else of ours needs a system library.
compiler_packages() { has cc || echo gcc libc6-dev; }

chromium_path() { command -v chromium || command -v chromium-browser || command -v google-chrome || true; }

# npm_packages FOLDER: as its lock file says, when that changed.
npm_packages() {
  [ "$1/node_modules/.package-lock.json" -nt "$1/package-lock.json" ] || (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund)
}

# Style sheets, fonts and script, embedded in the program; built again when anything in design/ changed.
build_design() {
  local stamp=design/node_modules/.built-from inputs
  inputs=$(find design script/design -type f -not -path '*/node_modules/*' -not -path 'design/dist/*' -print0 \
    | LC_ALL=C sort -z | xargs -0 sha256sum | sha256sum)
  if [ ! -d design/dist ] || [ "$inputs" != "$(cat "$stamp" 2>/dev/null)" ]; then
    say "Building design/dist"
    script/design
    echo "$inputs" > "$stamp"
  fi
}
