package fr.ecluse.dossier;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import fr.ecluse.Ecluse;
import fr.ecluse.calendar.Territory;
import fr.ecluse.member.ApiKeys;
import fr.ecluse.member.Letterhead;
import fr.ecluse.member.Member;
import fr.ecluse.member.MemberKind;
import fr.ecluse.member.Members;
import fr.ecluse.member.Siren;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.FileSystemUtils;

/** A whole server on an empty embedded database, with some members and a key for each. */
final class BenchServer implements AutoCloseable {

	private final ConfigurableApplicationContext context;

	private final HttpClient client = HttpClient.newHttpClient();

	private final String address;

	private final Map<Siren, String> keys = new HashMap<>();

	BenchServer(List<Siren> members, String... settings) throws IOException {
		Path data = Path.of("target", "bench-data").toAbsolutePath();
		FileSystemUtils.deleteRecursively(data);
		this.context = SpringApplication.run(Ecluse.class,
				Stream.concat(Stream.of("--server.port=0", "--ecluse.data=" + data, "--ecluse.demo=false",
						"--ecluse.admin-key=cle-de-la-mesure-0123456789abcdefghijkl",
						"--ecluse.admin-password=mot-de-passe-de-la-mesure", "--logging.level.root=warn"),
						Stream.of(settings))
					.toArray(String[]::new));
		this.address = "http://localhost:" + this.context.getEnvironment().getRequiredProperty("local.server.port")
				+ "/api/v1/members/";
		Members directory = bean(Members.class);
		bean(TransactionTemplate.class).executeWithoutResult((status) -> members.forEach((siren) -> directory
			.put(new Member(siren, "Commune " + siren, MemberKind.COMMUNE, "29042", "29", 7410, null, Territory.METROPOLE,
					Letterhead.EMPTY))));
		members.forEach((siren) -> this.keys.put(siren, bean(ApiKeys.class).issue("Mesure", siren, "mesure", null).token()));
	}

	<T> T bean(Class<T> type) {
		return this.context.getBean(type);
	}

	/** Files a citizen request under a key and a reference of its own. */
	HttpResponse<String> file(Siren siren) throws IOException, InterruptedException {
		String id = UUID.randomUUID().toString();
		return this.client.send(request(siren, "/dossiers").header("Content-Type", "application/json")
			.header("Idempotency-Key", id)
			.POST(BodyPublishers.ofString(request(id)))
			.build(), BodyHandlers.ofString());
	}

	static String request(String reference) {
		return """
				{"procedure":"demande-citoyenne","externalReference":"%s","variables":
				 {"applicantName":"Camille Essai","subject":"Un banc","text":"Le texte de la demande."}}"""
			.formatted(reference);
	}

	String address(Siren siren) {
		return this.address + siren;
	}

	String key(Siren siren) {
		return this.keys.getOrDefault(siren, "");
	}

	private HttpRequest.Builder request(Siren siren, String path) {
		return HttpRequest.newBuilder(URI.create(this.address + siren + path))
			.header("Authorization", "Bearer " + this.keys.get(siren));
	}

	/** Numbers of no organisation in particular, their check digit right. */
	static List<Siren> members(int count) {
		List<Siren> members = new ArrayList<>();
		for (int number = 21290000; members.size() < count; number++) {
			for (int digit = 0; digit < 10; digit++) {
				try {
					members.add(Siren.of("%08d%d".formatted(number, digit)));
				}
				catch (IllegalArgumentException ex) {
					// Nine digits out of ten are wrong.
				}
			}
		}
		return members;
	}

	static double quantile(List<Double> figures, double share) {
		double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
		return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
	}

	@Override
	public void close() {
		this.context.close();
	}

}
