package fr.ecluse.demonstration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import fr.ecluse.calendar.Territory;
import fr.ecluse.member.Agent;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Membership;
import fr.ecluse.member.OpsnRole;
import fr.ecluse.member.Siren;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/** The organisations and people of the demonstration, as its data files describe them. */
record Cast(List<Organisation> organisations, List<Character> characters) {

	static Cast shipped() {
		return new Cast(read("members", Organisation.class), read("agents", Character.class));
	}

	static <T> List<T> read(String name, Class<T> type) {
		try {
			var sources = new YamlPropertySourceLoader().load(name,
					new ClassPathResource("demonstration/" + name + ".yaml"));
			return new Binder(ConfigurationPropertySources.from(sources)).bind(name, Bindable.listOf(type)).get();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Organisation(String siren, String name, String kind, @Nullable String insee, String departement,
			@Nullable Integer population, @Nullable String parent, String address, String postalCode, String city,
			@Nullable String phone, String email, String signatoryName, String signatoryTitle) {

		Member member() {
			Territory territory = (this.insee != null) ? Territory.ofCommune(this.insee)
					: Territory.ofDepartement(this.departement);
			return new Member(new Siren(this.siren), this.name, MemberKind.of(this.kind), this.insee, this.departement,
					this.population, (this.parent != null) ? new Siren(this.parent) : null, territory,
					new Letterhead(this.address, this.postalCode, this.city, this.phone, this.email, null,
							this.signatoryName, this.signatoryTitle));
		}

	}

	record Character(String username, String name, String about, boolean tour, @Nullable String opsnRole,
			@DefaultValue List<Post> posts) {

		Agent agent(String passwordHash) {
			Set<OpsnRole> opsnRoles = (this.opsnRole != null) ? Set.of(OpsnRole.find(this.opsnRole).orElseThrow())
					: Set.of();
			return new Agent(this.username, this.name, this.username + "@ecluse.example", passwordHash, true, opsnRoles,
					this.posts.stream().flatMap(Post::memberships).collect(Collectors.toSet()));
		}

	}

	/** The same roles in each of some members. */
	record Post(List<String> members, List<String> roles) {

		Stream<Membership> memberships() {
			return this.members.stream()
				.map(Siren::new)
				.flatMap((siren) -> this.roles.stream().map((role) -> new Membership(siren, role)));
		}

	}

}
