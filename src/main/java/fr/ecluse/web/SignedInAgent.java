package fr.ecluse.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import fr.ecluse.member.Agent;
import fr.ecluse.member.OpsnRole;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;

/** An agent's account as the session knows it; its name is the user name. */
record SignedInAgent(Agent agent) implements UserDetails {

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		List<GrantedAuthority> authorities = new ArrayList<>();
		authorities.add(new SimpleGrantedAuthority(Authorities.AGENT));
		if (this.agent.isOpsnAdministrator()) {
			authorities.add(new SimpleGrantedAuthority(Authorities.OPSN_ADMINISTRATOR));
		}
		if (this.agent.opsnRoles().contains(OpsnRole.DESIGNER)) {
			authorities.add(new SimpleGrantedAuthority(Authorities.OPSN_DESIGNER));
		}
		return List.copyOf(authorities);
	}

	@Override
	public String getPassword() {
		return this.agent.passwordHash();
	}

	@Override
	public String getUsername() {
		return this.agent.username();
	}

	@Override
	public boolean isEnabled() {
		return this.agent.enabled();
	}

}
