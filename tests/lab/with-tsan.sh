#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# with-tsan.sh CMD...: run a program that was built with the thread sanitizer. Its older run times do not know where a kernel
# of today puts libraries; without address randomisation they do. Whatever is built for it is watched, without exception; of
# libraries that are not built for it no sense can be made (their atomic operations are not seen). The first report ends it.
export TSAN_OPTIONS="halt_on_error=1 second_deadlock_stack=1 ignore_noninstrumented_modules=1 ${TSAN_OPTIONS:-}"
if command -v setarch >/dev/null && setarch "$(uname -m)" -R true 2>/dev/null; then
  exec setarch "$(uname -m)" -R "$@"
fi
exec "$@"
