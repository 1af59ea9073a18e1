package fr.ecluse.identity;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import fr.ecluse.member.Agent;

import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;
import org.springframework.security.oauth2.core.oidc.OidcUserInfo;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/**
 * An agent whom the provider brought. What the agent may do comes from our directory, not
 * from the provider.
 *
 * @param agent the account
 * @param idToken what the provider said, needed to end the session there
 */
public record ProvidedAgent(Agent agent, OidcIdToken idToken) implements OidcUser {

	@Override
	public Map<String, Object> getClaims() {
		return this.idToken.getClaims();
	}

	@Override
	public OidcUserInfo getUserInfo() {
		return new OidcUserInfo(getClaims());
	}

	@Override
	public OidcIdToken getIdToken() {
		return this.idToken;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return getClaims();
	}

	@Override
	public Collection<? extends GrantedAuthority> getAuthorities() {
		return List.of();
	}

	@Override
	public String getName() {
		return this.agent.username();
	}

}
