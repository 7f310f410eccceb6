#!/usr/bin/env bash
# shellcheck disable=SC1111 # “…” are meant
# Mọi điều phải đúng trước khi một thay đổi của bộ quy tắc được nhận; chạy được không cần mạng.
# Everything that must hold before a change to a rule set is accepted; needs no network.
#
#   kiem-tra.sh [RULES]
#
#   RULES          thư mục của bộ quy tắc / folder of the rules                      (rules)
#   KHEN           lệnh khen / the khen command                                     (khen)
#   KHEN_REPORTS   nơi ghi báo cáo cho máy / where reports for machines go          (khen-reports)
#   KHEN_COVERAGE  độ phủ tối thiểu, phần trăm / least coverage, per cent           (100)
#   KHEN_BASE      so với phiên bản git này / compare with this git revision        (none)
#   KHEN_MUTATE    “1”: thử cả đột biến, mất vài phút / mutation too, some minutes  (0)
#
# Mã thoát / exit code: 0 đạt / passed, 1 có điều cần sửa / findings, 2 không chạy được / cannot run.
set -uo pipefail

rules="${1:-rules}"
khen="${KHEN:-khen}"
reports="${KHEN_REPORTS:-khen-reports}"
coverage="${KHEN_COVERAGE:-100}"
base="${KHEN_BASE:-}"
mutate="${KHEN_MUTATE:-0}"

if ! command -v "$khen" >/dev/null 2>&1; then
  echo "kiem-tra: không tìm thấy lệnh “$khen”; đặt KHEN=đường/dẫn/khen" >&2
  echo "kiem-tra: no command “$khen”; set KHEN=path/to/khen" >&2
  exit 2
fi
if [ ! -e "$rules" ]; then
  echo "kiem-tra: không có thư mục “$rules” / no folder “$rules”" >&2
  exit 2
fi
mkdir -p "$reports" || exit 2

worst=0
# Runs one step; what it finds does not keep the next ones from running.
step() {
  local title="$1"
  shift
  echo
  echo "==> $title"
  "$@"
  local code=$?
  [ "$code" -gt "$worst" ] && worst="$code"
  return 0
}
# The same for a report that only machines read: people have seen the reason already.
report() {
  local file="$1"
  shift
  "$@" >"$reports/$file" 2>/dev/null
  local code=$?
  [ "$code" -gt 1 ] && [ "$code" -gt "$worst" ] && worst="$code"
  return 0
}

step "kiểu trình bày / style" "$khen" fmt --check "$rules"
# On GitHub the findings stand beside the lines of the pull request.
if [ "${GITHUB_ACTIONS:-}" = "true" ]; then
  step "quy tắc / rules" "$khen" validate --format github --fail-on warning "$rules"
else
  step "quy tắc / rules" "$khen" validate --fail-on warning "$rules"
fi
report validate.sarif "$khen" validate --format sarif "$rules"
report validate.xml "$khen" validate --format junit "$rules"
step "kiểm thử và độ phủ / tests and coverage" \
  "$khen" test --coverage --min-coverage "$coverage" "$rules"
report test.xml "$khen" test --format junit "$rules"
report coverage.lcov "$khen" test --coverage --format lcov "$rules"
if [ "$mutate" = "1" ]; then
  step "đột biến / mutation" "$khen" test --mutate --min-score 95 "$rules"
fi
if [ -n "$base" ]; then
  echo
  echo "==> thay đổi so với / changes against $base"
  "$khen" diff "$base" --rules "$rules" --format markdown >"$reports/diff.md"
  code=$?
  [ "$code" -gt 1 ] && [ "$code" -gt "$worst" ] && worst="$code"
  # That the rules change is no mistake; it is shown to whoever reads the change.
  cat "$reports/diff.md"
fi

echo
case "$worst" in
  0) echo "kiem-tra: đạt / passed" ;;
  1) echo "kiem-tra: có điều cần sửa / findings" >&2 ;;
  *) echo "kiem-tra: không chạy được hết / could not run everything" >&2 ;;
esac
[ "$worst" -gt 2 ] && worst=2
exit "$worst"
