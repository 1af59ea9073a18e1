package fr.ecluse.modeler;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.Principal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import fr.ecluse.catalogue.Version;
import fr.ecluse.catalogue.VersionState;
import fr.ecluse.gate.PackageReader;
import fr.ecluse.intake.Receipt;
import fr.ecluse.intake.Arrivals;
import fr.ecluse.member.Callers;
import org.jspecify.annotations.Nullable;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** What Camunda Modeler 5 asks of an engine when its user deploys a diagram. */
@RestController
@RequestMapping("/engine-rest")
class ModelerController {

	static final String ORIGIN = "modeler";

	/** The engine whose features the Modeler offers. */
	private static final String ENGINE = "7.24.0";

	private final Arrivals arrivals;

	private final Destinations destinations;

	private final Callers callers;

	ModelerController(Arrivals arrivals, Destinations destinations, Callers callers) {
		this.arrivals = arrivals;
		this.destinations = destinations;
		this.callers = callers;
	}

	@GetMapping("/version")
	Map<String, String> version() {
		return Map.of("version", ENGINE);
	}

	/** With this the Modeler tries address and password, and reads nothing of it. */
	@GetMapping("/deployment")
	List<Deployment> deployments() {
		return List.of();
	}

	@PostMapping(path = "/deployment/create", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
	Deployment deploy(MultipartHttpServletRequest request,
			@RequestParam(name = "deployment-name", defaultValue = "") String name,
			@RequestParam(name = "deployment-source", required = false) @Nullable String source,
			@RequestParam(name = "tenant-id", defaultValue = "") String tenant, Principal caller) {
		List<PackageReader.Part> parts = parts(request);
		if (parts.isEmpty()) {
			throw Refusal.noFile();
		}
		Destinations.Destination destination = this.destinations.of(name.strip(), tenant.strip(), parts);
		Receipt receipt = this.arrivals.receive(destination.parts(), destination.procedure(), null, ORIGIN,
				this.callers.of(caller));
		Version version = receipt.version();
		if (version == null || version.state() == VersionState.REFUSED) {
			throw Refusal.findings(receipt, destination.parts());
		}
		return Deployment.of(receipt, version, name, source, destination.parts());
	}

	/** The Modeler offers it next to its Deploy button. */
	@PostMapping("/process-definition/{id}/start")
	void start(@PathVariable String id) {
		throw Refusal.noStart();
	}

	private static List<PackageReader.Part> parts(MultipartHttpServletRequest request) {
		List<PackageReader.Part> parts = new ArrayList<>();
		for (List<MultipartFile> files : request.getMultiFileMap().values()) {
			for (MultipartFile file : files) {
				try {
					parts.add(new PackageReader.Part(
							Objects.requireNonNullElse(file.getOriginalFilename(), file.getName()), file.getBytes()));
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
		}
		return parts;
	}

}
