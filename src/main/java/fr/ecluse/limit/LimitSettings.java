package fr.ecluse.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls of the API a node takes, a rate of 0 meaning that it takes all.
 *
 * @param memberPerMinute from all programs of one member together
 * @param memberBurst how many of them may come at once
 * @param programPerMinute from one key or one client of a member
 * @param programBurst how many of them may come at once
 * @param opsnPerMinute from one program of the OPSN
 * @param opsnBurst how many of them may come at once
 * @param agentPerMinute from one person with an open session
 * @param agentBurst how many of them may come at once
 * @param dailyStarts dossiers that programs may start for one member in a day, on all
 * nodes together; 0 for any number
 */
@ConfigurationProperties("ecluse.limits")
record LimitSettings(@DefaultValue("600") int memberPerMinute, @DefaultValue("200") int memberBurst,
		@DefaultValue("450") int programPerMinute, @DefaultValue("150") int programBurst,
		@DefaultValue("6000") int opsnPerMinute, @DefaultValue("2000") int opsnBurst,
		@DefaultValue("300") int agentPerMinute, @DefaultValue("150") int agentBurst,
		@DefaultValue("0") int dailyStarts) {

	Rate member() {
		return new Rate("member", this.memberPerMinute, this.memberBurst);
	}

	Rate program() {
		return new Rate("program", this.programPerMinute, this.programBurst);
	}

	Rate opsn() {
		return new Rate("opsn", this.opsnPerMinute, this.opsnBurst);
	}

	Rate agent() {
		return new Rate("agent", this.agentPerMinute, this.agentBurst);
	}

}
