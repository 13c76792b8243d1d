# Completion of the peer-learning tools in bash: options and their words out of --help, else files.
_pl() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} words
    if [[ $cur == '=' ]]; then
        cur=
    elif [[ $prev == '=' ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    if [[ $prev == --?* ]]; then
        words=$("$1" --help 2>/dev/null | sed -n -e "s/^.*$prev=\([a-z]*|[a-z|]*\).*/\1/p" | tr '|' ' ')
    fi
    if [[ -z $words && $cur == -* ]]; then
        words=$("$1" --help 2>/dev/null | grep -o -E -e '--[a-z][a-z-]*')
    fi
    if [[ -n $words ]]; then
        mapfile -t COMPREPLY < <(compgen -W "$words" -- "$cur")
    else
        mapfile -t COMPREPLY < <(compgen -f -- "$cur")
    fi
}
complete -o filenames -F _pl pl-survey pl-map pl-pair pl-schedule pl-report
