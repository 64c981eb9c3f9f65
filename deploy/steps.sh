# Read by install.sh and upgrade.sh: a step is a title, and commands that stand on the page
# docs/deployment.md word for word.
# shellcheck shell=bash

STEP=''
trap 'stop "the step \"$STEP\" failed (see above). Mend that, and run this again: what is done stays done."' ERR

# The title; the commands come on standard input.
step() {
    local commands
    STEP=$1
    commands=$(cat)
    printf '\n# %s\n' "$STEP"
    if [ "$DRY_RUN" = yes ]; then
        printf '%s\n' "$commands"
    else
        eval "$commands"
    fi
}
