#!/bin/sh
# Installs docker-lab on Linux and macOS, for you alone:  sh install.sh [--to DIR] [--plugin]
#
# It downloads one file and its checksum, compares them, tries the file, and moves it into place: ~/.local/bin, or DIR.
# --plugin also makes a link to it in ~/.docker/cli-plugins, for "docker lab". It changes no other file.
#
# DOCKER_LAB_VERSION chooses a version, DOCKER_LAB_INSTALL_DIR the folder, and DOCKER_LAB_DOWNLOAD_URL a mirror: the
# address of a folder that has the files of a release.
set -eu
releases=https://github.com/docker-lab/docker-lab/releases

say() {
  case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in zh*) printf '%s\n' "$2" ;; *) printf '%s\n' "$1" ;; esac
}
fail() { # with 2 if something given is wrong, with 3 if it could not be done
  say "$2" "$3" >&2
  exit "$1"
}
usage() { fail 2 "Usage: sh install.sh [--to DIR] [--plugin]" "用法：sh install.sh [--to 目录] [--plugin]"; }
unwritable() { fail 3 "Cannot write to $1. Choose a different folder: --to DIR" "无法写入 $1。请另选目录：--to 目录"; }
has() { command -v "$1" >/dev/null 2>&1; }

target() { # how the name of the file for this machine ends, or nothing
  system=$(uname -s) cpu=$(uname -m)
  # To a shell that it translates, Rosetta says x86_64.
  if [ "$system" = Darwin ] && [ "$(sysctl -n sysctl.proc_translated 2>/dev/null)" = 1 ]; then cpu=arm64; fi
  case $cpu in x86_64 | amd64) cpu=x64 ;; aarch64) cpu=arm64 ;; esac
  case $system-$cpu-$(ldd --version 2>&1) in
    Linux-x64-*musl*) echo linux-x64-musl ;;
    Linux-arm64-*musl*) ;;
    Linux-x64-* | Linux-arm64-*) echo "linux-$cpu" ;;
    Darwin-x64-* | Darwin-arm64-*) echo "darwin-$cpu" ;;
  esac
}
download() { # An https address leads to no http one. Without wget -T: busybox 1.35 crashes with it.
  case $1 in https:*) only='=https' ;; *) only='=http,https' ;; esac
  if [ -t 2 ]; then bar='-#'; else bar='-sS'; fi
  if has curl; then curl -fL "$bar" --proto "$only" --connect-timeout 30 --speed-time 60 --speed-limit 1 "$1"
  else wget -q -t 2 -O - "$1"; fi
}
get() { # a file of the release. The shell writes it: curl from a snap cannot write everywhere.
  if download "$from/$1" >"$new/$2"; then return; fi
  { echo >"$new/more"; } 2>/dev/null || fail 3 "No space left in $near" "$near 没有剩余空间。"
  fail 3 "Could not download $from/$1" "无法下载 $from/$1"
}
sha256() {
  if has sha256sum; then sha256sum; elif has shasum; then shasum -a 256; else openssl dgst -sha256 -r; fi
}

main() {
  to=${DOCKER_LAB_INSTALL_DIR:-${HOME:+$HOME/.local/bin}} plugins='' new=''
  trap 'rm -rf "$new"' EXIT
  trap 'exit 130' HUP INT TERM
  while [ $# -gt 0 ]; do
    case $1 in
      --to) [ "${2:-}" ] || usage; to=$2; shift ;;
      --plugin) plugins=${DOCKER_CONFIG:-${HOME:-}/.docker}/cli-plugins ;;
      *) usage ;;
    esac
    shift
  done
  case $to,$plugins in ,* | *,/.docker/*) fail 2 "HOME is not set. Set it." "没有设置 HOME，请先设置。" ;; esac
  case $to in /*) ;; *) to=$PWD/$to ;; esac
  to=${to%/}
  [ ! -d "$to/docker-lab" ] || fail 2 "$to/docker-lab is a folder." "$to/docker-lab 是一个目录。"
  [ ! -e "$plugins/docker-lab" ] || [ -L "$plugins/docker-lab" ] || [ ! "$plugins" ] ||
    fail 2 "$plugins/docker-lab is not a link. Remove it first." "$plugins/docker-lab 不是链接，请先删除它。"
  version=${DOCKER_LAB_VERSION:-} && version=${version#v}
  case $version in *[!0-9A-Za-z.+-]*) fail 2 "This is not a version: $version" "这不是版本号：$version" ;; esac
  from=${version:+$releases/download/v$version}
  from=${DOCKER_LAB_DOWNLOAD_URL:-${from:-$releases/latest/download}} && from=${from%/}
  target=$(target)
  case $(uname -s) in *_NT-*) fail 3 "On Windows, use install.ps1" "在 Windows 上请使用 install.ps1" ;; esac
  [ "$target" ] || fail 3 "docker-lab is not available for this machine: $(uname -sm)" "没有适合这台机器的 docker-lab：$(uname -sm)"
  has curl || has wget || fail 3 "Install curl or wget first." "请先安装 curl 或 wget。"
  has sha256sum || has shasum || has openssl ||
    fail 3 "Install sha256sum, shasum or openssl first." "请先安装 sha256sum、shasum 或 openssl。"

  near=$to # the file is downloaded on the disk where it goes, so that a rename puts it there
  until [ -e "$near" ]; do near=$(dirname "$near"); done
  new=$(mktemp -d "$near/.docker-lab.XXXXXX" 2>/dev/null) || unwritable "$near"
  get SHA256SUMS sums
  name=''
  # shellcheck disable=SC2254 # any version, if none was chosen
  while read -r hex file; do
    case $file in docker-lab-${version:-*}-"$target") name=$file sum=$hex ;; esac
  done <"$new/sums"
  wanted=docker-lab${version:+ $version}
  [ "$name" ] || fail 3 "$wanted for $target was not found in $from" "$from 里没有 $target 的 $wanted"
  get "$name" docker-lab
  actual=$(sha256 <"$new/docker-lab")
  [ "${actual%% *}" = "$sum" ] ||
    fail 3 "$name is damaged: its checksum is wrong. Try again." "$name 已损坏：校验和不一致。请重试。"

  chmod 755 "$new/docker-lab"
  status=0
  says=$("$new/docker-lab" --version 2>&1 </dev/null) || status=$?
  [ $status = 0 ] || say "docker-lab was not installed, because it cannot run here: $says" \
    "docker-lab 无法在这里运行，没有安装：$says" >&2
  case $status-$target in
    0-*) ;;
    126-*) fail 3 "Choose a folder where programs can run: --to DIR" "请另选可以运行程序的目录：--to 目录" ;;
    *-musl) fail 3 "First: apk add libstdc++ libgcc" "请先运行：apk add libstdc++ libgcc" ;;
    *) fail 3 "Use the npm package or the container image instead: $releases" "请改用 npm 包或容器镜像：$releases" ;;
  esac
  { mkdir -p "$to" && mv -f "$new/docker-lab" "$to/docker-lab"; } 2>/dev/null || unwritable "$to"
  say "Installed $says: $to/docker-lab" "已安装 ${says}：$to/docker-lab"
  if [ "$plugins" ]; then
    { mkdir -p "$plugins" && ln -sf "$to/docker-lab" "$plugins/docker-lab"; } ||
      fail 3 "Could not make the link $plugins/docker-lab" "无法创建链接 $plugins/docker-lab"
    say "Linked for \"docker lab\": $plugins/docker-lab" "已为「docker lab」创建链接：$plugins/docker-lab"
  fi
  case :$PATH: in *:"$to":*) ;; *)
    say "Your shell does not look there yet. Add this line to ~/.profile (zsh: ~/.zshrc), then open a new terminal:" \
      "shell 还找不到它。请把下面这一行加入 ~/.profile（zsh：~/.zshrc），然后打开新的终端："
    printf '  %s\n' "export PATH=\"$to:\$PATH\"" ;;
  esac
  other=$(command -v docker-lab) || other=$to/docker-lab
  [ "$other" = "$to/docker-lab" ] || say "For now, \"docker-lab\" is a different one: $other" "目前「docker-lab」是另一个：$other"
  files="\"$to/docker-lab\"${plugins:+ \"$plugins/docker-lab\"}"
  say "To uninstall: rm $files" "卸载：rm $files"
}

main "$@"
