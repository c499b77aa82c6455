#!/bin/sh
# Runs the tests. Where the interpreter itself crashed inside Qt, which is rare and whose cause is not
# found, it says so and runs what failed once more in a process of its own; any other failure stands.
# Usage: tests.sh BIN [what pytest shall run]
bin=$1
shift
mkdir -p build
export QT_QPA_PLATFORM=offscreen
{ "$bin/python" -m pytest -n 2 "$@" 2>&1; echo $? > build/tests.status; } | tee build/tests.log
status=$(cat build/tests.status)
if [ "$status" != 0 ] && grep -q "crashed while running" build/tests.log; then
	echo "The interpreter crashed inside Qt: what failed is run once more. Please keep build/tests.log."
	"$bin/python" -m pytest -n 0 --last-failed --last-failed-no-failures none "$@"
	status=$?
fi
exit "$status"
