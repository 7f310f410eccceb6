_khen() {
  local current="${COMP_WORDS[COMP_CWORD]}" previous="${COMP_WORDS[COMP_CWORD-1]}"
  local command="" word
  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$word" in
      -*) ;;
      *) command="$word"; break ;;
    esac
  done
  if [ -z "$command" ]; then
    COMPREPLY=($(compgen -W "check explain score select validate diff test bench fmt new eval schema sources help completions version --help --version" -- "$current"))
    return
  fi
  case "$command:$previous" in
    check:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    check:--award) COMPREPLY=(); return ;;
    check:--as-of) COMPREPLY=(); return ;;
    check:--format) COMPREPLY=($(compgen -W "table text json ndjson csv brief" -- "$current")); return ;;
    check:--explain) COMPREPLY=($(compgen -W "none failed all" -- "$current")); return ;;
    check:--fail-on) COMPREPLY=($(compgen -W "eligible ineligible on-hold undetermined pending not-applicable data-error rule-error" -- "$current")); return ;;
    check:--jobs) COMPREPLY=(); return ;;
    check:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    check:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    explain:--id) COMPREPLY=(); return ;;
    explain:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    explain:--award) COMPREPLY=(); return ;;
    explain:--as-of) COMPREPLY=(); return ;;
    explain:--format) COMPREPLY=($(compgen -W "text json ndjson" -- "$current")); return ;;
    explain:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    explain:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    score:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    score:--scorecard) COMPREPLY=(); return ;;
    score:--as-of) COMPREPLY=(); return ;;
    score:--id) COMPREPLY=(); return ;;
    score:--format) COMPREPLY=($(compgen -W "table text json ndjson csv" -- "$current")); return ;;
    score:--jobs) COMPREPLY=(); return ;;
    score:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    score:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    select:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    select:--as-of) COMPREPLY=(); return ;;
    select:--format) COMPREPLY=($(compgen -W "table text json csv" -- "$current")); return ;;
    select:--fail-on) COMPREPLY=($(compgen -W "shortage undecided" -- "$current")); return ;;
    select:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    select:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    validate:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    validate:--format) COMPREPLY=($(compgen -W "text short json sarif github junit" -- "$current")); return ;;
    validate:--fail-on) COMPREPLY=($(compgen -W "error warning hint" -- "$current")); return ;;
    validate:--only) COMPREPLY=(); return ;;
    validate:--skip) COMPREPLY=(); return ;;
    validate:--effort) COMPREPLY=(); return ;;
    validate:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    validate:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    diff:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    diff:--dossiers) COMPREPLY=($(compgen -f -- "$current")); return ;;
    diff:--award) COMPREPLY=(); return ;;
    diff:--as-of) COMPREPLY=(); return ;;
    diff:--fail-on) COMPREPLY=($(compgen -W "verdict any none" -- "$current")); return ;;
    diff:--format) COMPREPLY=($(compgen -W "text json markdown" -- "$current")); return ;;
    diff:--jobs) COMPREPLY=(); return ;;
    diff:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    diff:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    test:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    test:--filter) COMPREPLY=(); return ;;
    test:--format) COMPREPLY=($(compgen -W "text json junit tap lcov" -- "$current")); return ;;
    test:--min-coverage) COMPREPLY=(); return ;;
    test:--jobs) COMPREPLY=(); return ;;
    test:--award) COMPREPLY=(); return ;;
    test:--min-score) COMPREPLY=(); return ;;
    test:--sample) COMPREPLY=(); return ;;
    test:--seed) COMPREPLY=(); return ;;
    test:--timeout) COMPREPLY=(); return ;;
    test:--write) COMPREPLY=($(compgen -f -- "$current")); return ;;
    test:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    test:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    bench:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    bench:--award) COMPREPLY=(); return ;;
    bench:--as-of) COMPREPLY=(); return ;;
    bench:--count) COMPREPLY=(); return ;;
    bench:--seed) COMPREPLY=(); return ;;
    bench:--rounds) COMPREPLY=(); return ;;
    bench:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    bench:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    fmt:--keywords) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    fmt:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    fmt:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    fmt:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    new:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    new:--for) COMPREPLY=(); return ;;
    new:--name) COMPREPLY=(); return ;;
    new:--under) COMPREPLY=(); return ;;
    new:--folder) COMPREPLY=($(compgen -d -- "$current")); return ;;
    new:--keywords) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    new:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    new:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    eval:--facts) COMPREPLY=($(compgen -f -- "$current")); return ;;
    eval:--facts-json) COMPREPLY=(); return ;;
    eval:--as-of) COMPREPLY=(); return ;;
    eval:--rounding) COMPREPLY=($(compgen -W "down up strict" -- "$current")); return ;;
    eval:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    eval:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    schema:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    schema:--format) COMPREPLY=($(compgen -W "json-schema csv-header result-schema" -- "$current")); return ;;
    schema:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    schema:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    sources:--rules) COMPREPLY=($(compgen -d -- "$current")); return ;;
    sources:--instrument) COMPREPLY=(); return ;;
    sources:--as-of) COMPREPLY=(); return ;;
    sources:--within) COMPREPLY=(); return ;;
    sources:--format) COMPREPLY=($(compgen -W "table json md" -- "$current")); return ;;
    sources:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    sources:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    help:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    help:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    completions:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    completions:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
    version:--lang) COMPREPLY=($(compgen -W "vi en" -- "$current")); return ;;
    version:--color) COMPREPLY=($(compgen -W "auto always never" -- "$current")); return ;;
  esac
  case "$command" in
    check) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi; COMPREPLY=($(compgen -W "--rules --award --all-awards --as-of --format --explain --fail-on --jobs --lang --color --help" -- "$current")) ;;
    explain) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi; COMPREPLY=($(compgen -W "--id --rules --award --all-awards --as-of --format --lang --color --help" -- "$current")) ;;
    score) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi; COMPREPLY=($(compgen -W "--rules --scorecard --as-of --id --format --jobs --lang --color --help" -- "$current")) ;;
    select) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi; COMPREPLY=($(compgen -W "--rules --as-of --format --fail-on --lang --color --help" -- "$current")) ;;
    validate) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -d -- "$current")); return; fi; COMPREPLY=($(compgen -W "--rules --format --fail-on --only --skip --effort --fix --diff --lang --color --help" -- "$current")) ;;
    diff) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi; COMPREPLY=($(compgen -W "--rules --dossiers --award --as-of --all --no-witness --fail-on --format --jobs --lang --color --help" -- "$current")) ;;
    test) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -d -- "$current")); return; fi; COMPREPLY=($(compgen -W "--rules --filter --list --format --update --coverage --min-coverage --fail-fast --jobs --watch --mutate --award --min-score --sample --seed --timeout --write --boundaries --lang --color --help" -- "$current")) ;;
    bench) COMPREPLY=($(compgen -W "--rules --award --all-awards --as-of --count --seed --rounds --generate --json --lang --color --help" -- "$current")) ;;
    fmt) if [[ "$current" != -* ]]; then COMPREPLY=($(compgen -f -- "$current")); return; fi; COMPREPLY=($(compgen -W "--check --diff --keywords --rules --lang --color --help" -- "$current")) ;;
    new) COMPREPLY=($(compgen -W "--rules --for --name --under --folder --keywords --lang --color --help" -- "$current")) ;;
    eval) COMPREPLY=($(compgen -W "--facts --facts-json --as-of --rounding --json --lang --color --help" -- "$current")) ;;
    schema) COMPREPLY=($(compgen -W "--rules --format --lang --color --help" -- "$current")) ;;
    sources) COMPREPLY=($(compgen -W "--rules --instrument --as-of --within --format --lang --color --help" -- "$current")) ;;
    help) COMPREPLY=($(compgen -W "--lang --color --help" -- "$current")) ;;
    completions) COMPREPLY=($(compgen -W "--lang --color --help bash zsh fish" -- "$current")) ;;
    version) COMPREPLY=($(compgen -W "--lang --color --help" -- "$current")) ;;
  esac
}
complete -o filenames -F _khen khen
