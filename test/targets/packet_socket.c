/*
 * Packet sockets: plain ones with filter, options and memberships; rings of all versions that are mapped, by a child too; a fanout
 * of two; one of the old type. `packet_socket cbpf|part|closed` hold what is refused: a fanout that a program divides, a part of a
 * ring, a ring of a socket that is closed.
 */
#include "target.h"
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if_ether.h>
#include <linux/if_packet.h>
#include <linux/netlink.h>
#include <linux/packet_diag.h>
#include <linux/rtnetlink.h>
#include <linux/sock_diag.h>
#include <net/if.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>

#define TYPE	   0x88b5 /* for experiments: nobody else sends it */
#define RING_BYTES 16384

enum { FRESH, FILTERED, COOKED, RING_1, RING_2, RING_3, FAN_A, FAN_B, OLD, COUNT };
static const char *const names[COUNT] = { "fresh",  "filtered", "cooked", "ring_1", "ring_2",
					  "ring_3", "fan_a",	"fan_b",  "old" };
static int fds[COUNT];
static unsigned char *rings[COUNT];
static struct worker child;

static int get(int fd, int level, int option)
{
	int value = -1;
	socklen_t size = sizeof value;

	return getsockopt(fd, level, option, &value, &size) < 0 ? -errno : value;
}

static void set(int fd, int option, int value)
{
	must(setsockopt(fd, SOL_PACKET, option, &value, sizeof value));
}

static int packet(int type)
{
	int fd = socket(AF_PACKET, type, 0);

	if (fd < 0)
		skip("no packet sockets");
	return fd;
}

static void bound(int fd, int type)
{
	struct sockaddr_ll name = { .sll_family = AF_PACKET,
				    .sll_protocol = htons(type),
				    .sll_ifindex = if_nametoindex("lo") };

	must(bind(fd, (struct sockaddr *)&name, sizeof name));
}

static void join(int fd, int type, const char *address)
{
	struct packet_mreq m = { .mr_ifindex = if_nametoindex("lo"), .mr_type = type, .mr_alen = address ? 6 : 0 };

	if (address)
		memcpy(m.mr_address, address, 6);
	must(setsockopt(fd, SOL_PACKET, PACKET_ADD_MEMBERSHIP, &m, sizeof m));
}

static void ring(int fd, int which)
{
	struct tpacket_req3 r = { .tp_block_size = RING_BYTES / 2,
				  .tp_block_nr = 2,
				  .tp_frame_size = 2048,
				  .tp_frame_nr = RING_BYTES / 2048 };

	if (get(fd, SOL_PACKET, PACKET_VERSION) == TPACKET_V3)
		r.tp_retire_blk_tov = 20;
	must(setsockopt(fd, SOL_PACKET, which, &r, sizeof r));
}

static unsigned char *mapped(int fd, int size, int flags)
{
	void *at = mmap(NULL, size, PROT_READ | PROT_WRITE, flags, fd, 0);

	check(at != MAP_FAILED);
	return at;
}

static void set_up_ring(int which, int version, int flags)
{
	fds[which] = packet(SOCK_RAW);
	set(fds[which], PACKET_VERSION, version);
	set(fds[which], PACKET_RESERVE, 32);
	ring(fds[which], PACKET_RX_RING);
	if (version == TPACKET_V2)
		ring(fds[which], PACKET_TX_RING);
	rings[which] = mapped(fds[which], version == TPACKET_V2 ? 2 * RING_BYTES : RING_BYTES, flags);
	bound(fds[which], TYPE);
}

static void set_up_filtered(void)
{
	static struct sock_filter code[] = { BPF_STMT(BPF_LD | BPF_B | BPF_ABS, 14),
					     BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, 'y', 0, 1),
					     BPF_STMT(BPF_RET | BPF_K, 0xffff), BPF_STMT(BPF_RET | BPF_K, 0) };
	struct sock_fprog program = { ARRAY_SIZE(code), code };
	int fd = fds[FILTERED] = packet(SOCK_RAW);

	must(setsockopt(fd, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program));
	set(fd, PACKET_QDISC_BYPASS, 1);
	set(fd, PACKET_IGNORE_OUTGOING, 1);
	set(fd, PACKET_AUXDATA, 1);
	bound(fd, TYPE);
}

static void set_up_cooked(void)
{
	int fd = fds[COOKED] = packet(SOCK_DGRAM);

	set(fd, PACKET_ORIGDEV, 1);
	set(fd, PACKET_TIMESTAMP, 1 << 6);
	join(fd, PACKET_MR_PROMISC, NULL);
	join(fd, PACKET_MR_PROMISC, NULL);
	join(fd, PACKET_MR_MULTICAST, "\x01\x00\x5e\x01\x02\x03");
	bound(fd, TYPE);
}

static void fanout(int fd, int type)
{
	bound(fd, TYPE);
	set(fd, PACKET_FANOUT, (getpid() & 0xffff) | type << 16);
}

static void set_up_old(void)
{
	struct sockaddr name = { .sa_family = AF_PACKET, .sa_data = "lo" };

	fds[OLD] = socket(AF_PACKET, SOCK_PACKET, htons(TYPE));
	check(fds[OLD] >= 0);
	must(bind(fds[OLD], &name, sizeof name));
}

static int filter_length(int fd)
{
	socklen_t size = 0;

	return getsockopt(fd, SOL_SOCKET, SO_GET_FILTER, NULL, &size) < 0 ? -errno : (int)size;
}

static void json_memberships(const void *at, size_t size)
{
	const struct packet_diag_mclist *m = at;

	json_list("memberships");
	for (; size >= sizeof *m; size -= sizeof *m, m++) {
		json_int(NULL, m->pdmc_type);
		json_int(NULL, m->pdmc_count);
		json_hex(NULL, checksum(0, m->pdmc_addr, m->pdmc_alen));
	}
	json_end();
}

static void json_attributes(struct nlmsghdr *head)
{
	struct packet_diag_msg *body = NLMSG_DATA(head);
	struct rtattr *a = (struct rtattr *)(body + 1);
	int left = head->nlmsg_len - NLMSG_LENGTH(sizeof *body);

	for (; RTA_OK(a, left); a = RTA_NEXT(a, left)) {
		if (a->rta_type == PACKET_DIAG_MCLIST)
			json_memberships(RTA_DATA(a), RTA_PAYLOAD(a));
		else if (a->rta_type == PACKET_DIAG_RX_RING || a->rta_type == PACKET_DIAG_TX_RING)
			json_hex(a->rta_type == PACKET_DIAG_RX_RING ? "receive_ring" : "send_ring",
				 checksum(0, RTA_DATA(a), RTA_PAYLOAD(a)));
	}
}

/* What no getsockopt(2) tells. */
static void json_diag(int fd)
{
	struct {
		struct nlmsghdr head;
		struct packet_diag_req body;
	} q = { .head = { .nlmsg_len = sizeof q,
			  .nlmsg_type = SOCK_DIAG_BY_FAMILY,
			  .nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP },
		.body = { .sdiag_family = AF_PACKET, .pdiag_show = PACKET_SHOW_MCLIST | PACKET_SHOW_RING_CFG } };
	static char answer[32768];
	int diag = (int)must(socket(AF_NETLINK, SOCK_RAW, NETLINK_SOCK_DIAG)), left;
	struct stat st;

	must(fstat(fd, &st));
	must(send(diag, &q, sizeof q, 0));
	for (bool more = true; more;) {
		struct nlmsghdr *head = (struct nlmsghdr *)answer;

		left = (int)must(recv(diag, answer, sizeof answer, 0));
		for (; NLMSG_OK(head, left); head = NLMSG_NEXT(head, left)) {
			more = head->nlmsg_type == SOCK_DIAG_BY_FAMILY;
			if (more && ((struct packet_diag_msg *)NLMSG_DATA(head))->pdiag_ino == st.st_ino)
				json_attributes(head);
		}
	}
	must(close(diag));
}

static void json_ring(int i)
{
	struct stat st;
	unsigned long start = 0, end = 0;
	FILE *maps = fopen("/proc/self/maps", "r");
	char line[512], wanted[64];
	bool found = false;

	must(fstat(fds[i], &st));
	snprintf(wanted, sizeof wanted, "socket:[%lu]", (unsigned long)st.st_ino);
	while (maps && fgets(line, sizeof line, maps)) {
		sscanf(line, "%lx-%lx", &start, &end);
		if (start == (unsigned long)rings[i])
			found = strstr(line, wanted) != NULL;
		if (start == (unsigned long)rings[i])
			json_int("size", end - start);
	}
	if (maps)
		fclose(maps);
	json_bool("mapped", found);
}

static void report_child(void)
{
	json_ring(RING_1);
}

static void refused(const char *what)
{
	int fd = fds[0] = packet(SOCK_RAW);
	unsigned char *at;

	for (int i = 1; i < COUNT; i++)
		fds[i] = -1;
	if (strcmp(what, "cbpf") == 0) {
		fanout(fd, PACKET_FANOUT_CBPF);
		return;
	}
	ring(fd, PACKET_RX_RING);
	at = mapped(fd, RING_BYTES, MAP_SHARED);
	if (strcmp(what, "part") == 0)
		must(munmap(at, 4096));
	else
		must(close(fd));
}

void set_up(int argc, char **argv)
{
	if (argc > 1) {
		refused(argv[1]);
		return;
	}
	fds[FRESH] = packet(SOCK_RAW);
	set_up_filtered();
	set_up_cooked();
	set_up_ring(RING_1, TPACKET_V1, MAP_SHARED);
	set_up_ring(RING_2, TPACKET_V2, MAP_PRIVATE);
	set_up_ring(RING_3, TPACKET_V3, MAP_SHARED);
	fanout(fds[FAN_A] = packet(SOCK_RAW), PACKET_FANOUT_LB);
	fanout(fds[FAN_B] = packet(SOCK_RAW), PACKET_FANOUT_LB);
	set_up_old();
	child = start_worker(report_child);
}

static void report_one(int fd)
{
	struct sockaddr_ll name = { 0 };
	socklen_t size = sizeof name;

	must(getsockname(fd, (struct sockaddr *)&name, &size));
	json_int("type", get(fd, SOL_SOCKET, SO_TYPE));
	json_int("protocol", ntohs(name.sll_protocol));
	json_int("interface", name.sll_ifindex);
	json_int("version", get(fd, SOL_PACKET, PACKET_VERSION));
	json_int("reserve", get(fd, SOL_PACKET, PACKET_RESERVE));
	json_int("auxdata", get(fd, SOL_PACKET, PACKET_AUXDATA));
	json_int("origdev", get(fd, SOL_PACKET, PACKET_ORIGDEV));
	json_int("loss", get(fd, SOL_PACKET, PACKET_LOSS));
	json_int("timestamp", get(fd, SOL_PACKET, PACKET_TIMESTAMP));
	json_int("fanout", get(fd, SOL_PACKET, PACKET_FANOUT));
	json_int("bypass", get(fd, SOL_PACKET, PACKET_QDISC_BYPASS));
	json_int("ignore_outgoing", get(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING));
	json_int("filter", filter_length(fd));
	json_diag(fd);
}

void report(void)
{
	for (int i = 0; i < COUNT; i++) {
		if (fds[i] < 0 || (fds[0] >= 0 && fcntl(fds[i], F_GETFD) < 0))
			continue;
		json_object(names[i]);
		report_one(fds[i]);
		if (rings[i])
			json_ring(i);
		json_end();
	}
	if (child.pid)
		ask_worker(&child, "child");
}

static void send_one(char first)
{
	struct sockaddr_ll to = { .sll_family = AF_PACKET,
				  .sll_protocol = htons(TYPE),
				  .sll_ifindex = if_nametoindex("lo"),
				  .sll_halen = 6 };
	char bytes[100] = { first };
	int fd = packet(SOCK_DGRAM);

	must(sendto(fd, bytes, sizeof bytes, 0, (struct sockaddr *)&to, sizeof to));
	must(close(fd));
}

static int received(int fd)
{
	char bytes[256];
	int n = 0;

	while (recv(fd, bytes, sizeof bytes, MSG_DONTWAIT) >= 0)
		n++;
	return n;
}

static int frames_seen(int i)
{
	int n = 0;

	for (int at = 0; at < RING_BYTES; at += 2048) {
		unsigned long status = i == RING_1 ? ((struct tpacket_hdr *)(rings[i] + at))->tp_status
						   : ((struct tpacket2_hdr *)(rings[i] + at))->tp_status;

		if (status & TP_STATUS_USER)
			n++;
	}
	return n;
}

/* A block is the program's once its time is over. */
static int block_packets(void)
{
	int n = 0;

	pause_ms(100);
	for (int at = 0; at < RING_BYTES; at += RING_BYTES / 2) {
		struct tpacket_block_desc *block = (void *)(rings[RING_3] + at);

		if (block->hdr.bh1.block_status & TP_STATUS_USER)
			n += block->hdr.bh1.num_pkts;
	}
	return n;
}

/* Two packets, of which the filter lets one through. */
static void act_use(void)
{
	int a, b;

	send_one('y');
	send_one('n');
	json_int("fresh", received(fds[FRESH]));
	json_int("filtered", received(fds[FILTERED]));
	json_int("cooked", received(fds[COOKED]));
	json_int("old", received(fds[OLD]));
	json_int("ring_1", frames_seen(RING_1));
	json_int("ring_2", frames_seen(RING_2));
	json_int("ring_3", block_packets());
	a = received(fds[FAN_A]);
	b = received(fds[FAN_B]);
	json_int("fan", a + b);
	json_bool("fan_divides", a && b);
}

void act(char *line)
{
	if (strcmp(line, "use") == 0)
		act_use();
}
