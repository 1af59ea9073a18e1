package fr.ecluse.webhook;

import java.time.Duration;
import java.util.List;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of webhooks.
 *
 * @param threads how many calls this node makes at a time; 0 when other nodes do it
 * @param concurrency how many calls one subscription gets at a time, over all nodes; one
 * whose last call failed gets a single one
 * @param every how often a node looks for work
 * @param connectTimeout longest wait for a connection
 * @param timeout longest call, from the connection to the last byte read
 * @param lease after how long a delivery that a node took up is taken up by another
 * @param backoff waits before another attempt; the last one repeats
 * @param retriedFor how long one delivery is attempted while others succeed
 * @param pausedAfter after how long without one success a subscription is paused
 * @param formerSecret how long the former secret signs as well after a rotation
 * @param perMember how many subscriptions a member may have
 * @param allowHttp whether plain HTTP is accepted
 * @param allowedNetworks networks (CIDR) that may be reached although they are not public
 */
@ConfigurationProperties("ecluse.webhooks")
record WebhookSettings(@DefaultValue("16") int threads, @DefaultValue("4") int concurrency,
		@DefaultValue("500ms") Duration every, @DefaultValue("5s") Duration connectTimeout,
		@DefaultValue("10s") Duration timeout, @DefaultValue("1m") Duration lease, @DefaultValue( {
				"5s", "30s", "2m", "10m", "1h", "6h" }) List<Duration> backoff,
		@DefaultValue("3d") Duration retriedFor, @DefaultValue("3d") Duration pausedAfter,
		@DefaultValue("24h") Duration formerSecret, @DefaultValue("20") int perMember,
		@DefaultValue("false") boolean allowHttp, @DefaultValue List<String> allowedNetworks){
}
