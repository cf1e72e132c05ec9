# Sourced by the commands beside it: where things are, and how they speak.
# shellcheck shell=bash

root="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
cd "$root"
export PATH="$root/.tools/bin:$root/end2end/node_modules/.bin:$PATH"

# bin/setup leaves the name of the compiler here when it is not rustup's own.
if [[ -s .tools/toolchain ]]; then
    RUSTUP_TOOLCHAIN="$(<.tools/toolchain)"
    export RUSTUP_TOOLCHAIN
fi

wasm_target=wasm32-unknown-unknown

say() { printf '\033[1m▸ %s\033[0m\n' "$*"; }
stop() {
    printf 'loudou: %s\n' "$*" >&2
    exit 1
}

# The version of a package in Cargo.lock.
locked() {
    awk -v name="$1" '$1 == "name" { found = $3 == "\"" name "\"" } found && $1 == "version" { gsub(/"/, "", $3); print $3; exit }' Cargo.lock
}

# The browser that tests drive.
find_chromium() {
    local name
    for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
        if [[ -n $name ]] && command -v "$name"; then return; fi
    done
    return 1
}
