/* traits/lsm.h - which security module labels tasks here. */
#pragma once
#include "image/messages.h"

Lsmtype lsm_type(void);
