package fr.ecluse.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;

import org.springframework.stereotype.Component;

/** Names as this machine resolves them. */
@Component
class SystemNames implements NameResolver {

	@Override
	public InetAddress[] resolve(String host) throws UnknownHostException {
		return InetAddress.getAllByName(host);
	}

}
