package fr.ecluse.engine;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.persistence.deploy.Deployer;
import org.camunda.bpm.engine.impl.persistence.entity.DeploymentEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ResourceEntity;
import org.jspecify.annotations.Nullable;

/**
 * Lets exactly these files into the engine, on this thread, while its work runs. Without
 * it nothing new is deployed, whoever asks: the Java API, REST, or the engine's own
 * scanning.
 */
final class DeploymentPass {

	private static final ThreadLocal<@Nullable DeploymentPass> CURRENT = new ThreadLocal<>();

	private final String procedure;

	private final Map<String, String> hashes = new TreeMap<>();

	private final List<DeploymentGate> gates;

	private DeploymentPass(String procedure, Map<String, byte[]> files, List<DeploymentGate> gates) {
		this.procedure = procedure;
		files.forEach((name, content) -> this.hashes.put(name, hash(content)));
		this.gates = List.copyOf(gates);
	}

	/**
	 * Runs a deployment that may bring exactly these files.
	 * @param gates that the files must satisfy when they arrive in the engine
	 */
	static <T> T with(String procedure, Map<String, byte[]> files, List<DeploymentGate> gates, Supplier<T> deployment) {
		if (CURRENT.get() != null) {
			throw new IllegalStateException("A deployment is already under way on this thread");
		}
		CURRENT.set(new DeploymentPass(procedure, files, gates));
		try {
			return deployment.get();
		}
		finally {
			CURRENT.remove();
		}
	}

	/** What the engine runs before it reads anything of a deployment. */
	static Deployer control() {
		return (deployment) -> {
			// What was let in once is read again at each start.
			if (deployment.isNew()) {
				DeploymentPass pass = CURRENT.get();
				if (pass == null) {
					throw new ProcessEngineException(
							"Ce dépôt n'est pas passé par le contrôle : déposez la démarche depuis la console, Camunda Modeler ou POST /api/v1/models.");
				}
				pass.check(deployment);
			}
		};
	}

	private void check(DeploymentEntity deployment) {
		Map<String, byte[]> files = new TreeMap<>();
		for (ResourceEntity resource : deployment.getResources().values()) {
			files.put(resource.getName(), resource.getBytes());
		}
		Map<String, String> arrived = new TreeMap<>();
		files.forEach((name, content) -> arrived.put(name, hash(content)));
		if (!arrived.equals(this.hashes)) {
			throw new ProcessEngineException("Les fichiers déposés ne sont pas ceux qui ont été contrôlés.");
		}
		List<String> refusals = this.gates.stream()
			.flatMap((gate) -> gate.refusals(this.procedure, files).stream())
			.toList();
		if (!refusals.isEmpty()) {
			throw new ProcessEngineException("Le contrôle refuse ce dépôt.\n" + String.join("\n", refusals));
		}
	}

	private static String hash(byte[] content) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
