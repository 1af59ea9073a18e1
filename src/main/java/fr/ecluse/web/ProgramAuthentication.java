package fr.ecluse.web;

import fr.ecluse.member.Program;
import org.jspecify.annotations.Nullable;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** A program that presented its key or its token. */
class ProgramAuthentication extends AbstractAuthenticationToken {

	private final transient Program program;

	ProgramAuthentication(Program program) {
		super(AuthorityUtils.createAuthorityList(program.isOpsn() ? Authorities.OPSN_KEY : Authorities.MEMBER_KEY));
		this.program = program;
		setAuthenticated(true);
	}

	@Override
	public Program getPrincipal() {
		return this.program;
	}

	/** Never the key or token, which nothing keeps. */
	@Override
	public Object getCredentials() {
		return "";
	}

	@Override
	public String getName() {
		return this.program.id();
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof ProgramAuthentication that && this.program.equals(that.program);
	}

	@Override
	public int hashCode() {
		return this.program.hashCode();
	}

}
