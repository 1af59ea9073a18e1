package fr.ecluse.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the system of domain names for the addresses of a host. */
@FunctionalInterface
interface NameResolver {

	InetAddress[] resolve(String host) throws UnknownHostException;

}
