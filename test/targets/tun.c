/*
 * tun and tap: a descriptor without a device; a tun device that is up, with addresses and a route; a tap device with two queues, of
 * which one is detached, and settings of its own. With an argument: "persistent", a device that stays; "filter", one whose
 * packets are filtered.
 */
#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/if.h>
#include <linux/if_tun.h>
#include <linux/route.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include "target.h"

static int bare = -1, tun = -1, tap = -1, second = -1, sock = -1;
static char tun_name[16], tap_name[16];

static struct ifreq named(const char *name)
{
	struct ifreq ask = { 0 };

	strcpy(ask.ifr_name, name);
	return ask;
}

static int join(const char *name, int flags)
{
	struct ifreq ask = named(name);
	int fd = open("/dev/net/tun", O_RDWR | O_CLOEXEC);

	if (fd < 0)
		skip("/dev/net/tun cannot be opened");
	ask.ifr_flags = (short)flags;
	if (ioctl(fd, TUNSETIFF, &ask) < 0) {
		if (errno == EPERM)
			skip("no tun devices for us");
		must(-1);
	}
	return fd;
}

static void set(int request, struct ifreq ask)
{
	must(ioctl(sock, (unsigned long)request, &ask));
}

static void set_address(int request, const char *name, const char *address)
{
	struct ifreq ask = named(name);
	struct sockaddr_in *in = (struct sockaddr_in *)&ask.ifr_addr;

	in->sin_family = AF_INET;
	must(inet_pton(AF_INET, address, &in->sin_addr));
	set(request, ask);
}

static void set_up_link(const char *name, int mtu)
{
	struct ifreq ask = named(name);

	ask.ifr_mtu = mtu;
	set(SIOCSIFMTU, ask);
	ask.ifr_flags = IFF_UP;
	set(SIOCSIFFLAGS, ask);
}

static void set_route(const char *name, const char *to)
{
	struct rtentry route = { .rt_flags = RTF_UP, .rt_dev = (char *)name };
	struct sockaddr_in *dst = (struct sockaddr_in *)&route.rt_dst, *mask = (struct sockaddr_in *)&route.rt_genmask;

	dst->sin_family = mask->sin_family = AF_INET;
	must(inet_pton(AF_INET, to, &dst->sin_addr));
	must(inet_pton(AF_INET, "255.255.255.0", &mask->sin_addr));
	must(ioctl(sock, SIOCADDRT, &route));
}

static void set_up_tap(void)
{
	struct ifreq ask = named(tap_name);
	int size = 12, one = 1, sndbuf = 54321;

	tap = join(tap_name, IFF_TAP | IFF_NO_PI | IFF_VNET_HDR | IFF_MULTI_QUEUE);
	must(ioctl(tap, TUNSETVNETHDRSZ, &size));
	must(ioctl(tap, TUNSETVNETLE, &one));
	must(ioctl(tap, TUNSETSNDBUF, &sndbuf));
	must(ioctl(tap, TUNSETOFFLOAD, TUN_F_CSUM | TUN_F_TSO4));
	must(ioctl(tap, TUNSETOWNER, 1234));
	must(ioctl(tap, TUNSETGROUP, 567));
	ask.ifr_hwaddr.sa_family = 1;
	memcpy(ask.ifr_hwaddr.sa_data, "\x02\x12\x34\x56\x78\x9a", 6);
	set(SIOCSIFHWADDR, ask);
	second = join(tap_name, IFF_TAP | IFF_NO_PI | IFF_VNET_HDR | IFF_MULTI_QUEUE);
	ask = named("");
	ask.ifr_flags = IFF_DETACH_QUEUE;
	must(ioctl(second, TUNSETQUEUE, &ask));
}

static void set_filter(void)
{
	struct sock_filter code[] = { { BPF_RET | BPF_K, 0, 0, 0xffff } };
	struct sock_fprog program = { .len = 1, .filter = code };

	tap = join(tap_name, IFF_TAP);
	must(ioctl(tap, TUNATTACHFILTER, &program));
}

void set_up(int argc, char **argv)
{
	snprintf(tun_name, sizeof tun_name, "lctun%d", getpid() % 1000000);
	snprintf(tap_name, sizeof tap_name, "lctap%d", getpid() % 1000000);
	sock = (int)must(socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
	if (argc > 1 && !strcmp(argv[1], "filter"))
		return set_filter();
	tun = join(tun_name, IFF_TUN | IFF_NO_PI);
	set_address(SIOCSIFADDR, tun_name, "10.213.7.1");
	set_address(SIOCSIFNETMASK, tun_name, "255.255.255.0");
	set_up_link(tun_name, 1380);
	set_route(tun_name, "10.214.9.0");
	if (argc > 1) {
		must(ioctl(tun, TUNSETPERSIST, 1));
		return;
	}
	bare = (int)must(open("/dev/net/tun", O_RDWR | O_NONBLOCK));
	set_up_tap();
}

static void json_address(const char *key, const char *name, int request)
{
	struct ifreq ask = named(name);

	if (ioctl(sock, (unsigned long)request, &ask) == 0)
		json_text(key, inet_ntoa(((struct sockaddr_in *)&ask.ifr_addr)->sin_addr));
}

/* What /proc/net/route says of the device, without counters. */
static void json_routes(const char *name)
{
	FILE *f = fopen("/proc/net/route", "r");
	char line[256], device[32];
	unsigned to, gateway, flags, mask;

	check(f);
	json_list("routes");
	while (fgets(line, sizeof line, f))
		if (sscanf(line, "%31s %x %x %x %*d %*d %*d %x", device, &to, &gateway, &flags, &mask) == 5 &&
		    !strcmp(device, name)) {
			json_hex(NULL, (unsigned long long)to << 32 | mask);
			json_int(NULL, flags);
		}
	json_end();
	fclose(f);
}

static void json_device(const char *key, int fd)
{
	struct ifreq ask = { 0 };
	char path[64], name[16];
	int value = 0;

	json_object(key);
	if (ioctl(fd, TUNGETIFF, &ask) < 0) {
		json_int("errno", errno);
		return json_end();
	}
	strcpy(name, ask.ifr_name);
	json_text("name", name);
	json_hex("flags", (unsigned short)ask.ifr_flags);
	must(ioctl(fd, TUNGETSNDBUF, &value));
	json_int("sndbuf", value);
	must(ioctl(fd, TUNGETVNETHDRSZ, &value));
	json_int("header", value);
	must(ioctl(fd, TUNGETVNETLE, &value));
	json_int("little", value);
	must(ioctl(sock, SIOCGIFINDEX, &ask));
	json_int("index", ask.ifr_ifindex);
	must(ioctl(sock, SIOCGIFMTU, &ask));
	json_int("mtu", ask.ifr_mtu);
	must(ioctl(sock, SIOCGIFFLAGS, &ask));
	json_hex("link", (unsigned short)ask.ifr_flags);
	must(ioctl(sock, SIOCGIFHWADDR, &ask));
	json_hex("type", ask.ifr_hwaddr.sa_family);
	if (ask.ifr_hwaddr.sa_family == 1)
		json_hex("hardware", checksum(0, ask.ifr_hwaddr.sa_data, 6));
	json_address("address", name, SIOCGIFADDR);
	json_address("mask", name, SIOCGIFNETMASK);
	json_routes(name);
	snprintf(path, sizeof path, "/proc/self/fdinfo/%d", fd);
	json_text("iff", proc_line(path, "iff:"));
	json_end();
}

static void json_shown(void)
{
	char command[128], line[256] = "";
	FILE *f;

	/* Owner, group and offloads only netlink tells; `ip` and `ethtool` may be missing. */
	snprintf(command, sizeof command, "ip -d link show %s 2>/dev/null | grep -o 'tun type.*'", tap_name);
	f = popen(command, "r");
	check(f);
	if (fgets(line, sizeof line, f))
		line[strcspn(line, "\n")] = '\0';
	pclose(f);
	json_text("shown", line);
}

void report(void)
{
	if (bare >= 0) {
		json_device("bare", bare);
		json_int("nonblocking", fcntl(bare, F_GETFL) & O_NONBLOCK);
	}
	if (tun >= 0)
		json_device("tun", tun);
	if (tap >= 0)
		json_device("tap", tap);
	if (second >= 0) {
		json_device("second", second);
		json_shown();
	}
}

/* "use": a packet through the device, by its route. "end": the device is to go with us. */
void act(char *line)
{
	struct sockaddr_in to = { .sin_family = AF_INET, .sin_port = htons(9) };
	unsigned char packet[2048];
	long n;

	if (!strcmp(line, "end")) {
		must(ioctl(tun, TUNSETPERSIST, 0));
		return;
	}
	must(inet_pton(AF_INET, "10.214.9.77", &to.sin_addr));
	must(fcntl(tun, F_SETFL, O_NONBLOCK));
	while (read(tun, packet, sizeof packet) > 0)
		; /* what the kernel sends by itself */
	must(sendto(sock, "hello", 5, 0, (struct sockaddr *)&to, sizeof to));
	for (int i = 0; i < 100; i++) {
		n = read(tun, packet, sizeof packet);
		if (n == 33 && packet[19] == 77)
			break;
		pause_ms(5);
	}
	json_int("size", n);
	if (bare >= 0) {
		struct ifreq ask = { .ifr_flags = IFF_TUN };

		json_int("joins", ioctl(bare, TUNSETIFF, &ask));
		ask = (struct ifreq){ .ifr_flags = IFF_ATTACH_QUEUE };
		json_int("attaches", ioctl(second, TUNSETQUEUE, &ask));
	}
}
