/* traits/capabilities.h - names of capabilities, for errors. */
#pragma once
#include "base/types.h"

/* "CAP_SYS_ADMIN", or NULL for numbers that we do not know. */
const char *capability_name(u32 capability);
