/*
 * base/urgency.h - the conductor does not wait for a processor while a target waits for it: a busy target that it has just let
 * go would else take its place for a whole slice, 3 ms. For short work only; long copying is not urgent.
 */
#pragma once

/* The lowest real-time priority, where permitted, if the host's scheduling is the usual one. Nothing born here inherits it. */
void urgency_raise(void);
void urgency_drop(void);
