/* kinds/table.c - the list of kinds. Order matters: the first that matches gets the file. */
#include "kinds/files.h"

const struct kind *const kinds[] = {
	&kind_message_queue,
	&kind_regular,
	&kind_char_device,
	&kind_pipe,
	&kind_fifo,
	&kind_unix_socket,
	&kind_inet_socket,
	&kind_packet_socket,
	&kind_netlink_socket,
	&kind_eventfd,
	&kind_epoll,
	&kind_timerfd,
	&kind_signalfd,
	&kind_tty,
	&kind_memfd,
	&kind_pidfd,
	&kind_bpf_map,
	&kind_tun,
	&kind_inotify,
	&kind_fanotify,
	&kind_namespace,
	&kind_external_file,
	&kind_unsupported, /* everything else, by name */
	NULL,
};

int kind_index(const struct kind *kind)
{
	for (int i = 0; kinds[i]; i++)
		if (kinds[i] == kind)
			return i;
	return -1;
}

const struct kind *kind_of_image(int type)
{
	for (int i = 0; kinds[i]; i++)
		if (kinds[i]->image == type && kinds[i]->restore)
			return kinds[i];
	return NULL;
}
