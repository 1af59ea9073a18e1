package fr.ecluse.procedure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import fr.ecluse.engine.Models;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The procedures on offer; those in {@code processes/} are deployed at each start. */
@Component
public class Procedures implements SmartInitializingSingleton {

	private final Models models;

	private final Map<String, Procedure> byKey = new LinkedHashMap<>();

	Procedures(Models models) throws IOException {
		this.models = models;
		for (String key : ProcedurePackage.keys()) {
			this.byKey.put(key, new ProcedurePackage(key).read());
		}
	}

	/** Before the first call is served. */
	@Override
	public void afterSingletonsInstantiated() {
		try {
			for (String key : this.byKey.keySet()) {
				this.models.deploy(key, new ProcedurePackage(key).models());
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** All procedures, in the order of their keys. */
	public List<Procedure> list() {
		return List.copyOf(this.byKey.values());
	}

	/** The procedure of that key, empty when there is none. */
	public Optional<Procedure> find(String key) {
		return Optional.ofNullable(this.byKey.get(key));
	}

	/**
	 * The procedure of that key.
	 * @throws org.springframework.web.ErrorResponseException 404 when there is none
	 */
	public Procedure get(String key) {
		return find(key).orElseThrow(() -> Refusal.of(HttpStatus.NOT_FOUND, "demarche-inconnue", "Démarche inconnue",
				"Aucune démarche ne s'appelle « %s ». Les démarches ouvertes sont : %s.".formatted(shortened(key),
						String.join(", ", this.byKey.keySet()))));
	}

	private static String shortened(String key) {
		return (key.length() <= 60) ? key : key.substring(0, 60) + "…";
	}

}
