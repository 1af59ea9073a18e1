package fr.ecluse.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import fr.ecluse.member.Agent;
import fr.ecluse.member.OpsnRole;
import org.jspecify.annotations.Nullable;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/**
 * An agent's account as the session knows it; its name is the user name.
 *
 * @param idToken how the identity provider knows the session; null after sign-in with a
 * password of ours
 */
record SignedInAgent(Agent agent, @Nullable OidcIdToken idToken) implements UserDetails {

	/** Somebody who signed in with a password of ours. */
	SignedInAgent(Agent agent) {
		this(agent, null);
	}

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
