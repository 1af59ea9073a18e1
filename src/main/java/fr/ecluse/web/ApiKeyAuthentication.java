package fr.ecluse.web;

import fr.ecluse.member.ApiKey;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A program that presented its key. */
class ApiKeyAuthentication extends AbstractAuthenticationToken {

	private final transient ApiKey key;

	ApiKeyAuthentication(ApiKey key) {
		super(AuthorityUtils.createAuthorityList(key.isOpsn() ? Authorities.OPSN_KEY : Authorities.MEMBER_KEY));
		this.key = key;
		setAuthenticated(true);
	}

	@Override
	public ApiKey getPrincipal() {
		return this.key;
	}

	/** Never the token, which nothing keeps. */
	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public String getName() {
		return "api-key:" + this.key.id();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ApiKeyAuthentication that && this.key.equals(that.key);
	}

	@Override
	public int hashCode() {
		return this.key.hashCode();
	}

}
