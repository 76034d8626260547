# A PostgreSQL of our own for the tests: free port, temporary folder, gone when the script ends.

postgres_folder=

# The folder with initdb: Debian keeps it off the PATH.
postgres_bin() {
  local folder
  for folder in $(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -rV) "$(pg_config --bindir 2>/dev/null)"; do
    if [ -x "$folder/initdb" ]; then echo "$folder"; return; fi
  done
}

# PostgreSQL refuses to run as root.
as_postgres() {
  if [ "$(id -u)" -eq 0 ]; then runuser -u postgres -- "$@"; else "$@"; fi
}

free_port() {
  node -e 'const s = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); })'
}

start_postgres() {
  local bin port
  bin=$(postgres_bin)
  [ -n "$bin" ] || stop "PostgreSQL is missing: no initdb in /usr/lib/postgresql or in the folder that pg_config names."
  port=$(free_port)
  postgres_folder=$(mktemp -d)
  [ "$(id -u)" -ne 0 ] || chown postgres "$postgres_folder"
  (cd "$postgres_folder" && as_postgres "$bin/initdb" -D data -U postgres -A trust --locale=C.UTF-8 -E UTF8 >initdb.log 2>&1) \
    || stop "initdb failed: $(cat "$postgres_folder/initdb.log")"
  (cd "$postgres_folder" && as_postgres "$bin/pg_ctl" -D data -l data/server.log -w \
    -o "-p $port -k $postgres_folder -c listen_addresses=127.0.0.1 -c max_connections=300" start >/dev/null) \
    || stop "PostgreSQL did not start: $(cat "$postgres_folder/data/server.log")"
  export TEST_PG=postgres://postgres@127.0.0.1:$port/postgres
}

stop_postgres() {
  [ -n "$postgres_folder" ] || return 0
  (cd "$postgres_folder" && as_postgres "$(postgres_bin)/pg_ctl" -D data -m immediate stop >/dev/null 2>&1) || true
  rm -rf "$postgres_folder"
  postgres_folder=
}
